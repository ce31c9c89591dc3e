import ArgumentParser
import Foundation
import Publishing
import Reports

/// Over which time a report is: a name, or two ends.
struct ReportSpan: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "today, yesterday, this-week, last-week, this-month, last-month, this-year, last-year, last-7-days, last-30-days, last-90-days. (default: yesterday)",
            valueName: "period"))
    var period: PeriodName?
    @Option(help: "From then on: 2026-11-01, 2026-11-01T08:00, also with an offset.") var from: String?
    @Option(help: "Up to, and without, then; now unless it is given.") var to: String?
    @Option(help: "Whose calendar counts: Europe/Berlin. (default: the setting timezone)") var timezone:
        String?

    func validate() throws {
        if period != nil, from != nil || to != nil {
            throw ValidationError("Either --period, or --from and --to.")
        }
        if to != nil, from == nil { throw ValidationError("--to wants --from beside it.") }
    }

    func period(now: Date, in usual: TimeZone) throws -> Period {
        let zone = try timezone.map(TimeZone.named) ?? usual
        guard let from else { return (period ?? .yesterday).period(asOf: now, in: zone) }
        let end = try to.map { try Moment.parse($0, flag: "--to", in: zone) } ?? now
        return Period(start: try Moment.parse(from, flag: "--from", in: zone), end: end, timeZone: zone)
    }
}

extension PeriodName: ExpressibleByArgument {}
