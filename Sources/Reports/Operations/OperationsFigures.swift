import Foundation
import Publishing

/// All that the report knows, of its period and of the one before.
struct OperationsFigures: Sendable {
    struct Half: Sendable {
        var outcomes = Outcomes()
        var arrivals = Arrivals()
        var stages = StageFigures()
        /// Asked for only where reading took another time than before.
        var recognised: Share?
    }

    var now: Half
    var before: Half
    var throughput = Throughput()
    var backlog = Backlog()
    var slowest: [SlowDocument] = []
    /// In seconds.
    var sla: Double
    /// When it was looked at.
    var moment: Date

    static func read(_ request: ReportRequest, from reader: ReportReader) throws -> OperationsFigures {
        let sla = request.seconds("sla")
        var figures = OperationsFigures(
            now: try half(request.period, sla, reader), before: try half(request.before, sla, reader),
            sla: sla, moment: request.now)
        figures.throughput = try Throughput.read(request.period, from: reader)
        figures.backlog = try Backlog.read(from: reader)
        figures.slowest = try SlowDocument.read(request.period, from: reader)
        if StageNews(figures, stage: "extract", .work).isNews {
            figures.now.recognised = try ReadingMix.recognised(request.period, from: reader)
            figures.before.recognised = try ReadingMix.recognised(request.before, from: reader)
        }
        return figures
    }

    private static func half(_ period: Period, _ sla: Double, _ reader: ReportReader) throws -> Half {
        Half(
            outcomes: try Outcomes.read(period, sla: sla, from: reader),
            arrivals: try Arrivals.read(period, from: reader),
            stages: try StageFigures.read(period, from: reader))
    }
}
