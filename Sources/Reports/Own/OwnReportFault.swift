import Postgres

/// Why a report of an admin's own can't be made.
package enum OwnReportFault: Error, Sendable, CustomStringConvertible {
    case noRole(owner: String)
    case tookTooLong(String, Duration)
    case tooLarge(String, bytes: Int)
    case refused(String, String)
    case noSuchColumn(String, query: String, possible: [String])
    case wrongKind(String, wanted: String)

    package var description: String {
        switch self {
        case .noRole(let owner):
            """
            reports of your own need the role a2d2_reports, which this database has not lent to \(owner); \
            an administrator says: CREATE ROLE a2d2_reports LOGIN; GRANT a2d2_reports TO "\(owner)";
            """
        case .tookTooLong(let query, let limit):
            "the query \(query) took longer than \(limit.components.seconds) s and was ended"
        case .tooLarge(let query, let bytes):
            "the query \(query) answers more than \(bytes / 1_000_000) MB; let it select or return less"
        case .refused(let query, let reason): "the query \(query): \(reason)"
        case .noSuchColumn(let column, let query, let possible):
            "the query \(query) has no column \(column); it has \(possible.joined(separator: ", "))"
        case .wrongKind(let column, let wanted):
            "the column \(column) holds something that is not \(wanted); see its kind in the layout"
        }
    }
}
