import Jobs
import Postgres

/// SQL in which `:name` stands for a value. The text is taken apart once; values are bound, never pasted.
struct QueryText: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case value(String)
    }

    let pieces: [Piece]

    /// Every name that stands in it.
    var names: [String] {
        pieces.compactMap { if case .value(let name) = $0 { name } else { nil } }
    }

    /// Colons in strings, quoted names and comments are left alone, and so is `::` (PostgreSQL manual, 4.1).
    init(_ source: String) {
        var scanner = QueryScanner(source)
        pieces = scanner.pieces()
    }

    /// The statement with its values. Each value has a type, so that the server need not guess.
    func sql(_ values: [String: ReportValue]) -> SQL {
        pieces.reduce(SQL(unsafeRaw: "")) { sql, piece in
            switch piece {
            // Written by an admin, and run by a role that can only read views.
            case .text(let text): sql + SQL(unsafeRaw: text)
            case .value(let name): sql + (values[name]?.sql ?? "NULL")
            }
        }
    }
}

extension ReportValue {
    fileprivate var sql: SQL {
        switch self {
        case .text(let text): "\(text.storable)::text"
        // As a number written in SQL: a day and a bigint can't be added.
        case .integer(let number): Int32(exactly: number).map { "\($0)" } ?? "\(number)"
        case .number(let number): "\(number)"
        case .boolean(let isTrue): "\(isTrue)"
        case .duration(let duration): "make_interval(secs => \(duration.inSeconds))"
        case .day(let day): "\(day)::date"
        case .instant(let instant): "\(instant)"
        }
    }
}
