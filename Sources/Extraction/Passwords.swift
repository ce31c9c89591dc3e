/// What may open a document that asks for a password. Never printed, and no part of what is kept of a pipeline.
package struct Passwords: Sendable, Hashable, Codable {
    package var values: [String]

    package init(_ values: [String] = []) {
        self.values = values
    }

    package init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}

extension Passwords: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(values.count) passwords" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["count": values.count]) }
}
