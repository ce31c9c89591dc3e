/// Which results say nothing of their own, since what they depend on is down: one trouble, one alert.
package enum Suppression {
    package struct Judged: Sendable, Hashable {
        package var check: String
        package var subject: String
        package var state: HealthState

        package init(check: String, subject: String, state: HealthState) {
            self.check = check
            self.subject = subject
            self.state = state
        }
    }

    /// The check that explains why `subject` of a check can't be trusted; nil when nothing does.
    ///
    /// - Parameters:
    ///   - dependencies: what the check depends on.
    ///   - judged: what is known of these by now; one that was itself suppressed stands there as unknown.
    package static func cause(
        subject: String, dependencies: [String], judged: [Judged]
    ) -> String? {
        judged.first { result in
            dependencies.contains(result.check) && isDown(result.state)
                && (result.subject.isEmpty || result.subject == subject)
        }?.check
    }

    /// The check that makes it useless to measure at all.
    package static func cause(dependencies: [String], judged: [Judged]) -> String? {
        judged.first { dependencies.contains($0.check) && isDown($0.state) && $0.subject.isEmpty }?.check
    }

    private static func isDown(_ state: HealthState) -> Bool {
        state == .critical || state == .unknown
    }
}
