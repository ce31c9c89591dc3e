import EndToEndSupport
import Foundation
import Logging
import Operations
import Postgres
import Store

/// The whole installation: hosts, network, disks, server, and what was dropped into it.
struct ChaosSite: Sendable {
    let folder: ChaosFolder
    let volumes: Volumes
    let postgres: PostgresServer
    let hosts: [Host: HostService]
    let dropper: Dropper
    let journal: Journal

    func host(_ host: Host) -> HostService {
        guard let service = hosts[host] else { preconditionFailure("a host for each case") }
        return service
    }

    /// Lays everything out and starts it.
    static func make(
        seed: UInt64, groups: Set<FaultGroup>, in folder: ChaosFolder, journal: Journal
    ) async throws -> ChaosSite {
        let volumes = Volumes(folder: folder)
        try await Network.lay()
        try await volumes.mount()
        let postgres = try PostgresServer(folder: folder)
        try folder.configure(database: postgres.url)
        try await postgres.make()
        let references = try await References.read(folder)
        var hosts: [Host: HostService] = [:]
        for host in Host.allCases {
            hosts[host] = HostService(
                host: host, folder: folder,
                setsClock: groups.contains(.clock) && Fault.clocks.contains(host))
        }
        return ChaosSite(
            folder: folder, volumes: volumes, postgres: postgres, hosts: hosts,
            dropper: Dropper(folder: folder, references: references), journal: journal)
    }

    /// Opens the installation in this process, beside the hosts, for what no verb tells.
    func withInstallation<Result: Sendable>(
        _ use: @Sendable (Installation) async throws -> Result
    ) async throws -> Result {
        let settings = try Settings.resolve(
            flags: Settings.Flags(config: folder.configuration(of: .main, slot: 0)), environment: [:])
        let logger = Logger(label: "chaos") { _ in SwiftLogNoOpLogHandler() }
        return try await Installation.withOpen(settings, poolSize: 2, logger: logger, use)
    }

    /// Runs a verb on the host that has the inbox.
    func run(_ words: String...) async throws -> Command.Outcome {
        try await Command.outcome(
            of: Network.prefix(on: .main) + ["\(folder.programs(slot: 0))/a2d2"] + words + [
                "--config", folder.configuration(of: .main, slot: 0),
            ])
    }
}
