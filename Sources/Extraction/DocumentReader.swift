package import Documents

/// Whoever can read a document and make its searchable PDF: the pool of extractors, or a fake in a test.
package protocol DocumentReader: Sendable {
    /// Throws a `Refusal` for a document that can't be read, anything else for a fault of the machine.
    ///
    /// - Parameter children: gets the files that lie within it, with its first page; nil to pass over them.
    func read(_ request: ReadRequest, children: (any ChildReceiver)?) async throws -> ExtractedDocument

    /// Writes the searchable PDF to `request.outputPath`, and tells in what it is not as asked for. Throws as `read` does.
    func render(_ request: RenditionRequest) async throws -> [Finding]
}

extension DocumentReader {
    package func read(_ request: ReadRequest) async throws -> ExtractedDocument {
        try await read(request, children: nil)
    }
}
