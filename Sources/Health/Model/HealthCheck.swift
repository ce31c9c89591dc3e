/// One check: what it measures, where that becomes a trouble, and what to do about it.
package struct HealthCheck: Sendable {
    /// `queue.age`
    package let name: String
    /// The rest of a sentence that begins with "The value is": `how long the oldest job has been ready`.
    package let measures: String
    package let quantity: Quantity
    package let worse: Thresholds.Direction
    /// Unless health.yaml says otherwise.
    package let thresholds: Thresholds
    /// Checks without which this one says nothing; its results are suppressed while one of them is down.
    package let dependencies: [String]
    /// Whether it is about the machine that it runs on.
    package let isLocal: Bool
    /// After which it is given up.
    package let timeout: Duration
    /// Whether no answer in time means that it doesn't work, or only that nothing is known.
    package let isDownWhenLate: Bool
    private let advice: String
    private let run: @Sendable (HealthContext) async throws -> [Reading]

    package init(
        _ name: String, _ measures: String, _ quantity: Quantity,
        worse: Thresholds.Direction = .over, _ thresholds: Thresholds = Thresholds(),
        dependsOn dependencies: [String] = [], isLocal: Bool = false,
        timeout: Duration = .seconds(10), isDownWhenLate: Bool = false, advice: String,
        run: @escaping @Sendable (HealthContext) async throws -> [Reading]
    ) {
        self.name = name
        self.measures = measures
        self.quantity = quantity
        self.worse = worse
        self.thresholds = thresholds
        self.dependencies = dependencies
        self.isLocal = isLocal
        self.timeout = timeout
        self.isDownWhenLate = isDownWhenLate
        self.advice = advice
        self.run = run
    }

    /// What to do about it.
    package func advice(for state: HealthState) -> String? {
        switch state {
        case .ok: nil
        case .unknown: "Nobody knows how this stands: see the reason, and run the sweep again."
        case .warning, .critical: advice
        }
    }

    /// Measures, for as long as it takes.
    package func measure(in context: HealthContext) async throws -> [Reading] {
        try await run(context)
    }

    /// Measures, and comes back in time whatever hangs.
    ///
    /// - Parameter limit: what is left of the sweep's time.
    package func readings(in context: HealthContext, within limit: Duration) async -> [Reading] {
        let patience = min(timeout, limit)
        do {
            return try await TimeLimit.run(patience) { try await measure(in: context) }
        } catch is TimeLimit.Exhausted {
            let reason = "no answer within \(Quantity.seconds.text(patience / .seconds(1)))"
            // When the sweep ran out of time, that says nothing about this check.
            return [Reading(isDownWhenLate && patience == timeout ? .failed(reason) : .unknown(reason))]
        } catch {
            return [Reading(.unknown("\(error)"))]
        }
    }
}
