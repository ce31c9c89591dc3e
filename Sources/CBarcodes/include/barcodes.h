// Barcodes by zxing-cpp, whose interface is C++, for Swift.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Takes one barcode: the name of its symbology, its text in UTF-8 without an end, and the x and y of its four corners in
/// pixels. All of it is gone when this returns.
typedef void (*a2d2_barcode_found)(void *context, const char *symbology, const char *text, size_t length,
                                   const int corners[8]);

/// Looks for QR codes, Code 128 and Code 39 on a picture of 8 bits grey, rows without padding.
/// Gives 0, or ENOMEM.
int a2d2_read_barcodes(const uint8_t *grey, int width, int height, a2d2_barcode_found found, void *context);

/// Draws a barcode in black on white, for tests: `symbology` as above, `width` and `height` in pixels. Writes
/// `width * height` bytes to `grey`. Gives 0, or EINVAL where such a barcode can't be.
int a2d2_draw_barcode(const char *symbology, const char *text, int width, int height, uint8_t *grey);

#ifdef __cplusplus
}
#endif
