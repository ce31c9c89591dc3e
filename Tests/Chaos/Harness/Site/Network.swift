import Foundation

/// A bridge, with Postgres on its own address, and a network namespace for each host. Everything lies in the network
/// namespace of this process, which goes with it.
struct Network: Sendable {
    static let serverAddress = "10.77.0.1"
    static let network = "10.77.0.0/24"
    private static let bridge = "chaos0"

    static func lay() async throws {
        // The names of namespaces are files: they shall not outlive us.
        try FileManager.default.createDirectory(atPath: "/run/netns", withIntermediateDirectories: true)
        try await Command.run("mount", "-t", "tmpfs", "tmpfs", "/run/netns")
        try await Command.run("ip", "link", "set", "lo", "up")
        try await Command.run("ip", "link", "add", bridge, "type", "bridge")
        try await Command.run("ip", "address", "add", "\(serverAddress)/24", "dev", bridge)
        try await Command.run("ip", "link", "set", bridge, "up")
        for (number, host) in Host.allCases.enumerated() {
            try await connect(host, number: number)
        }
    }

    private static func connect(_ host: Host, number: Int) async throws {
        let name = host.rawValue
        try await Command.run("ip", "netns", "add", name)
        try await Command.run(
            "ip", "link", "add", plug(of: host), "type", "veth", "peer", "name", "eth0", "netns", name)
        try await Command.run("ip", "link", "set", plug(of: host), "master", bridge, "up")
        try await Command.run("ip", "-n", name, "address", "add", "10.77.0.\(number + 11)/24", "dev", "eth0")
        try await Command.run("ip", "-n", name, "link", "set", "eth0", "up")
        try await Command.run("ip", "-n", name, "link", "set", "lo", "up")
    }

    /// Pulls the cable, or puts it back. Nobody is told: packets are lost.
    static func set(_ host: Host, connected: Bool) async throws {
        try await Command.run("ip", "link", "set", plug(of: host), connected ? "up" : "down")
    }

    /// The bridge's end of the cable.
    private static func plug(of host: Host) -> String { "to-\(host.rawValue)" }

    /// The words before those of a program that shall run on a host.
    static func prefix(on host: Host) -> [String] {
        ["/usr/bin/nsenter", "--net=/run/netns/\(host.rawValue)"]
    }
}
