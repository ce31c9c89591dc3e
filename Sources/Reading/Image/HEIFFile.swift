import CHEIF
import Documents

/// The pictures of an HEIF file (ISO/IEC 23008-12): HEIC, as phones take them, and AVIF. Each is upright: libheif turns and
/// mirrors it as the file says.
final class HEIFFile {
    private let context: OpaquePointer
    private let pictures: [heif_item_id]

    /// Throws a `Refusal` for a file that libheif can't open, or that has no picture of its own.
    init(path: String) throws {
        guard let context = heif_context_alloc() else {
            throw Refusal(.outOfMemory, "The picture takes more memory than its limit allows.")
        }
        self.context = context
        try Self.check(heif_context_read_from_file(context, path, nil))
        // Its threads would each reserve address space, of which the extractor has little.
        heif_context_set_max_decoding_threads(context, 0)
        let count = heif_context_get_number_of_top_level_images(context)
        pictures = Array(unsafeUninitializedCapacity: Int(max(count, 0))) { buffer, used in
            used = Int(heif_context_get_list_of_top_level_image_IDs(context, buffer.baseAddress, count))
        }
        guard !pictures.isEmpty else { throw Refusal(.corruptImage, "It holds no picture.") }
    }

    deinit {
        heif_context_free(context)
    }

    var count: Int { pictures.count }

    /// - Parameter page: from 1 to `count`.
    func header(ofPage page: Int) throws -> PictureHeader {
        try withHandle(ofPage: page) { handle in
            PictureHeader(
                width: Int(heif_image_handle_get_width(handle)),
                height: Int(heif_image_handle_get_height(handle)), bitsPerPixel: 24)
        }
    }

    /// - Parameter page: from 1 to `count`.
    func pixels(ofPage page: Int) throws -> Pixels {
        try withHandle(ofPage: page) { handle in
            let hasAlpha = heif_image_handle_has_alpha_channel(handle) != 0
            let layout = hasAlpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB
            let options = heif_decoding_options_alloc()
            defer { heif_decoding_options_free(options) }
            options?.pointee.convert_hdr_to_8bit = 1
            var image: OpaquePointer?
            try Self.check(heif_decode_image(handle, &image, heif_colorspace_RGB, layout, options))
            defer { heif_image_release(image) }
            var stride: Int32 = 0
            guard let plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride) else {
                throw Refusal(.corruptImage, "The picture is damaged.")
            }
            return try Pixels(
                samples: plane, width: Int(heif_image_get_width(image, heif_channel_interleaved)),
                height: Int(heif_image_get_height(image, heif_channel_interleaved)), stride: Int(stride),
                hasAlpha: hasAlpha)
        }
    }

    private func withHandle<Value: ~Copyable>(
        ofPage page: Int, _ body: (OpaquePointer) throws -> Value
    ) throws -> Value {
        guard pictures.indices.contains(page - 1) else {
            throw Refusal(.corruptImage, "The picture is damaged.")
        }
        var handle: OpaquePointer?
        try Self.check(heif_context_get_image_handle(context, pictures[page - 1], &handle))
        guard let handle else { throw Refusal(.corruptImage, "The picture is damaged.") }
        defer { heif_image_handle_release(handle) }
        return try body(handle)
    }

    private static func check(_ outcome: heif_error) throws {
        switch outcome.code {
        case heif_error_Ok: return
        case heif_error_Memory_allocation_error:
            throw Refusal(.outOfMemory, "The picture takes more memory than its limit allows.")
        case heif_error_Unsupported_filetype, heif_error_Unsupported_feature,
            heif_error_Decoder_plugin_error:
            throw Refusal(.unsupportedFormat, "The picture is packed in a way that can't be read.")
        default: throw Refusal(.corruptImage, "The picture is damaged.")
        }
    }
}
