#pragma once
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include FT_TRUETYPE_TABLES_H

// FreeType's flags are macros that Swift can't see.

/// In the font's own units; negative when the glyph can't be read.
static inline FT_Long a2d2_glyph_advance(FT_Face face, FT_UInt glyph) {
    FT_Fixed advance = 0;
    if (FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) == 0) return advance;
    // An accented letter whose parts the font lacks has a width all the same.
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_RECURSE) != 0) return -1;
    return face->glyph->metrics.horiAdvance;
}

static inline int a2d2_has_cids(FT_Face face) { return FT_IS_CID_KEYED(face) ? 1 : 0; }

/// A bare CFF with character identifiers is asked for its glyphs by these, not by number.
static inline int a2d2_goes_by_cid(FT_Face face) { return FT_IS_CID_KEYED(face) && !FT_IS_SFNT(face) ? 1 : 0; }
