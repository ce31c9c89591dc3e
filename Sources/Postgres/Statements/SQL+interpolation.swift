extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(unsafeRaw: value)
    }

    package init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL(unsafeRaw: "")

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) {
            sql.append(literal)
        }

        /// A value: becomes the next `$n`.
        package mutating func appendInterpolation(_ value: some PostgresEncodable) {
            sql.append(Bind(value))
        }

        /// A value or NULL. Apart from the case above only because the compiler warns of an optional that goes
        /// into an interpolation which doesn't name one.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            sql.append(Bind(value))
        }

        /// Another statement's part, with its own values.
        package mutating func appendInterpolation(_ fragment: SQL) {
            sql.append(fragment)
        }

        /// The name of a table, column or channel, quoted.
        package mutating func appendInterpolation(identifier: String) {
            sql.append(quotedIdentifier(identifier))
        }

        /// Text that is SQL already. Never from a user or a document.
        package mutating func appendInterpolation(unsafeRaw: String) {
            sql.append(unsafeRaw)
        }
    }
}

/// `a"b` as `"a""b"`: SQL has no bind for names.
func quotedIdentifier(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
}
