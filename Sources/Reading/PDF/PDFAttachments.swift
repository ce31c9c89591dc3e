import CPoppler
import Documents

/// The files inside of a PDF, as far as they may be an e-invoice.
struct PDFAttachments {
    /// An invoice of thousands of lines has some megabytes.
    private static let mostBytes = 16 << 20
    private static let mostFiles = 50

    let document: OpaquePointer

    /// The first attached file that is an invoice's XML, whatever its name before the suffix. One that is damaged is
    /// passed over: the pages are there.
    func eInvoice() -> EInvoice? {
        guard poppler_document_has_attachments(document) != 0 else { return nil }
        guard let list = poppler_document_get_attachments(document) else { return nil }
        defer { g_list_free_full(list) { g_object_unref($0) } }
        let files = sequence(first: list) { $0.pointee.next }.prefix(Self.mostFiles)
        return files.lazy.compactMap { eInvoice(in: OpaquePointer($0.pointee.data)) }.first
    }

    private func eInvoice(in attachment: OpaquePointer?) -> EInvoice? {
        guard let file = UnsafeMutablePointer<PopplerAttachment>(attachment),
            let name = poppler_attachment_get_name(file),
            String(cString: name).lowercased().hasSuffix(".xml"), let bytes = Self.bytes(of: file),
            let document = try? MarkupDocument(xml: bytes, named: "The attached invoice", isStrict: true),
            let root = try? document.root
        else { return nil }
        return EInvoice(root)
    }

    private static func bytes(of file: UnsafeMutablePointer<PopplerAttachment>) -> [UInt8]? {
        var bytes: [UInt8] = []
        let isComplete = withUnsafeMutablePointer(to: &bytes) { target in
            poppler_attachment_save_to_callback(
                file,
                { block, count, target, _ in
                    guard let target = target?.assumingMemoryBound(to: [UInt8].self),
                        target.pointee.count + Int(count) <= PDFAttachments.mostBytes
                    else { return 0 }
                    UnsafeRawBufferPointer(start: block, count: Int(count)).withMemoryRebound(to: UInt8.self)
                    {
                        target.pointee.append(contentsOf: $0)
                    }
                    return 1
                }, target, nil)
        }
        return isComplete != 0 ? bytes : nil
    }
}
