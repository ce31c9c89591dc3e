import Foundation
import Glibc
import Logging
import Pipelines
import ServiceLifecycle
import Synchronization

@testable import Intake

/// A data folder with one inbox, a watcher on it, and a door that remembers.
struct Scene: Sendable {
    let data: String
    let door: FakeDoor
    let watcher: FolderWatcher
    let log: LogCollector

    var inbox: String { "\(data)/inbox" }

    /// Runs `body` while the watcher runs, and shuts the watcher down gracefully after it.
    static func play(
        data: String? = nil, options: WatchOptions = WatchOptions(folder: "inbox", settle: .milliseconds(30)),
        others: [WatchedFolder] = [], door: FakeDoor = FakeDoor(), setting: WatchSetting = .quick,
        prepare: (Scene) throws -> Void = { _ in }, _ body: @Sendable (Scene) async throws -> Void
    ) async throws {
        let folder = data ?? "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        defer { if data == nil { try? FileManager.default.removeItem(atPath: folder) } }
        try FileManager.default.createDirectory(atPath: "\(folder)/inbox", withIntermediateDirectories: true)
        let log = LogCollector()
        let inbox = WatchedFolder(path: "\(folder)/inbox", pipeline: "default", options: options)
        let watcher = try FolderWatcher(
            folders: [inbox] + others, door: door, dataFolder: folder, concurrency: 4, defaults: setting,
            logger: log.logger)
        let scene = Scene(data: folder, door: door, watcher: watcher, log: log)
        try prepare(scene)
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: watcher)],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body(scene)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    func write(_ text: String, to name: String) throws {
        let path = "\(inbox)/\(name)"
        let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    /// Files `0`, `1` … in a hundred folders, each holding its own number.
    func writeBatch(of count: Int, to folder: String) throws {
        for number in 0..<100 {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(number)", withIntermediateDirectories: true)
        }
        for number in 0..<count {
            let file = open("\(folder)/\(number % 100)/\(number)", O_WRONLY | O_CREAT, 0o644)
            let text = "\(number)"
            Glibc.write(file, text, text.utf8.count)
            close(file)
        }
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat("\(inbox)/\(name)", &status) == 0
    }

    /// The names of what is archived, below the folder of the day.
    func archived() -> [String] {
        let root = "\(data)/archive"
        let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return all.filter { path in
            var status = stat()
            return lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        }.map { $0.split(separator: "/").dropFirst(3).joined(separator: "/") }.sorted()
    }
}

extension Scene {
    func statusOfArchived(_ name: String) -> stat {
        var status = stat()
        let root = "\(data)/archive"
        let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        for path in all where path.hasSuffix(name) { lstat("\(root)/\(path)", &status) }
        return status
    }
}

extension WatchSetting {
    /// For tests that have no minute to wait; the kernel's news still come first.
    static let quick = WatchSetting(
        pollInterval: .milliseconds(30), missingFolderInterval: .milliseconds(30),
        emptyPatience: .milliseconds(60))
}
