import Foundation
import Postgres
import Publishing

/// How pages were read, which explains how long reading took.
enum ReadingMix {
    /// The period is cut into so many stretches, and the pages of so many documents of each are looked at: of a small
    /// period that is all of them.
    private static let stretches = 24
    private static let documents = 250

    /// Pages read by OCR among those that have text.
    static func recognised(_ period: Period, from reader: ReportReader) throws -> Share {
        let length = period.end.timeIntervalSince(period.start) / Double(stretches)
        let bounds = (0...stretches).map { period.start.addingTimeInterval(Double($0) * length) }
        let row = try reader.query(
            """
            SELECT count(*) FILTER (WHERE source = 'ocr') AS recognised, count(*) AS pages
            FROM unnest(\(Array(bounds.dropLast())), \(Array(bounds.dropFirst()))) AS stretch (start, "end"),
            LATERAL (
                SELECT id FROM report_documents
                WHERE finished_at >= stretch.start AND finished_at < stretch."end"
                ORDER BY finished_at LIMIT \(documents)
            ) AS chosen
            JOIN report_pages ON document_id = chosen.id
            WHERE source IN ('ocr', 'text-layer')
            """
        ).first
        return Share(
            part: try row?.decode("recognised") ?? 0, whole: try row?.decode("pages") ?? 0)
    }
}
