import Foundation
import Postgres
import Publishing

/// A column of a query, and what its values are.
struct OwnColumn: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case text, integer, percent, duration, bytes, day, instant, boolean
        case number(digits: Int)
        /// An ISO 4217 code.
        case amount(currency: String)

        var isFigure: Bool {
            switch self {
            case .integer, .percent, .duration, .bytes, .number, .amount: true
            case .text, .day, .instant, .boolean: false
            }
        }
    }

    var name: String
    var title: String
    /// Nil: as the server says.
    var kind: Kind?

    init(name: String, title: String? = nil, kind: Kind? = nil) {
        self.name = name
        self.title = title ?? Self.title(of: name)
        self.kind = kind
    }

    /// `vendor_name` as `Vendor name`.
    static func title(of name: String) -> String {
        let words = name.replacing(/[_-]/, with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    func kind(for type: PostgresType) -> Kind {
        if let kind { return kind }
        return switch type {
        case .int2, .int4, .int8: .integer
        case .float4, .float8, .numeric: .number(digits: 2)
        case .bool: .boolean
        case .date: .day
        case .timestamptz: .instant
        default: .text
        }
    }

    func cell(of row: Row, at position: Int, type: PostgresType) throws -> Cell {
        guard let text = try row.decode(at: position, as: String?.self) else { return .none }
        let kind = kind(for: type)
        guard let cell = Self.cell(text, kind) else {
            throw OwnReportFault.wrongKind(name, wanted: kind.wanted)
        }
        return cell
    }

    /// For a chart.
    func figure(of row: Row, at position: Int) throws -> Double? {
        guard let text = try row.decode(at: position, as: String?.self) else { return nil }
        guard let figure = Double(text), figure.isFinite else {
            throw OwnReportFault.wrongKind(name, wanted: "a number")
        }
        return figure
    }

    private static func cell(_ text: String, _ kind: Kind) -> Cell? {
        switch kind {
        case .text: .text(text)
        case .integer: whole(text).map(Cell.integer)
        case .bytes: whole(text).map(Cell.bytes)
        case .number(let digits): Double(text).map { .number($0, digits: digits) }
        case .percent: Double(text).map(Cell.percent)
        case .duration: Double(text).map(Cell.duration)
        case .amount(let currency):
            Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")).map {
                .amount($0, currency: currency)
            }
        case .day: day(text)
        case .instant: (try? Date(postgresText: Array(text.utf8).span)).map(Cell.instant)
        case .boolean: text == "t" ? .boolean(true) : text == "f" ? .boolean(false) : nil
        }
    }

    /// `1204`, and also the `1204.0` of a sum of another type.
    private static func whole(_ text: String) -> Int? {
        Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    }

    /// `2026-11-25`, or the beginning of a timestamp.
    private static func day(_ text: String) -> Cell? {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? .day(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
}

extension OwnColumn.Kind {
    fileprivate var wanted: String {
        switch self {
        case .text: "text"
        case .integer, .bytes: "a whole number"
        case .number, .percent, .duration, .amount: "a number"
        case .day: "a day"
        case .instant: "a moment"
        case .boolean: "true or false"
        }
    }
}
