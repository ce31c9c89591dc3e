/// What a pipeline file says under `persist`.
package struct PersistOptions: Sendable, Hashable, Codable {
    /// A file that is put into the outbox beside the original.
    package enum Rendition: String, Sendable, Codable, CaseIterable {
        case searchablePDF = "searchable-pdf"
        case text, json
    }

    /// Where a document goes in the outbox, without a suffix: `{category}/{date:yyyy}/{name}`. See `PathPattern`.
    package var path: String
    package var renditions: [Rendition]

    package init(
        path: String = "{category}/{date:yyyy}/{name}", renditions: [Rendition] = Rendition.allCases
    ) {
        self.path = path
        self.renditions = renditions
    }
}
