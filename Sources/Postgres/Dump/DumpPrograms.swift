import Foundation

/// The folder of a `pg_dump` and a `pg_restore` that understand a server.
struct DumpPrograms: Hashable, Sendable {
    let folder: String

    func path(of program: String) -> String { "\(folder)/\(program)" }

    /// The server's own version, else the next later one (a program can't dump a server that is newer than itself),
    /// else what PATH leads to: it says itself when it is too old.
    static func find(for major: Int) throws(ClusterError) -> DumpPrograms {
        let installed = versions().filter { $0 >= major }.sorted()
        let debian = installed.map { "\(ServerBinaries.home)/\($0)/bin" }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let candidates = debian + path.split(separator: ":").map(String.init)
        guard let folder = candidates.first(where: isComplete) else {
            throw .dumpProgramsMissing(version: major)
        }
        return DumpPrograms(folder: folder)
    }

    /// Nothing where Debian's packages are not.
    private static func versions() -> [Int] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: ServerBinaries.home)
        return (names ?? []).compactMap { Int($0) }
    }

    private static func isComplete(_ folder: String) -> Bool {
        ["pg_dump", "pg_restore"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
        }
    }
}
