/// Every check there is, those that others depend on first.
extension HealthCheck {
    package static let all: [HealthCheck] =
        database + queue + [ledger] + extractors + folders + blobStore + schedules + backups + machine
        + outside + responseTimes

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    package static func named(_ name: String) -> HealthCheck? {
        byName[name]
    }

    /// The sweeps that are built in: names of checks. The full one has all.
    package static let sweeps: [String: [String]] = [
        "quick": all.map(\.name).filter { !isSlow($0) && !$0.hasPrefix("response.") },
        "full": all.map(\.name),
        "response-times": responseTimes.map(\.name),
    ]

    /// What costs more than it should every five minutes, or asks other people's servers.
    private static func isSlow(_ name: String) -> Bool {
        ["blobs.sample", "languages.data", "mail.server", "webhooks.receiver", "certificates.age"]
            .contains(name)
    }
}
