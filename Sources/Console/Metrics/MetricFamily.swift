/// All series of one name, with what they mean.
package struct MetricFamily: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// Only ever grows, until the process or the database begins anew.
        case counter
        case gauge
    }

    /// `a2d2_jobs_waiting`; in base units, and a counter ends in `_total` (https://prometheus.io/docs/practices/naming/).
    package let name: String
    package let help: String
    package let kind: Kind
    package var samples: [Sample]

    package struct Sample: Sendable, Hashable {
        /// In the order in which they are written.
        package var labels: [Label]
        package var value: Double
    }

    package struct Label: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    package init(_ name: String, _ help: String, _ kind: Kind, _ samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }
}

extension MetricFamily {
    package static func counter(_ name: String, _ help: String, _ samples: Sample...) -> MetricFamily {
        MetricFamily(name, help, .counter, samples)
    }

    package static func gauge(_ name: String, _ help: String, _ samples: Sample...) -> MetricFamily {
        MetricFamily(name, help, .gauge, samples)
    }

    package static func counter(_ name: String, _ help: String, _ samples: [Sample]) -> MetricFamily {
        MetricFamily(name, help, .counter, samples)
    }

    package static func gauge(_ name: String, _ help: String, _ samples: [Sample]) -> MetricFamily {
        MetricFamily(name, help, .gauge, samples)
    }
}

extension MetricFamily.Sample {
    package init(_ value: Double, _ labels: KeyValuePairs<String, String> = [:]) {
        self.init(labels: labels.map { MetricFamily.Label(name: $0.key, value: $0.value) }, value: value)
    }

    package init(_ value: Int, _ labels: KeyValuePairs<String, String> = [:]) {
        self.init(
            labels: labels.map { MetricFamily.Label(name: $0.key, value: $0.value) }, value: Double(value))
    }
}
