import Foundation
import Publishing

/// The incidents, the checks that had most of them, and the sweeps, in tables and charts.
struct HealthTablesAndCharts: Sendable {
    private static let mostIncidents = 50

    let figures: HealthFigures

    var incidents: Table {
        let shown = figures.incidents.prefix(Self.mostIncidents)
        return Table(
            name: "incidents", title: "Incidents, the longest first",
            columns: [
                .init("opened_at", "Opened"), .init("check", "Check"), .init("subject", "Subject"),
                .init("machine", "Machine"), .init("worst", "Worst"),
                .init("seconds", "Length", isFigure: true), .init("resolved_at", "Over"),
                .init("acknowledged_by", "Taken note of by"),
            ],
            rows: shown.map { incident in
                [
                    .instant(incident.openedAt), .text(incident.check), .short(incident.subject),
                    .short(incident.machine), .text(incident.worst),
                    .duration(incident.seconds(at: figures.now)),
                    incident.resolvedAt.map { .instant($0) } ?? .none,
                    .short(incident.acknowledgedBy),
                ]
            },
            whenEmpty: "No incident in this period.",
            note: Table.cut(shown.count, of: figures.incidents.count, "longest"))
    }

    var worstChecks: Table {
        let groups = Dictionary(grouping: figures.incidents, by: \.check).map { check, incidents in
            let spans = figures.critical.filter { $0.check == check }.map(\.span)
            return (
                check: check, count: incidents.count, critical: TimeSet(spans).seconds,
                longest: incidents.map { $0.seconds(at: figures.now) }.max() ?? 0
            )
        }.sorted { ($1.critical, Double($1.count), $0.check) < ($0.critical, Double($0.count), $1.check) }
        return Table(
            name: "worst-checks", title: "Checks, the worst first",
            columns: [
                .init("check", "Check"), .init("incidents", "Incidents", isFigure: true),
                .init("critical_seconds", "Critical for", isFigure: true),
                .init("longest_seconds", "Longest incident", isFigure: true),
            ],
            rows: groups.map { group in
                [
                    .text(group.check), .integer(group.count), .duration(group.critical),
                    .duration(group.longest),
                ]
            },
            whenEmpty: "No incident in this period.")
    }

    var sweeps: Table {
        let groups = Dictionary(grouping: figures.sweeps, by: \.name).sorted { $0.key < $1.key }
        return Table(
            name: "sweeps", title: "Sweeps",
            columns: [
                .init("sweep", "Sweep"), .init("sweeps", "Sweeps", isFigure: true),
                .init("ok", "All well", isFigure: true), .init("warning", "Warning", isFigure: true),
                .init("critical", "Critical", isFigure: true), .init("unknown", "Unknown", isFigure: true),
                .init("mean_seconds", "Mean time", isFigure: true),
                .init("longest_seconds", "Longest", isFigure: true),
            ],
            rows: groups.map { name, sweeps in
                let count = { (state: String) in Cell.integer(sweeps.count { $0.state == state }) }
                return [
                    .text(name), .integer(sweeps.count), count("ok"), count("warning"), count("critical"),
                    count("unknown"), .duration(sweeps.map(\.seconds).reduce(0, +) / Double(sweeps.count)),
                    .duration(sweeps.map(\.seconds).max() ?? 0),
                ]
            },
            whenEmpty: "No sweep in this period.")
    }

    var charts: [Chart] {
        let steps = TimeSteps(figures.period, withHours: true)
        let spans = zip(steps.bounds, steps.bounds.dropFirst()).map { $0..<$1 }
        let states = ["ok", "warning", "critical", "unknown"]
        return [
            Chart(
                name: "uptime-over-time", title: "Uptime", kind: .line, categoryTitle: steps.title,
                categories: steps.names,
                series: [Chart.Series("Uptime", spans.map { figures.uptime?.share(of: $0) })],
                unit: .percent, valueTitle: "Uptime"),
            Chart(
                name: "sweeps-over-time", title: "Sweeps by what they found", kind: .stackedBar,
                categoryTitle: steps.title, categories: steps.names,
                series: states.map { state in
                    let found = figures.sweeps.filter { $0.state == state }
                    return Chart.Series(
                        state,
                        spans.map { span in Double(found.count { span.contains($0.startedAt) }) })
                },
                unit: .count("sweeps"), valueTitle: "Sweeps"),
        ]
    }
}
