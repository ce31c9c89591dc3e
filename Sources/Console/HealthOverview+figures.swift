import Foundation
package import Store

extension HealthOverview {
    package init(_ figures: HealthFigures) {
        self.init(
            checks: figures.checks.map { check in
                Check(
                    name: check.key.check, subject: check.key.subject.isEmpty ? nil : check.key.subject,
                    machine: check.key.machine.isEmpty ? nil : check.key.machine,
                    state: State(rawValue: check.state) ?? .unknown, value: check.value, since: check.since,
                    reason: check.reason)
            },
            swept: figures.sweeps.map { $0.startedAt.addingTimeInterval($0.seconds) }.max())
    }
}
