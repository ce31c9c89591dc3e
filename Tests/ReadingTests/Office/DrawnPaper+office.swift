import CArchive
import Documents
import Extraction

/// Office documents with the least that makes them one.
extension DrawnPaper {
    struct Part {
        var name: String
        var text: String

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    func makeZIP(_ name: String, _ parts: [Part], password: String? = nil) throws {
        try makeArchive(name, parts) { archive in
            try check(archive_write_set_format_zip(archive))
            guard let password else { return }
            try check(archive_write_set_options(archive, "zip:encryption=aes256"))
            try check(archive_write_set_passphrase(archive, password))
        }
    }

    private func makeArchive(_ name: String, _ parts: [Part], settings: (OpaquePointer) throws -> Void) throws
    {
        guard let archive = archive_write_new() else { throw Broken() }
        defer { archive_write_free(archive) }
        try settings(archive)
        try check(archive_write_open_filename(archive, path(name)))
        for part in parts {
            guard let entry = archive_entry_new() else { throw Broken() }
            defer { archive_entry_free(entry) }
            archive_entry_set_pathname(entry, part.name)
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            archive_entry_set_size(entry, Int64(part.text.utf8.count))
            try check(archive_write_header(archive, entry))
            let bytes = [UInt8](part.text.utf8)
            guard archive_write_data(archive, bytes, bytes.count) == bytes.count else { throw Broken() }
        }
        try check(archive_write_close(archive))
    }

    enum ArchiveFormat {
        case tar, tarGzip, tarZstandard, sevenZip
        /// A single compressed file.
        case gzip
    }

    func makeArchive(_ name: String, _ format: ArchiveFormat, _ parts: [Part]) throws {
        try makeArchive(name, parts) { archive in
            switch format {
            case .sevenZip: try check(archive_write_set_format_7zip(archive))
            case .gzip: try check(archive_write_set_format_raw(archive))
            case .tar, .tarGzip, .tarZstandard: try check(archive_write_set_format_pax_restricted(archive))
            }
            switch format {
            case .gzip, .tarGzip: try check(archive_write_add_filter_gzip(archive))
            case .tarZstandard: try check(archive_write_add_filter_zstd(archive))
            case .tar, .sevenZip: break
            }
        }
    }

    private func check(_ code: Int32) throws {
        guard code == ARCHIVE_OK else { throw Broken() }
    }

    /// - Parameters:
    ///   - body: what stands in `w:body`.
    ///   - others: type, name and text of other parts, which the document refers to.
    func makeDOCX(_ name: String, body: String, others: [(type: String, part: Part)] = []) throws {
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        try makeOfficeOpen(
            name, kind: "wordprocessingml.document", main: "word/document.xml",
            text: "<w:document \(word)><w:body>\(body)</w:body></w:document>", others: others)
    }

    /// - Parameter kind: "spreadsheetml.sheet".
    func makeOfficeOpen(
        _ name: String, kind: String, main: String, text: String, others: [(type: String, part: Part)] = []
    ) throws {
        let folder = main.prefix { $0 != "/" }
        let file = main.split(separator: "/").last ?? ""
        let relationships = others.enumerated().map { number, other in
            "<Relationship Id=\"rId\(number + 1)\" Type=\"http://x/\(other.type)\" Target=\"/\(other.part.name)\"/>"
        }
        let parts = [
            Part(
                "[Content_Types].xml",
                """
                <Types><Override PartName="/\(main)"
                ContentType="application/vnd.openxmlformats-officedocument.\(kind).main+xml"/></Types>
                """),
            Part(
                "_rels/.rels",
                """
                <Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="\(main)"/></Relationships>
                """),
            Part(main, text),
            Part("\(folder)/_rels/\(file).rels", "<Relationships>\(relationships.joined())</Relationships>"),
        ]
        try makeZIP(name, parts + others.map(\.part))
    }

    /// Reads it and ends the pool.
    func pages(of name: String) async throws -> [String] {
        let document = try await read(name)
        await pool.shutdown()
        return document.pages.map(\.text)
    }
}
