import Documents

/// Which document a compound file is, by what is in it.
enum CompoundKind {
    /// A larger one is no document that we read.
    private static let mostBytes = 256 << 20

    /// Throws `encrypted` for an office document with a password, which is packed into a compound file.
    static func mediaType(of path: String, size: Int) throws -> MediaType? {
        guard size <= mostBytes else { return nil }
        let names = Set(try CompoundFolder(file: path).names)
        guard !names.contains("EncryptedPackage") else {
            throw Refusal(.encrypted, "It is protected by a password.")
        }
        if names.contains(OutlookMessage.propertiesName) { return .outlook }
        if names.contains("WordDocument") { return .doc }
        if names.contains("Workbook") || names.contains("Book") { return .xls }
        if names.contains("PowerPoint Document") { return .ppt }
        return nil
    }
}
