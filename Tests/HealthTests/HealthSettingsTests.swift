import Delivery
import Foundation
import StrictYAML
import Testing

@testable import Health

@Suite("health.yaml")
struct HealthSettingsTests {
    private func mistakes(_ text: String) -> [String] {
        do {
            _ = try ConfigurationText.settings(text)
            return []
        } catch let error as ConfigurationMistakes {
            return error.mistakes.map { "\($0.line ?? 0): \($0.keyPath): \($0.message)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test("with nothing in it says what the checks themselves say")
    func usual() throws {
        let settings = try ConfigurationText.settings("")
        #expect(settings == (try HealthSettings.usual))
        for check in HealthCheck.all {
            #expect(settings.rule(for: check).thresholds == check.thresholds)
            #expect(settings.rule(for: check).hysteresis == Hysteresis(confirm: 2, recover: 2))
        }
        #expect(settings.checks(of: "full")?.count == HealthCheck.all.count)
        #expect(settings.alerts == AlertSettings())
    }

    @Test("sets thresholds in the check's own unit, results in a row, sweeps and alerts")
    func everything() throws {
        let settings = try ConfigurationText.settings(
            """
            for: 3
            timeout: 1m
            thresholds:
              queue.age: { warning: 10m, critical: 2h, for: 1 }
              disk.space: { warning: 20%, critical: 0.1 }
              queue.depth: { warning: none, critical: 500 }
              backups.age: { failed: critical, recover: 5 }
            sweeps:
              - { name: night-watch, checks: [queue.*, blobs.sample] }
            alerts:
              notify: [{ mail: ops@example.com }, { webhook: "https://hooks.example.com/a" }]
              alertmanager: http://alertmanager:9093/
              quiet: "22:00-06:00"
              timezone: Europe/Berlin
              critical-passes: false
              digest: 5m
              repeat: 4h
            """)
        #expect(
            settings.rules["queue.age"]
                == .init(
                    thresholds: Thresholds(warning: 600, critical: 7200),
                    hysteresis: Hysteresis(confirm: 1, recover: 2)))
        #expect(settings.rules["disk.space"]?.thresholds == Thresholds(warning: 0.2, critical: 0.1))
        #expect(settings.rules["queue.depth"]?.thresholds == Thresholds(warning: nil, critical: 500))
        #expect(settings.rules["backups.age"]?.hysteresis == Hysteresis(confirm: 3, recover: 5))
        #expect(settings.rules["backups.age"]?.thresholds.failed == .critical)
        let names = settings.checks(of: "night-watch")?.map(\.name) ?? []
        #expect(
            names.first == "database.reachable" && names.contains("queue.age") && names.last == "blobs.sample"
        )
        #expect(settings.alerts.alertmanager == "http://alertmanager:9093")
        #expect(
            settings.alerts.notify.map(\.label) == [
                "mail ops@example.com", "webhook https://hooks.example.com/a",
            ])
        #expect(settings.alerts.policy.quiet?.timeZone.identifier == "Europe/Berlin")
        #expect(settings.alerts.policy.reminder == .seconds(14_400) && !settings.alerts.policy.criticalPasses)
    }

    @Test("refuses what it doesn't know and what can't be, with its place")
    func refusals() {
        #expect(
            mistakes(
                """
                treshold: {}
                thresholds:
                  queue.aeg: { warning: 1m }
                  queue.age: { warning: 5m, critical: 10% }
                  disk.space: { warning: 1%, critical: 5% }
                  folders.usable: { warning: 1 }
                sweeps: [{ name: Night, checks: [queue.agee] }, { checks: [] }]
                alerts: { quiet: "25:00-06:00", digest: 15, repeat: always }
                """
            ).map { $0.prefix { $0 != "\"" && $0 != ";" } }.map(String.init) == [
                "1: treshold: unknown key", "3: thresholds.queue.aeg: unknown key",
                "4: thresholds.queue.age.critical: ",
                "5: thresholds.disk.space.warning: a warning at 1% would come after critical at 5%",
                "6: thresholds.folders.usable.warning: unknown key",
                "7: sweeps[0].name: ", "7: sweeps[0].checks[0]: ", "7: sweeps[1].name: is missing",
                "7: sweeps[1].checks: is an empty list, wants at least one element",
                "8: alerts.quiet: ", "8: alerts.digest: ", "8: alerts.repeat: ",
            ])
    }
}
