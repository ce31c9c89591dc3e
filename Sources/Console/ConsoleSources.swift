/// What the console shows. Each may throw, be slow, or hang: the console answers all the same, with what it knew before.
package struct ConsoleSources: Sendable {
    /// Why this process can't do its work now, a sentence each; empty when it can.
    package var troubles: @Sendable () async throws -> [String]
    /// The checks as the last sweep left them.
    package var health: @Sendable () async throws -> HealthOverview
    /// What the database knows.
    package var metrics: @Sendable () async throws -> [MetricFamily]
    /// What this process knows of itself, at once and without waiting for anything.
    package var ownMetrics: @Sendable () -> [MetricFamily]
    /// Of the program.
    package var version: String

    package init(
        version: String, troubles: @escaping @Sendable () async throws -> [String],
        health: @escaping @Sendable () async throws -> HealthOverview,
        metrics: @escaping @Sendable () async throws -> [MetricFamily],
        ownMetrics: @escaping @Sendable () -> [MetricFamily] = { [] }
    ) {
        self.version = version
        self.troubles = troubles
        self.health = health
        self.metrics = metrics
        self.ownMetrics = ownMetrics
    }
}
