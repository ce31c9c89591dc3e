#pragma once
// Of all libraries that build on GLib the first to be included: so its types are this module's, whoever uses them.
#include <glib.h>
#include <glib-object.h>
