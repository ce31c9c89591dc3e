/// A value that can be bound. Everything travels in Postgres' text form: it is what every type has, and what
/// `psql` shows.
package protocol PostgresEncodable: Sendable {
    static var postgresType: PostgresType { get }

    /// Nil for NULL.
    func postgresText() throws -> String?
}

/// A value that can be read from a column.
package protocol PostgresDecodable: Sendable {
    /// `text` is the column's value in Postgres' text form, in UTF-8.
    init(postgresText text: Span<UInt8>) throws

    /// What stands for NULL: nil for all types but optionals.
    static var valueOfNull: Self? { get }
}

package typealias PostgresCodable = PostgresEncodable & PostgresDecodable

extension PostgresDecodable {
    package static var valueOfNull: Self? { nil }
}

/// A column's text is not a value of the wanted type. It doesn't say which text: that may be anyone's data.
struct UndecodableText: Error {}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }

    package func postgresText() throws -> String? {
        try self?.postgresText()
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package init(postgresText text: Span<UInt8>) throws {
        self = .some(try Wrapped(postgresText: text))
    }

    package static var valueOfNull: Self? { .some(.none) }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    package static var postgresType: PostgresType { RawValue.postgresType }

    package func postgresText() throws -> String? {
        try rawValue.postgresText()
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    package init(postgresText text: Span<UInt8>) throws {
        guard let value = Self(rawValue: try RawValue(postgresText: text)) else { throw UndecodableText() }
        self = value
    }
}
