#pragma once
#include "../CGLib/shim.h"
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-input.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-stdio.h>
#include <gsf/gsf-utils.h>

/// What libgsf says by macros alone: whether what lies in a compound file is a folder. Null for a stream.
static inline GsfInfile *a2d2_folder(GsfInput *input) {
    return input && GSF_IS_INFILE(input) && gsf_infile_num_children(GSF_INFILE(input)) >= 0 ? GSF_INFILE(input) : NULL;
}

static inline GsfOutput *a2d2_output(GsfOutfile *folder) { return GSF_OUTPUT(folder); }

static inline GsfOutfile *a2d2_outfile(GsfOutput *output) { return GSF_OUTFILE(output); }
