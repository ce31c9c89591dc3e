/// An Office Open XML file, opened at the part that says the most.
struct OfficeOpenFile {
    let package: OfficePackage
    /// Its main part.
    let document: MarkupDocument
    /// What that refers to.
    let related: Relationships

    /// - Parameters:
    ///   - name: the main part's, where the package doesn't say it.
    ///   - isWanted: which parts, of those that are XML, to unpack.
    init(_ path: String, usually name: String, wanting isWanted: (String) -> Bool = { _ in true }) throws {
        package = try OfficePackage(path) { ($0.hasSuffix(".xml") || $0.hasSuffix(".rels")) && isWanted($0) }
        let start = try Relationships(of: "", in: package).parts("officeDocument").first ?? name
        document = try package.required(start)
        related = try Relationships(of: start, in: package)
    }
}
