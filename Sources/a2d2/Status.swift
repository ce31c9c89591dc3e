import ArgumentParser
import Documents
import Foundation
import Jobs
import Operations
import Store
import Terminal

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The queue, the shelf and the ledger at a glance.",
        discussion: "Example: watch -n 5 a2d2 status")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let overview = try await global.withInstallation { try await Overview.look(at: $0) }
        let output = global.output
        if output.isJSON { return try output.object(overview) }
        let style = output.style
        let service =
            overview.service.map { style.paint("running (process \($0))", .green) }
            ?? style.paint("not running", .yellow)
        print("service    \(service)")
        let states = DocumentState.allCases.map { "\(overview.documents[$0.rawValue] ?? 0) \($0.rawValue)" }
        print("documents  " + states.joined(separator: ", "))
        show(overview.ledger, style: style)
        for problem in overview.problems {
            print(style.paint("problem    ", .red) + problem.printable)
        }
        for pause in overview.pauses {
            print(
                style.paint("paused     ", .yellow) + "stage \(pause.stage ?? "any")"
                    + ", pipeline \((pause.pipeline ?? "any").printable)")
        }
        for limit in overview.limits {
            print(
                "limited    stage \(limit.stage ?? "any"), pipeline \((limit.pipeline ?? "any").printable): "
                    + "at most \(limit.most) at once, \(limit.running) at work")
        }
        for breaker in overview.breakers {
            print(
                style.paint("failing    ", .red)
                    + "stage \(breaker.stage) on \(breaker.host.printable) paused itself, tries again at "
                    + "\(breaker.retryAt.short): \(breaker.reason.printable)")
        }
        print()
        try output.list(
            overview.queue,
            columns: [
                .init("stage"), .init("waiting", .right), .init("delayed", .right), .init("running", .right),
                .init("oldest", .right),
            ],
            empty: "The queue is empty.",
            cells: { stage in
                [
                    stage.stage, "\(stage.waiting)", "\(stage.delayed)", "\(stage.running)",
                    stage.oldestSeconds.map { "\(Int($0)) s" } ?? "",
                ]
            },
            json: { $0 })
    }

    private func show(_ ledger: Ledger, style: Style) {
        let sum =
            "\(ledger.arrivals) arrivals = \(ledger.stored) stored + \(ledger.duplicates) duplicate + "
            + "\(ledger.quarantined) quarantined + \(ledger.inFlight) in flight"
        let verdict =
            ledger.isBalanced
            ? style.paint("balanced", .green)
            : style.paint("NOT BALANCED: \(ledger.stranded) stranded, \(ledger.stray) stray", .red)
        print("ledger     \(sum): \(verdict)")
    }
}
