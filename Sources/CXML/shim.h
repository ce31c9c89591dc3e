#pragma once
// libxml2's headers bring those of the system's ICU, which clash with Foundation's own. What they are needed for is
// the inside of encoders, which nobody looks at.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
