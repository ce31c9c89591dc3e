package import Foundation
package import Transfers

/// Prometheus' Alertmanager, by its API v2 (github.com/prometheus/alertmanager, api/v2/openapi.yaml). It tells people
/// by its own rules, and knows an alert again by its labels: the same alert may be posted any number of times.
package struct Alertmanager: Sendable {
    /// An alert ends by itself after this when nobody posts it again.
    package static let hold: TimeInterval = 3600

    private let url: String
    private let patience: Transfers.Patience

    package init(url: String, patience: Transfers.Patience = Transfers.Patience(whole: .seconds(20))) {
        self.url = url
        self.patience = patience
    }

    /// `postableAlert` of the API.
    package struct Alert: Sendable, Codable, Hashable {
        package var labels: [String: String]
        package var annotations: [String: String]
        package var startsAt: Date
        /// In the past for what is over.
        package var endsAt: Date

        /// - Parameter endedAt: nil for what is not over.
        package init(
            _ key: CheckKey, _ state: HealthState, startedAt: Date, endedAt: Date?, reason: String?, now: Date
        ) {
            labels = ["alertname": key.check, "job": "a2d2", "severity": state.rawValue]
            // An empty label is no label (Prometheus' data model).
            if !key.subject.isEmpty { labels["subject"] = key.subject }
            if !key.machine.isEmpty { labels["instance"] = key.machine }
            annotations = ["summary": "\(state.rawValue): \(key)"]
            annotations["description"] = reason
            annotations["advice"] = HealthCheck.named(key.check)?.advice(for: state)
            startsAt = startedAt
            endsAt = endedAt ?? now.addingTimeInterval(Self.hold)
        }

        private static let hold = Alertmanager.hold
    }

    /// What it answered instead of taking the alerts.
    package struct Refused: Error, CustomStringConvertible {
        package let status: Int

        package var description: String { "the Alertmanager answered with status \(status)" }
    }

    package func post(_ alerts: [Alert]) async throws {
        guard !alerts.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let response = try await HTTPRequest(
            url: "\(url)/api/v2/alerts", body: try encoder.encode(alerts),
            headers: ["Content-Type: application/json"], patience: patience
        ).send()
        guard response.isSuccess else { throw Refused(status: response.status) }
    }
}
