import Foundation

/// A server of Tests/Support/Servers as a child process, with a folder for what it receives. It ends with this object,
/// or with the test process, however that ends.
final class ServerProcess: Sendable {
    let port: Int
    let folder: String
    private let process: Process
    private let input: Pipe
    private let lines: Lines

    struct Silent: Error {}

    init(_ script: String, _ options: [String: Any] = [:]) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let json = try JSONSerialization.data(withJSONObject: options)
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        // In a file, as a command line has room for little.
        try json.write(to: URL(filePath: "\(folder).options"))
        process.arguments = [Self.path(of: script), folder, "\(folder).options"]
        input = Pipe()
        process.standardInput = input
        lines = Lines()
        process.standardOutput = lines.pipe
        try process.run()
        guard let port = try await lines.next().flatMap({ Int($0) }) else { throw Silent() }
        self.port = port
    }

    deinit {
        // A child inherits which signals are blocked, and libdispatch blocks SIGTERM on its threads.
        kill(process.processIdentifier, SIGKILL)
        for path in [folder, "\(folder).options"] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Waits until the server says so.
    func says(_ word: String) async throws {
        while let line = try await lines.next() {
            if line == word { return }
        }
        throw Silent()
    }

    /// The files of the folder with this suffix, whole, in the order in which they came.
    func received(_ suffix: String) throws -> [Data] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }
            .sorted().map { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")) }
    }

    static func path(of script: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Support/Servers/\(script)").path
    }
}

/// What a child prints, line by line, read by a thread of its own: the sources of libdispatch, which are behind a
/// handle's `readabilityHandler`, may read freed memory when a pipe hangs up while its handler is taken away.
final class Lines: Sendable {
    let pipe = Pipe()
    private let stream: AsyncStream<String>

    init() {
        let (stream, continuation) = AsyncStream<String>.makeStream()
        self.stream = stream
        let output = pipe.fileHandleForReading
        Thread.detachNewThread {
            var rest = Data()
            while case let data = output.availableData, !data.isEmpty {
                rest.append(data)
                while let end = rest.firstIndex(of: 10) {
                    continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            continuation.finish()
        }
    }

    /// Nil at the end, and when nothing comes for a minute.
    func next() async throws -> String? {
        try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                for await line in self.stream { return line }
                return nil
            }
            group.addTask {
                try await Task.sleep(for: .seconds(60))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
