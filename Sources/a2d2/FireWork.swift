import Delivery
import Firing
import Foundation
import Health
import Logging
import Operations
import Outbound
import Postgres
import Publishing
import Reports
import Scheduling
import Store

/// Takes each fire to those who know its work.
struct FireWork: FirePerformer {
    private let installation: Installation
    private let logger: Logger

    init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
    }

    func perform(_ fire: FireRecord) async throws -> FireOutcome {
        switch fire.order.work {
        case .report(let order): try await make(order, for: fire)
        case .sweep(let name): try await sweep(name)
        case .backup: try await backUp()
        case .chore(let name, let parameters): try await run(chore: name, parameters)
        }
    }

    // MARK: - A report

    private func make(_ order: ScheduledWork.ReportOrder, for fire: FireRecord) async throws -> FireOutcome {
        guard let zone = TimeZone(identifier: fire.order.timeZone),
            let period = PeriodName(rawValue: order.period)
        else { return .failed("\(order.period) in \(fire.order.timeZone) is no period here") }
        let press = installation.reportPress(logger: logger)
        let report: ReportRecord
        do {
            report = try await press.make(
                ReportOrder(
                    report: order.name, period: period.period(asOf: fire.fireAt, in: zone),
                    formats: order.formats.compactMap(ReportFormat.init), parameters: order.parameters,
                    fire: fire.id))
        } catch let mistake as ReportMistake {
            return .failed("\(mistake)")
        }
        let made = "\(report.files.count) files"
        guard !fire.order.deliver.isEmpty else { return .done("\(made) in \(report.folder)") }
        let results = try await installation.courier(logger: logger).deliver(
            press.parcel(of: report), to: fire.order.deliver, fire: fire.id)
        return outcome(of: results, made: made)
    }

    /// What has no end yet is tried again; whoever has the report gets nothing more.
    private func outcome(of results: [DeliveryResult], made: String) -> FireOutcome {
        let faults = results.compactMap { result in
            result.fault.map { (kind: $0.kind, text: "not delivered to \(result.target.label): \($0)") }
        }
        guard !faults.isEmpty else {
            return .done("\(made), delivered to \(results.map(\.target.label).joined(separator: "; "))")
        }
        let words = faults.map(\.text).joined(separator: "; ")
        return faults.contains { $0.kind == .temporary } ? .later(words) : .failed("\(made), \(words)")
    }

    // MARK: - A sweep, a backup, a chore

    private func sweep(_ name: String) async throws -> FireOutcome {
        let result = try await HealthAssembly(installation.settings, logger: logger)
            .sweep(name, on: installation.database.settings)
        return .done(result.sentence)
    }

    private func backUp() async throws -> FireOutcome {
        let manifest = try await BackupMaker(installation, version: A2D2.version, logger: logger).make()
        let place = manifest.blobs.place.map { " that stay in \($0)" } ?? ""
        let what = "\(manifest.name): \(manifest.documents) documents, \(manifest.blobs.count) blobs\(place)"
        guard manifest.isComplete else {
            return .failed("\(what); \(manifest.blobs.missing.count) blobs that documents name are missing")
        }
        return .done(what)
    }

    private func run(chore name: String, _ parameters: [String: String]) async throws -> FireOutcome {
        do {
            let outcome = try await installation.allChores(logger: logger).run(name, parameters: parameters)
            return .done(outcome.sentence)
        } catch let mistake as ChoreMistake {
            return .failed("\(mistake)")
        } catch let failure as ChoreFailed {
            // What could not be put right is not put right by doing the same again.
            return .failed("\(failure)")
        }
    }
}
