import EndToEndSupport
import Foundation
import Glibc
import Operations
import PostgresTestSupport

/// An installation of one test's own: folders, configuration and pipelines, removed at the end with everything that
/// still runs there.
struct Site: Sendable {
    let folder: String
    let program: String

    var data: String { "\(folder)/data" }
    var inbox: String { "\(data)/inbox" }
    var outbox: String { "\(data)/outbox" }
    var archive: String { "\(data)/archive" }
    var pipelines: String { "\(folder)/pipelines" }
    var configuration: String { "\(folder)/a2d2.yaml" }

    func settings() throws -> Settings {
        try Settings.resolve(flags: Settings.Flags(config: configuration), environment: [:])
    }

    /// The private cluster's server, as its file names it.
    var postmaster: RunningProcess? {
        guard let data = FileManager.default.contents(atPath: "\(data)/postgres/cluster/postmaster.pid"),
            let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first,
            let id = pid_t(line)
        else { return nil }
        let server = RunningProcess(id: id)
        return server.isRunning && server.commandLine.contains(folder) ? server : nil
    }

    /// Every file below a folder, relative to it.
    func files(below folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        var files: [String] = []
        while let path = walk.nextObject() as? String {
            if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular { files.append(path) }
        }
        return files.sorted()
    }

    func contents(ofOutbox path: String) throws -> Data {
        try Data(contentsOf: URL(filePath: "\(outbox)/\(path)"))
    }
}

// MARK: - Making and removing

extension Site {
    private static let parent = "/var/tmp"
    private static let prefix = "a2d2-end-to-end-"

    /// - Parameters:
    ///   - settings: more lines of `a2d2.yaml`.
    ///   - pipelines: the texts of the pipeline files by their names.
    static func make(settings: String, pipelines: [String: String]) throws -> Site {
        try sweep()
        let name = "\(prefix)\(getpid())-\(UUID().uuidString.prefix(8).lowercased())"
        let site = Site(folder: "\(parent)/\(name)", program: try Programs.service())
        // PostgreSQL's user must be able to get there.
        try FileManager.default.createDirectory(
            atPath: site.pipelines, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        try FileManager.default.createDirectory(atPath: site.inbox, withIntermediateDirectories: true)
        let configuration = "data: \(site.data)\npipelines: \(site.pipelines)\n" + settings
        try Data(configuration.utf8).write(to: URL(filePath: site.configuration))
        for (file, text) in pipelines { try site.write(pipeline: file, text) }
        // For the case that this process dies; else `remove` is first.
        try Watchdog.watch("\(site.data)/postgres")
        return site
    }

    func write(pipeline file: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(pipelines)/\(file)"), options: .atomic)
    }

    func remove() async throws {
        if let postmaster {
            postmaster.signal(SIGQUIT)
            try await eventually("the server ends") { !postmaster.isRunning }
        }
        try FileManager.default.removeItem(atPath: folder)
    }

    /// What a test process that died has left.
    private static func sweep() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: parent) where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard !FileManager.default.fileExists(atPath: "/proc/\(owner)") else { continue }
            try FileManager.default.removeItem(atPath: "\(parent)/\(name)")
        }
    }
}

/// Lends an installation, and removes it however `body` ends.
func withSite(
    settings: String = "", pipelines: [String: String] = ["load.yaml": PipelineText.storesEverything],
    _ body: (Site) async throws -> Void
) async throws {
    let site = try Site.make(settings: settings, pipelines: pipelines)
    do {
        try await body(site)
    } catch {
        try await site.remove()
        throw error
    }
    try await site.remove()
}
