import Foundation
import Logging
import Postgres
import Store

/// Runs a sweep: measures, mends what is safe to mend, writes down what came of it, and tells people what changed.
/// Whatever hangs, it comes back.
package struct Sweeper: Sendable {
    /// Both wait for others.
    private static let patienceToRecord = Duration.seconds(20)
    private static let patienceToTell = Duration.seconds(60)

    package let context: HealthContext
    package let settings: HealthSettings
    private let remedies: [HealthRemedy]
    private let messenger: AlertMessenger?

    /// - Parameter messenger: nil to tell nobody.
    package init(
        context: HealthContext, settings: HealthSettings, remedies: [HealthRemedy] = [],
        messenger: AlertMessenger? = nil
    ) {
        self.context = context
        self.settings = settings
        self.remedies = remedies
        self.messenger = messenger
    }

    package func run(sweep name: String) async throws(UnknownSweep) -> SweepResult {
        guard let checks = settings.checks(of: name) else {
            throw UnknownSweep(name: name, possible: settings.sweeps.keys.sorted())
        }
        let startedAt = context.now()
        let start = ContinuousClock.now
        let measurements = await Measuring(context: context, settings: settings).measure(checks)
        let state = measurements.map(\.state).max() ?? .unknown
        let isReachable = !measurements.contains {
            $0.check.name == "database.reachable" && $0.state == .critical
        }
        let applied = isReachable ? await mend(checks) : []
        let sweep = HealthTables.Sweep(
            name: name, machine: context.machine, startedAt: startedAt,
            seconds: (ContinuousClock.now - start) / .seconds(1), state: state.rawValue)
        let (recorded, fault) = await record(measurements, of: sweep, applied, isReachable: isReachable)
        let now = context.now()
        return SweepResult(
            sweep: name, machine: context.machine, startedAt: startedAt,
            seconds: (ContinuousClock.now - start) / .seconds(1), state: state,
            checks: measurements.map { SweepResult.Check($0, recorded[$0.key], at: now) },
            remedies: applied, recordingFault: fault, alertFaults: fault == nil ? await tell() : [])
    }

    private func mend(_ checks: [HealthCheck]) async -> [SweepResult.Remedy] {
        var applied: [SweepResult.Remedy] = []
        for remedy in remedies where checks.contains(where: { $0.name == remedy.check }) {
            if let result = await remedy.apply(context) { applied.append(result) }
        }
        return applied
    }

    private func record(
        _ measurements: [Measurement], of sweep: HealthTables.Sweep, _ applied: [SweepResult.Remedy],
        isReachable: Bool
    ) async -> ([CheckKey: RecordedStatus], fault: String?) {
        guard let database = context.database, isReachable else {
            return ([:], context.databaseFault ?? "the database doesn't answer")
        }
        let recorder = HealthRecorder(machine: context.machine, settings: settings)
        do {
            let recorded = try await TimeLimit.run(Self.patienceToRecord) { [now = context.now] in
                try await recorder.record(
                    measurements, of: sweep, remedies: applied, at: now(), on: database)
            }
            return (recorded, nil)
        } catch {
            context.logger.error("a sweep could not be written down", metadata: ["error": "\(error)"])
            return ([:], "\(error)")
        }
    }

    private func tell() async -> [String] {
        guard let messenger else { return [] }
        do {
            return try await TimeLimit.run(Self.patienceToTell) {
                try await messenger.tell()
            }
        } catch {
            context.logger.error("changes could not be told", metadata: ["error": "\(error)"])
            return ["\(error)"]
        }
    }
}

/// A sweep that neither is built in nor stands in health.yaml.
package struct UnknownSweep: Error, Sendable, CustomStringConvertible {
    package let name: String
    package let possible: [String]

    package init(name: String, possible: [String]) {
        self.name = name
        self.possible = possible
    }

    package var description: String {
        "there is no sweep \(name); there are \(possible.joined(separator: ", "))"
    }
}
