import Foundation

/// A folder with `here`, `etc` and `share` in it that is gone when the test is.
final class TemporaryFolder: Sendable {
    private let root: String

    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        for name in ["here", "etc", "share"] { try makeFolder(name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    func path(_ name: String) -> String {
        "\(root)/\(name)"
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }
}
