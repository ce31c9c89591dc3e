import Delivery
package import StrictYAML

/// What an admin sets for health checks: `health.yaml`. See docs/health-checks.md.
package struct HealthSettings: Sendable, Hashable {
    /// For each check by its name.
    package var rules: [String: CheckRule]
    /// Names of checks, for each sweep by its name.
    package var sweeps: [String: [String]]
    /// After which a sweep ends with what it has.
    package var timeout: Duration
    package var alerts: AlertSettings

    package struct CheckRule: Sendable, Hashable {
        package var thresholds: Thresholds
        package var hysteresis: Hysteresis
    }

    /// With no file.
    package static var usual: HealthSettings {
        get throws(ConfigurationMistakes) {
            try ConfigurationDocument(file: "health.yaml").decode(read)
        }
    }

    /// - Parameter path: nil for the defaults.
    package static func load(_ path: String?) throws(ConfigurationMistakes) -> HealthSettings {
        guard let path else { return try usual }
        return try ConfigurationDocument.load(path).decode(read)
    }

    /// Every key, in the order in which the page on health checks explains them.
    package static var keys: [String] { KnownKeys.of(read) }

    package func rule(for check: HealthCheck) -> CheckRule {
        rules[check.name] ?? CheckRule(thresholds: check.thresholds, hysteresis: Hysteresis())
    }

    /// The checks of a sweep, with those they depend on before them; nil when there is no such sweep.
    package func checks(of sweep: String) -> [HealthCheck]? {
        guard let names = sweeps[sweep] else { return nil }
        var wanted = Set(names)
        var open = names
        while let name = open.popLast() {
            for needed in HealthCheck.named(name)?.dependencies ?? []
            where wanted.insert(needed).inserted { open.append(needed) }
        }
        return HealthCheck.all.filter { wanted.contains($0.name) }
    }
}
