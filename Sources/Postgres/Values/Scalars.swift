// How Swift's own scalars look in Postgres' text form.

extension String: PostgresCodable {
    /// Inferred, so that a string can stand for a text, an enum, an interval or a jsonb.
    package static var postgresType: PostgresType { .inferred }

    package func postgresText() -> String? { self }

    package init(postgresText text: Span<UInt8>) throws {
        self = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

extension FixedWidthInteger where Self: PostgresCodable {
    package func postgresText() -> String? { String(self) }

    package init(postgresText text: Span<UInt8>) throws {
        var index = 0
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        guard index < text.count else { throw UndecodableText() }
        var value: Self = 0
        while index < text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { throw UndecodableText() }
            let (tenfold, overflowed) = value.multipliedReportingOverflow(by: 10)
            // Built downwards when negative: the least value has no positive twin.
            let step =
                isNegative
                ? tenfold.subtractingReportingOverflow(Self(digit))
                : tenfold.addingReportingOverflow(Self(digit))
            guard !overflowed, !step.overflow else { throw UndecodableText() }
            value = step.partialValue
            index += 1
        }
        self = value
    }
}

extension Int: PostgresCodable {
    package static var postgresType: PostgresType { .int8 }
}

extension Int64: PostgresCodable {
    package static var postgresType: PostgresType { .int8 }
}

extension Int32: PostgresCodable {
    package static var postgresType: PostgresType { .int4 }
}

extension Int16: PostgresCodable {
    package static var postgresType: PostgresType { .int2 }
}

extension Double: PostgresCodable {
    package static var postgresType: PostgresType { .float8 }

    package func postgresText() -> String? {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        return description
    }

    package init(postgresText text: Span<UInt8>) throws {
        guard let value = Double(try String(postgresText: text)) else { throw UndecodableText() }
        self = value
    }
}

extension Bool: PostgresCodable {
    package static var postgresType: PostgresType { .bool }

    package func postgresText() -> String? { self ? "t" : "f" }

    package init(postgresText text: Span<UInt8>) throws {
        switch (text.count, text.count == 1 ? text[0] : 0) {
        case (1, UInt8(ascii: "t")): self = true
        case (1, UInt8(ascii: "f")): self = false
        default: throw UndecodableText()
        }
    }
}
