import Foundation

extension AlertMessage {
    /// The body of a webhook, as docs/health-checks.md describes it.
    private struct Payload: Encodable {
        var kind = "a2d2-alert"
        var id: String
        var machine: String
        var subject: String
        var changes: [Change]
    }

    private struct Change: Encodable {
        var check: String
        var subject: String
        var machine: String
        var from: HealthState
        var to: HealthState
        var isReminder: Bool
        var openedAt: Date
        var changedAt: Date
        var value: Double?
        var reason: String?
        var advice: String?
    }

    var payload: Data {
        get throws {
            let changes = items.map { item in
                Change(
                    check: item.key.check, subject: item.key.subject, machine: item.key.machine,
                    from: item.states.first ?? .ok, to: item.state, isReminder: item.isReminder,
                    openedAt: item.openedAt, changedAt: item.changedAt, value: item.value,
                    reason: item.reason,
                    advice: HealthCheck.named(item.key.check)?.advice(for: item.state))
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            return try encoder.encode(
                Payload(id: identity, machine: machine, subject: subject, changes: changes))
        }
    }
}
