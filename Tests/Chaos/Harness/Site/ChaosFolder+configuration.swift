import Foundation

/// What the installation is told.
extension ChaosFolder {
    /// Of every wait of the product that a person would have to sit out, a short one.
    func configure(database: String) throws {
        for (host, slot) in Self.seats {
            try write(
                """
                data: \(data(of: host, slot: slot))
                database-url: "\(database)"
                pipelines: \(pipelines)
                schedules: \(schedules)
                outbox: \(outbox)
                timezone: UTC
                workers: { extractors: \(host == .main ? 1 : 2), fires: 1 }
                log: { level: info, format: text }
                intake: { rescan: 5s }
                queue: { lease: 5s, poll: 1s, drain: 10s }
                http: { listen: "127.0.0.1:7420" }

                """, to: configuration(of: host, slot: slot))
        }
        try write(pipeline: Self.pipeline())
        for (name, every, run) in [
            ("roll-up", "30s", "chore: roll-up"), ("reconciliation", "20s", "chore: reconciliation"),
            ("health", "1m", "sweep: quick"),
        ] {
            try write(
                "name: \(name)\ncron: \"@every \(every)\"\nrun: { \(run) }\ntimeout: 30s\n",
                to: "\(schedules)/\(name).yaml")
        }
    }

    /// - Parameter place: in the outbox.
    static func pipeline(place: String = "{category}/{name}") -> String {
        """
        name: load
        watch:
          - folder: inbox
            settle: 500ms
        extract:
          languages: [eng]
          limits: { seconds-per-page: 30 }
        classify:
          review-below: 0
        persist:
          path: "\(place)"

        """
    }

    var pipelineFile: String { "\(pipelines)/load.yaml" }

    func write(pipeline text: String) throws {
        try write(text, to: pipelineFile)
    }
}
