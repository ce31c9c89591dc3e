import Documents

/// Which document a ZIP archive is, by what is in it. The name says nothing.
enum OfficeKind {
    /// Nil for an archive that is only an archive.
    static func mediaType(ofZip path: String, head: [UInt8]) throws -> MediaType? {
        if let declared = firstEntry(of: head), declarable.contains(declared) { return declared }
        let package = try OfficePackage(path) { $0 == contentTypes || $0 == "mimetype" }
        if let mimetype = package["mimetype"].map({ String(decoding: $0.prefix(100), as: UTF8.self) }) {
            let declared = MediaType(mimetype.filter { !$0.isWhitespace })
            if declarable.contains(declared) { return declared }
        }
        guard let types = try package.document(contentTypes) else { return nil }
        let main = try types.root.elements("Override").compactMap { $0.attribute("ContentType") }
        return main.lazy.compactMap { officeOpen[$0] }.first
    }

    private static let contentTypes = "[Content_Types].xml"

    /// The entry that OpenDocument and EPUB put first, unpacked and under this name, so that it can be read from here
    /// (OpenDocument 1.3 part 2, §3.3).
    private static func firstEntry(of head: [UInt8]) -> MediaType? {
        let name = 30..<38
        guard head.count > 200, Array(head[name]) == Array("mimetype".utf8), head[8] == 0, head[9] == 0 else {
            return nil
        }
        let extra = Int(head[28]) | Int(head[29]) << 8
        let size = Int(head[22]) | Int(head[23]) << 8
        guard size > 0, 38 + extra + size <= head.count else { return nil }
        return MediaType(String(decoding: head[(38 + extra)..<(38 + extra + size)], as: UTF8.self))
    }

    private static let declarable = Set(MediaType.openDocumentKinds + [.epub])

    private static let officeOpen: [String: MediaType] = {
        var kinds: [String: MediaType] = [:]
        for kind in ["document", "template"] {
            kinds["application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind).main+xml"] = .docx
            kinds["application/vnd.ms-word.\(kind).macroEnabled.main+xml"] = .docx
        }
        for kind in ["sheet", "template"] {
            kinds["application/vnd.openxmlformats-officedocument.spreadsheetml.\(kind).main+xml"] = .xlsx
            kinds["application/vnd.ms-excel.\(kind).macroEnabled.main+xml"] = .xlsx
        }
        for kind in ["presentation", "slideshow", "template"] {
            kinds["application/vnd.openxmlformats-officedocument.presentationml.\(kind).main+xml"] = .pptx
            kinds["application/vnd.ms-powerpoint.\(kind).macroEnabled.main+xml"] = .pptx
        }
        return kinds
    }()
}
