import Foundation

/// Folders for the clusters of tests. None outlives its process for long: a watchdog removes it, and what a lost
/// watchdog left goes when the next test process begins.
package enum ScratchFolder {
    private static let prefix = "a2d2-test-cluster-"

    /// Nothing of a test is worth waiting for the disk.
    package static let quickSettings = [
        "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB",
        "max_connections": "200", "autovacuum": "off",
    ]

    /// A path for a new cluster; its folder is not there yet.
    package static func make() throws -> String {
        try sweep()
        let id = UUID().uuidString.prefix(8).lowercased()
        return "\(parent)/\(prefix)\(ProcessInfo.processInfo.processIdentifier)-\(id)"
    }

    private static var parent: String { "/tmp" }

    private static func sweep() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: parent) where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard !FileManager.default.fileExists(atPath: "/proc/\(owner)") else { continue }
            try Watchdog.remove("\(parent)/\(name)")
        }
    }
}
