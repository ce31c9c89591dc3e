import Foundation

/// The folder of `postgres`, `initdb` and `pg_ctl`, and their major version.
struct ServerBinaries: Hashable, Sendable {
    let folder: String
    let version: String

    func path(of program: String) -> String { folder + "/" + program }

    /// Where Debian and its kin put each version.
    static let home = "/usr/lib/postgresql"

    /// The newest, or for a cluster of version `wanted` that version. `given` is a folder to use instead of
    /// searching.
    static func find(given: String?, wanted: String?, cluster: String) async throws -> ServerBinaries {
        let all = try await candidates(given: given)
        guard let newest = all.first else {
            throw ClusterError.binariesMissing(
                wanted: wanted, searched: given.map { [$0] } ?? [home, "PATH"])
        }
        guard let wanted else { return newest }
        guard let match = all.first(where: { $0.version == wanted }) else {
            throw ClusterError.wrongVersion(
                folder: cluster, cluster: wanted, found: all.map(\.version).joined(separator: ", "))
        }
        return match
    }

    /// Newest first, then what PATH leads to.
    private static func candidates(given: String?) async throws -> [ServerBinaries] {
        var folders: [String] = []
        if let given {
            folders = [given]
        } else {
            if FileManager.default.fileExists(atPath: home) {
                let versions = try FileManager.default.contentsOfDirectory(atPath: home)
                folders = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(home)/\($0)/bin" }
            }
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            folders += path.split(separator: ":").map(String.init)
        }
        var found: [ServerBinaries] = []
        for folder in folders where isComplete(folder) {
            found.append(ServerBinaries(folder: folder, version: try await version(of: folder)))
        }
        return found
    }

    private static func isComplete(_ folder: String) -> Bool {
        ["postgres", "initdb", "pg_ctl"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
        }
    }

    /// `postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)` → `15`.
    private static func version(of folder: String) async throws -> String {
        let output = try await ServerCommand("\(folder)/postgres", ["--version"]).run()
        let number = output.split(separator: " ").first { $0.first?.isNumber ?? false }
        return number.map { String($0.prefix { $0.isNumber }) } ?? "unknown"
    }
}
