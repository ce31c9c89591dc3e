import Foundation
import Postgres
import Publishing

/// What sweeps found and which incidents there were, in one period.
struct HealthFigures: Sendable {
    struct Incident: Sendable {
        var check: String
        var subject: String
        var machine: String
        var openedAt: Date
        /// Nil while it lasts.
        var resolvedAt: Date?
        var worst: String
        var acknowledgedBy: String?

        /// Up to its end, or up to now.
        func seconds(at now: Date) -> TimeInterval {
            max(0, (resolvedAt ?? now).timeIntervalSince(openedAt))
        }
    }

    struct Sweep: Sendable {
        var name: String
        var startedAt: Date
        var seconds: Double
        var state: String
    }

    struct Span: Sendable {
        var check: String
        var span: Range<Date>
    }

    let period: Period
    let now: Date
    /// Those that were open at some time of it, the longest first.
    let incidents: [Incident]
    let sweeps: [Sweep]
    /// When checks were critical, within the period.
    let critical: [Span]
    /// Nil when there was no sweep by the end of the period.
    let uptime: Uptime?

    /// - Parameter checks: those whose being critical is downtime; nil for all.
    static func read(
        _ period: Period, now: Date, counting checks: Set<String>?, gap: TimeInterval,
        from reader: ReportReader
    ) throws -> HealthFigures {
        let end = max(period.start, min(period.end, now))
        let critical = try spans(in: period.start..<end, reader)
        let sweeps = try reader.query(
            """
            SELECT name, started_at, seconds, state FROM report_sweeps
            WHERE started_at >= \(period.start.addingTimeInterval(-gap)) AND started_at < \(end) ORDER BY started_at
            """
        ).map {
            Sweep(
                name: try $0.decode("name"), startedAt: try $0.decode("started_at"),
                seconds: try $0.decode("seconds"), state: try $0.decode("state"))
        }
        let first = try reader.query("SELECT min(started_at) AS first FROM report_sweeps").first?
            .decode("first", as: Date?.self)
        let uptime = first.flatMap { first -> Uptime? in
            guard first < end else { return nil }
            return Uptime(
                window: max(first, period.start)..<end,
                critical: critical.filter { checks?.contains($0.check) ?? true }.map(\.span),
                sweeps: sweeps.map(\.startedAt), gap: gap)
        }
        return HealthFigures(
            period: period, now: now, incidents: try incidents(in: period.start..<end, now: now, reader),
            sweeps: sweeps.filter { $0.startedAt >= period.start }, critical: critical, uptime: uptime)
    }

    private static func incidents(
        in span: Range<Date>, now: Date, _ reader: ReportReader
    ) throws -> [Incident] {
        try reader.query(
            """
            SELECT check_name, subject, machine, opened_at, resolved_at, worst, acknowledged_by
            FROM report_incidents
            WHERE opened_at < \(span.upperBound) AND (resolved_at IS NULL OR resolved_at > \(span.lowerBound))
            ORDER BY coalesce(resolved_at, \(now)) - opened_at DESC, incident_id
            """
        ).map {
            Incident(
                check: try $0.decode("check_name"), subject: try $0.decode("subject"),
                machine: try $0.decode("machine"), openedAt: try $0.decode("opened_at"),
                resolvedAt: try $0.decode("resolved_at"), worst: try $0.decode("worst"),
                acknowledgedBy: try $0.decode("acknowledged_by"))
        }
    }

    private static func spans(in span: Range<Date>, _ reader: ReportReader) throws -> [Span] {
        try reader.query(
            """
            SELECT check_name, greatest(started_at, \(span.lowerBound)) AS since,
                least(coalesce(ended_at, \(span.upperBound)), \(span.upperBound)) AS until
            FROM report_incident_states
            WHERE state = 'critical' AND started_at < \(span.upperBound)
                AND (ended_at IS NULL OR ended_at > \(span.lowerBound))
            """
        ).compactMap { row in
            let since = try row.decode("since", as: Date.self)
            let until = try row.decode("until", as: Date.self)
            return since < until ? Span(check: try row.decode("check_name"), span: since..<until) : nil
        }
    }

    /// Of the incidents that ended in the period, in seconds; nil when none did.
    var meanTimeToResolve: Double? {
        let lengths = incidents.compactMap { incident -> Double? in
            guard let end = incident.resolvedAt, end >= period.start, end < period.end else { return nil }
            return end.timeIntervalSince(incident.openedAt)
        }
        return lengths.isEmpty ? nil : lengths.reduce(0, +) / Double(lengths.count)
    }

    /// Those that began in the period.
    var opened: Int { incidents.count { $0.openedAt >= period.start } }
}
