import Documents

/// The parts of an office document: a ZIP archive of XML files.
struct OfficePackage {
    /// Of the parts that are read, unpacked. Pictures are none of them.
    static let mostBytes = 192 << 20

    private let parts: [String: [UInt8]]

    /// - Parameter isWanted: which parts to unpack, by name.
    init(_ path: String, wanting isWanted: (String) -> Bool) throws {
        let archive = try ArchiveReader(path, .zip, limit: Self.mostBytes)
        var parts: [String: [UInt8]] = [:]
        while let entry = try archive.next() {
            guard isWanted(entry.name), parts[entry.name] == nil else { continue }
            guard !entry.isEncrypted else {
                throw Refusal(.encrypted, "It is protected by a password.")
            }
            parts[entry.name] = try archive.contents()
        }
        self.parts = parts
    }

    subscript(name: String) -> [UInt8]? { parts[name] }

    func document(_ name: String) throws -> MarkupDocument? {
        try parts[name].map { try MarkupDocument(xml: $0, named: name) }
    }

    /// Throws `corrupt-document` when the part is missing.
    func required(_ name: String) throws -> MarkupDocument {
        guard let document = try document(name) else {
            throw Refusal(.corruptDocument, "Its part \(name) is missing.")
        }
        return document
    }
}
