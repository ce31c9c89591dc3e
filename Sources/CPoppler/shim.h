#pragma once
#include "../CGLib/shim.h"
#include <poppler.h>
#include <cairo.h>
#include <cairo-pdf.h>
#include <stddef.h>
#include <stdint.h>

/// One row of cairo's RGB24 as 8 bits grey, by the weights of ITU-R BT.601, packed as Leptonica wants it: four pixels
/// a word, the first in its highest byte. In C, since it goes over nine million pixels a page.
static inline void a2d2_pack_grey(const uint32_t *line, uint32_t *output, size_t width) {
    for (size_t column = 0; column < width; column += 4) {
        uint32_t packed = 0;
        for (size_t lane = 0; lane < 4; lane++) {
            uint32_t pixel = column + lane < width ? line[column + lane] : 0x00FFFFFF;
            uint32_t grey = (77 * (pixel >> 16 & 0xFF) + 150 * (pixel >> 8 & 0xFF) + 29 * (pixel & 0xFF)) >> 8;
            packed = packed << 8 | grey;
        }
        *output++ = packed;
    }
}
