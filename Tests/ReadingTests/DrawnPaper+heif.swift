import CHEIF
import CTesseract

extension DrawnPaper {
    /// An HEIF file with a picture of each sheet.
    func makeHEIF(
        _ name: String, sheets: [[String]], packing: heif_compression_format = heif_compression_HEVC
    ) throws {
        let context = heif_context_alloc()
        defer { heif_context_free(context) }
        var encoder: OpaquePointer?
        try check(heif_context_get_encoder_for_format(context, packing, &encoder))
        defer { heif_encoder_release(encoder) }
        for lines in sheets {
            try makePNG("sheet.png", lines: lines)
            var pix = pixRead(path("sheet.png"))
            defer { pixDestroy(&pix) }
            let image = try heifImage(of: pix)
            defer { heif_image_release(image) }
            var handle: OpaquePointer?
            try check(heif_context_encode_image(context, image, encoder, nil, &handle))
            heif_image_handle_release(handle)
        }
        try check(heif_context_write_to_file(context, path(name)))
    }

    private func heifImage(of pix: UnsafeMutablePointer<Pix>?) throws -> OpaquePointer? {
        let (width, height) = (pixGetWidth(pix), pixGetHeight(pix))
        var image: OpaquePointer?
        try check(heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image))
        try check(heif_image_add_plane(image, heif_channel_interleaved, width, height, 8))
        var stride: Int32 = 0
        guard let plane = heif_image_get_plane(image, heif_channel_interleaved, &stride) else {
            throw Broken()
        }
        for row in 0..<height {
            for column in 0..<width {
                var pixel: UInt32 = 0
                pixGetPixel(pix, column, row, &pixel)
                for sample in 0..<3 {
                    plane[Int(row) * Int(stride) + Int(column) * 3 + sample] = UInt8(
                        truncatingIfNeeded: pixel >> (24 - 8 * UInt32(sample)))
                }
            }
        }
        return image
    }

    private func check(_ outcome: heif_error) throws {
        guard outcome.code == heif_error_Ok else { throw Broken() }
    }
}
