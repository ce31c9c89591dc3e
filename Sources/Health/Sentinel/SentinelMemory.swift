import Delivery
import Documents
import Foundation

/// What the sentinel must not forget over a restart, in a small file. It is a log of deliveries too, for the time in
/// which the one in the database can't be reached: saved before a message goes, so that none goes twice.
actor SentinelMemory: DeliveryLog {
    private struct Contents: Codable, Hashable {
        var state: SentinelState
        var deliveries: [String: Delivery] = [:]
    }

    private struct Delivery: Codable, Hashable {
        var attempts: Int
        var state: DeliveryState
        /// Old ones are forgotten.
        var at: Date
    }

    private static let longestMemory: TimeInterval = 30 * 86_400

    private let path: String
    private var contents: Contents

    var state: SentinelState { contents.state }

    /// What can't be read any more is begun anew: the sentinel matters more than its memory.
    init(path: String, at now: Date) {
        self.path = path
        let data = FileManager.default.contents(atPath: path)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        contents =
            data.flatMap { try? decoder.decode(Contents.self, from: $0) }
            ?? Contents(state: SentinelState(at: now))
    }

    /// Changes the state, and returns when that is on the disk.
    func update<Result: Sendable>(
        _ change: @Sendable (inout SentinelState) -> Result
    ) async throws -> Result {
        let before = contents
        let result = change(&contents.state)
        if contents != before { try await save() }
        return result
    }

    private func save() async throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        let data = try encoder.encode(contents)
        try await BlockingWork.run { [path] in
            try data.write(to: URL(filePath: path), options: .atomic)
        }
    }

    func begin(_ key: DeliveryKey) async throws -> DeliveryAttempt {
        let known = contents.deliveries[key.idempotencyKey]
        let attempt = DeliveryAttempt(
            key: key, number: (known?.attempts ?? 0) + 1, found: known?.state ?? .open)
        guard attempt.isToBeSent else { return attempt }
        try await note(attempt, attempt.found)
        return attempt
    }

    func markHandedOver(_ attempt: DeliveryAttempt) async throws {
        try await note(attempt, .uncertain)
    }

    func finish(_ attempt: DeliveryAttempt, _ outcome: DeliveryOutcome) async throws {
        switch outcome {
        case .delivered: try await note(attempt, .delivered)
        case .failed(let fault): try await note(attempt, fault.kind == .uncertain ? .uncertain : .open)
        }
    }

    private func note(_ attempt: DeliveryAttempt, _ state: DeliveryState) async throws {
        let now = Date()
        contents.deliveries = contents.deliveries.filter {
            now.timeIntervalSince($0.value.at) < Self.longestMemory
        }
        contents.deliveries[attempt.key.idempotencyKey] = Delivery(
            attempts: attempt.number, state: state, at: now)
        try await save()
    }
}
