import Documents
import Foundation

/// Copies the admin's own YAML files into a backup. They hold no data, but whoever brings an installation back wants
/// them.
struct ConfigurationCopy: Sendable {
    let settings: Settings

    func write(to folder: String) async throws {
        let folders = [
            ("pipelines", settings.pipelinesFolder), ("cron", settings.schedulesFolder),
            ("reports", settings.reportsFolder),
        ]
        try await BlockingWork.run { [healthFile = settings.healthFile] in
            try Self.makeFolder(folder)
            for (name, source) in folders where FileManager.default.fileExists(atPath: source) {
                try Self.makeFolder("\(folder)/\(name)")
                for file in try FileManager.default.contentsOfDirectory(atPath: source)
                where Self.isYAML(file) {
                    try Self.copy("\(source)/\(file)", to: "\(folder)/\(name)/\(file)")
                }
            }
            if let healthFile, FileManager.default.fileExists(atPath: healthFile) {
                try Self.copy(healthFile, to: "\(folder)/health.yaml")
            }
        }
    }

    private static func isYAML(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    private static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// What a link leads to, too: the link itself would lead nowhere from here.
    private static func copy(_ file: String, to copy: String) throws {
        try Data(contentsOf: URL(fileURLWithPath: file)).write(to: URL(fileURLWithPath: copy))
    }
}
