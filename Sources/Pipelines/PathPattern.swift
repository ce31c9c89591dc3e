import Foundation

/// Where a document goes in the outbox, as a pipeline file says it: `{category}/{date:yyyy}/{vendor}-{number|name}`.
///
/// Between braces stands a placeholder, or several with `|` between, of which the first that is known counts; when none
/// is, `unknown` stands there. Whatever a document says of itself, the path stays inside: relative, without `..`,
/// of segments that every file system takes (docs/outbox.md).
package struct PathPattern: Sendable, Hashable {
    /// As it was written.
    package let source: String
    private let segments: [[Part]]

    enum Part: Hashable, Sendable {
        case literal(String)
        case firstKnown([Placeholder])
    }

    /// For a document whose own pattern can't be used: its category, its year, its name.
    package static let fallback = PathPattern(
        source: "{category}/{date:yyyy}/{name}",
        segments: [
            [.firstKnown([.category])], [.firstKnown([.date(.year)])], [.firstKnown([.name])],
        ])

    /// So that a path of the longest segments stays below 1,000 bytes.
    static let mostSegments = 8

    package init(parsing source: String) throws(PathPatternMistake) {
        self.init(source: source, segments: try PathPatternParser(source).segments())
    }

    private init(source: String, segments: [[Part]]) {
        self.source = source
        self.segments = segments
    }

    /// The place, without a suffix. The same values give the same path.
    package func path(for values: PathValues) -> String {
        segments.map { parts in
            PathSegment.joined(
                parts.map { part in
                    switch part {
                    case .literal(let text): .literal(text)
                    case .firstKnown(let placeholders):
                        .value(
                            placeholders.lazy.compactMap { $0.value(in: values) }
                                .map(PathSegment.cleaned).first(where: PathSegment.saysSomething) ?? "unknown"
                        )
                    }
                })
        }.joined(separator: "/")
    }
}

extension PathPattern: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(parsing: container.decode(String.self))
        } catch let mistake as PathPatternMistake {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: mistake.description)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(source)
    }
}
