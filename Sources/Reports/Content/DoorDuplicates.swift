import Foundation
import Postgres
import Publishing

/// Files that came again, byte for byte, and were not processed again.
struct DoorDuplicates: Sendable {
    struct Original: Sendable, Hashable {
        var document: UUID
        var name: String
        var copies: Int
        /// Where copies came to; empty for those that were handed in.
        var folders: [String]
        var lastAt: Date
    }

    static let mostOriginals = 15

    var now: Int
    var before: Int
    /// How many documents came again in the period.
    var originalCount: Int
    /// Those with the most copies.
    var originals: [Original]

    static func read(_ window: ContentWindow, from reader: ReportReader) throws -> DoorDuplicates {
        let (period, before) = (window.period, window.before)
        let counts = try reader.query(
            """
            SELECT count(*) FILTER (WHERE arrived_at >= \(period.start)) AS now,
                count(*) FILTER (WHERE arrived_at < \(before.end)) AS before,
                count(DISTINCT document_id) FILTER (WHERE arrived_at >= \(period.start)) AS originals
            FROM report_arrivals
            WHERE outcome = 'duplicate' AND arrived_at >= \(before.start) AND arrived_at < \(period.end)
            """
        ).first
        let originals = try reader.query(
            """
            SELECT document_id, d.name, copies, folders, last_at
            FROM (
                SELECT document_id, count(*) AS copies, max(arrived_at) AS last_at,
                    array_agg(DISTINCT coalesce(folder, '')) AS folders
                FROM report_arrivals
                WHERE outcome = 'duplicate' AND arrived_at >= \(period.start) AND arrived_at < \(period.end)
                GROUP BY document_id ORDER BY copies DESC, last_at DESC, document_id LIMIT \(mostOriginals)
            ) AS copied
            JOIN report_documents AS d ON d.id = document_id
            ORDER BY copies DESC, last_at DESC, document_id
            """
        ).map { row in
            Original(
                document: try row.decode("document_id"), name: try row.decode("name"),
                copies: try row.decode("copies"), folders: try row.decode("folders"),
                lastAt: try row.decode("last_at"))
        }
        return DoorDuplicates(
            now: try counts?.decode("now") ?? 0, before: try counts?.decode("before") ?? 0,
            originalCount: try counts?.decode("originals") ?? 0, originals: originals)
    }
}
