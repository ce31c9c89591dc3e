import Foundation

/// Writes a new PDF object by object, so that a scan of two thousand pages never lies in memory as a whole
/// (qpdf would hold it all).
struct PDFFileWriter: PDFObjectSink, ~Copyable {
    private let output: FileHandle
    private var position: Int
    /// By object number, from 1; nil for one that is reserved and not yet written.
    private var offsets: [Int?] = []
    private var pages: [PDFReference] = []
    private let catalog: PDFReference
    /// Of what was written so far: FNV-1a, twice, of the beginning of each piece.
    private var fingerprint: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x8422_2325_CBF2_9CE4]
    /// The parent of every page.
    let pageTree: PDFReference

    init(path: String) throws {
        let output = try PDFFileWriter.create(path)
        // Four bytes above 127 tell transfer programs that the file is binary (ISO 32000-1 §7.5.2).
        let header = Data("%PDF-1.7\n%\u{E4}\u{FC}\n".utf8)
        try output.write(contentsOf: header)
        self.output = output
        position = header.count
        catalog = PDFReference(number: 1)
        pageTree = PDFReference(number: 2)
        offsets = [nil, nil]
    }

    mutating func add(_ value: PDFValue) throws -> PDFReference {
        let reference = PDFReference(number: offsets.count + 1)
        offsets.append(nil)
        try write(value, as: reference)
        return reference
    }

    mutating func addStream(_ dictionary: [String: PDFValue], _ data: Data) throws -> PDFReference {
        var dictionary = dictionary
        dictionary["Length"] = .integer(data.count)
        offsets.append(position)
        let reference = PDFReference(number: offsets.count)
        try write(Data("\(reference.number) 0 obj\n\(PDFValue.dictionary(dictionary).source)\nstream\n".utf8))
        try write(data)
        try write(Data("\nendstream\nendobj\n".utf8))
        return reference
    }

    mutating func addPage(_ dictionary: [String: PDFValue]) throws {
        var dictionary = dictionary
        dictionary["Type"] = .name("Page")
        dictionary["Parent"] = .reference(pageTree)
        pages.append(try add(.dictionary(dictionary)))
    }

    /// Writes the page tree, the catalog and the table of objects.
    ///
    /// - Parameter entries: further ones of the catalog.
    mutating func finish(catalog entries: [String: PDFValue] = [:]) throws {
        try write(
            [
                "Type": .name("Pages"), "Count": .integer(pages.count),
                "Kids": .array(pages.map { .reference($0) }),
            ],
            as: pageTree)
        let catalogEntries = entries.merging(
            ["Type": .name("Catalog"), "Pages": .reference(pageTree)]) { _, own in own }
        try write(.dictionary(catalogEntries), as: catalog)
        let information = try add(["Producer": .string(Array("a2d2".utf8))])
        let table = position
        var ending = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset ?? 0)
            ending += String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
        }
        let identifier = PDFValue.string(
            fingerprint.flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) } })
        let trailer: PDFValue = [
            "Size": .integer(offsets.count + 1), "Root": .reference(catalog), "Info": .reference(information),
            "ID": [identifier, identifier],
        ]
        try write(Data("\(ending)trailer\n\(trailer.source)\nstartxref\n\(table)\n%%EOF\n".utf8))
        try output.close()
    }

    private mutating func write(_ value: PDFValue, as reference: PDFReference) throws {
        offsets[reference.number - 1] = position
        try write(Data("\(reference.number) 0 obj\n\(value.source)\nendobj\n".utf8))
    }

    private mutating func write(_ data: Data) throws {
        try output.write(contentsOf: data)
        position += data.count
        for byte in data.prefix(4096) {
            for half in 0..<2 { fingerprint[half] = (fingerprint[half] ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
    }

    /// An empty file to write to, readable by its owner only.
    static func create(_ path: String) throws -> FileHandle {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw RenditionFault(
                description: "can't write the searchable PDF: \(String(cString: strerror(errno)))")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
