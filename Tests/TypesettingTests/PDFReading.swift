import CPango
import CPoppler
import Foundation
import Publishing

/// Reads a PDF as a viewer does, by poppler.
struct PDFReading: ~Copyable {
    struct Broken: Error {}

    private let document: OpaquePointer

    init(_ data: Data) throws {
        let bytes = data.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
        defer { g_bytes_unref(bytes) }
        guard let document = poppler_document_new_from_bytes(bytes, nil, nil) else { throw Broken() }
        self.document = document
    }

    deinit { g_object_unref(gpointer(document)) }

    var pageCount: Int { Int(poppler_document_get_n_pages(document)) }

    var title: String? { Self.string(poppler_document_get_title(document)) }

    var creator: String? { Self.string(poppler_document_get_creator(document)) }

    /// In seconds since 1970.
    var creationDate: Int { poppler_document_get_creation_date(document) }

    func texts() throws -> [String] {
        try (0..<pageCount).map { index in
            try withPage(index) { page in
                guard let text = Self.string(poppler_page_get_text(page)) else { throw Broken() }
                return text
            }
        }
    }

    /// In points.
    func size(ofPage index: Int) throws -> (width: Double, height: Double) {
        try withPage(index) { page in
            var (width, height) = (0.0, 0.0)
            poppler_page_get_size(page, &width, &height)
            return (width, height)
        }
    }

    /// Where the letters of a page are, in points from the upper left corner.
    func letterBoxes(ofPage index: Int) throws -> [Rectangle] {
        try withPage(index) { page in
            var boxes: UnsafeMutablePointer<PopplerRectangle>?
            var count: guint = 0
            guard poppler_page_get_text_layout(page, &boxes, &count) != 0 else { return [] }
            defer { g_free(boxes) }
            return UnsafeBufferPointer(start: boxes, count: Int(count)).map { box in
                Rectangle(x: box.x1, y: box.y1, width: box.x2 - box.x1, height: box.y2 - box.y1)
            }
        }
    }

    /// The pages that the links of a page lead to, counted from 1.
    func linkedPages(ofPage index: Int) throws -> [Int] {
        try withPage(index) { page in
            let mappings = poppler_page_get_link_mapping(page)
            defer { poppler_page_free_link_mapping(mappings) }
            var pages: [Int] = []
            var next = mappings
            while let node = next {
                let mapping = node.pointee.data.assumingMemoryBound(to: PopplerLinkMapping.self)
                if let action = mapping.pointee.action { pages.append(self.page(of: action)) }
                next = node.pointee.next
            }
            return pages
        }
    }

    /// The titles of the outline.
    func outline() -> [String] {
        guard let iterator = poppler_index_iter_new(document) else { return [] }
        defer { poppler_index_iter_free(iterator) }
        var titles: [String] = []
        repeat {
            guard let action = poppler_index_iter_get_action(iterator) else { continue }
            defer { poppler_action_free(action) }
            if let title = action.pointee.any.title { titles.append(String(cString: title)) }
        } while poppler_index_iter_next(iterator) != 0
        return titles
    }

    /// The names of the fonts, and whether each is in the file.
    func fonts() -> [(name: String, isEmbedded: Bool)] {
        let info = poppler_font_info_new(document)
        defer { g_object_unref(gpointer(info)) }
        var iterator: OpaquePointer?
        var fonts: [(String, Bool)] = []
        while poppler_font_info_scan(info, Int32(pageCount), &iterator) != 0 {
            defer { poppler_fonts_iter_free(iterator) }
            repeat {
                fonts.append(
                    (
                        String(cString: poppler_fonts_iter_get_name(iterator)),
                        poppler_fonts_iter_is_embedded(iterator) != 0
                    ))
            } while poppler_fonts_iter_next(iterator) != 0
        }
        return fonts
    }

    private func page(of action: UnsafeMutablePointer<PopplerAction>) -> Int {
        guard let destination = action.pointee.goto_dest.dest else { return 0 }
        guard let name = destination.pointee.named_dest else { return Int(destination.pointee.page_num) }
        let found = poppler_document_find_dest(document, name)
        defer { poppler_dest_free(found) }
        return found.map { Int($0.pointee.page_num) } ?? 0
    }

    private func withPage<Result>(_ index: Int, _ body: (OpaquePointer) throws -> Result) throws -> Result {
        guard let page = poppler_document_get_page(document, Int32(index)) else { throw Broken() }
        defer { g_object_unref(gpointer(page)) }
        return try body(page)
    }

    private static func string(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        defer { g_free(text) }
        return text.map { String(cString: $0) }
    }
}
