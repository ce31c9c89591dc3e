import Documents
import Foundation

/// Copies the admin's own files into a backup. They hold no data, but whoever brings an installation back wants them.
struct ConfigurationCopy: Sendable {
    let settings: Settings

    /// What there is of them, by the name that it gets.
    private var sources: [(name: String, path: String)] {
        let folders = [
            ("pipelines", settings.pipelinesFolder), ("cron", settings.schedulesFolder),
            ("reports", settings.reportsFolder), ("health.yaml", settings.healthFile ?? ""),
        ]
        return folders.filter { FileManager.default.fileExists(atPath: $0.1) }
    }

    func write(to folder: String) async throws {
        let sources = sources
        try await BlockingWork.run {
            let files = FileManager.default
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            for source in sources {
                try files.copyItem(atPath: source.path, toPath: "\(folder)/\(source.name)")
            }
        }
    }
}
