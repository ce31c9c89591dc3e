package import Documents

/// Whoever can read a document and make its searchable PDF: the pool of extractors, or a fake in a test.
package protocol DocumentReader: Sendable {
    /// Throws a `Refusal` for a document that can't be read, anything else for a fault of the machine.
    func read(_ request: ReadRequest) async throws -> ExtractedDocument

    /// Writes the searchable PDF to `request.outputPath`. Throws as `read` does.
    func render(_ request: RenditionRequest) async throws
}
