#define ZX_USE_UTF8
#include "barcodes.h"

#include <BarcodeFormat.h>
#include <BitMatrix.h>
#include <MultiFormatWriter.h>
#include <ReadBarcode.h>

#include <cerrno>
#include <exception>
#include <new>
#include <string>

using namespace ZXing;

namespace {

// No sheet that a person prints has more, and one that is made to exhaust a reader should not.
const uint8_t most_symbols = 50;

void read(const ImageView &picture, const DecodeHints &hints, a2d2_barcode_found found, void *context) {
    for (const Result &result : ReadBarcodes(picture, hints)) {
        if (!result.isValid()) continue;
        const std::string text = result.text();
        const Position &place = result.position();
        const int corners[8] = {
            place.topLeft().x,     place.topLeft().y,     place.topRight().x,   place.topRight().y,
            place.bottomRight().x, place.bottomRight().y, place.bottomLeft().x, place.bottomLeft().y,
        };
        found(context, ToString(result.format()), text.data(), text.size(), corners);
    }
}

}  // namespace

int a2d2_read_barcodes(const uint8_t *grey, int width, int height, a2d2_barcode_found found, void *context) {
    try {
        const ImageView picture(grey, width, height, ImageFormat::Lum);
        DecodeHints hints;
        hints.setTryHarder(true).setTryRotate(true).setMaxNumberOfSymbols(most_symbols);
        hints.setFormats(BarcodeFormat::QRCode);
        read(picture, hints, found, context);
        // Version 1.4 ends the process where it finds the same bars at two sizes of the picture (an assertion in
        // Result::operator==), so it gets one size.
        hints.setFormats(BarcodeFormat::Code128 | BarcodeFormat::Code39).setTryDownscale(false);
        read(picture, hints, found, context);
        return 0;
    } catch (const std::bad_alloc &) {
        return ENOMEM;
    } catch (const std::exception &) {
        // What its readers throw at odd pictures means that there is no barcode to be read.
        return 0;
    }
}

int a2d2_draw_barcode(const char *symbology, const char *text, int width, int height, uint8_t *grey) {
    try {
        MultiFormatWriter writer(BarcodeFormatFromString(symbology));
        const BitMatrix bits = writer.encode(std::string(text), width, height);
        if (bits.width() != width || bits.height() != height) return EINVAL;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) grey[y * width + x] = bits.get(x, y) ? 0 : 255;
        return 0;
    } catch (const std::exception &) {
        return EINVAL;
    }
}
