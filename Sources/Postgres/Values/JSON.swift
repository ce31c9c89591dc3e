import Foundation

/// A value that stands as json or jsonb in the database: `\(JSON(options))`, `decode("options", as: JSON<Options>.self).value`.
/// Keys are sorted, so equal values have equal texts; dates are ISO 8601 to the microsecond.
package struct JSON<Value: Codable & Sendable>: Sendable {
    package var value: Value

    package init(_ value: Value) {
        self.value = value
    }
}

extension JSON: Equatable where Value: Equatable {}

extension JSON: PostgresCodable {
    package static var postgresType: PostgresType { .inferred }

    package func postgresText() throws -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.postgresText())
        }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    package init(postgresText text: Span<UInt8>) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            return try Date(postgresText: Array(text.utf8).span)
        }
        let data = text.withUnsafeBufferPointer { Data(buffer: $0) }
        value = try decoder.decode(Value.self, from: data)
    }
}
