import ArgumentParser
import Foundation
import Operations
import Terminal

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Backups: make one, prove that it is good, bring it back.",
        subcommands: [Create.self, List.self, Verify.self, Restore.self], defaultSubcommand: List.self)

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a backup, also while the service runs.",
            discussion: """
                Database, blobs and configuration, into a folder of its own. Afterwards the oldest are removed that are \
                more than retention.backups. Exits with 1 when blobs that documents name are missing: the rest is saved. \
                Blobs in a bucket stay there: they are listed and looked for, and not copied.

                Example: a2d2 backup create --output /mnt/backups
                """)

        @OptionGroup var global: GlobalOptions
        @Option(help: "The folder of backups. (default: backups in a2d2.yaml)") var output: String?

        func run() async throws {
            let settings = try global.settings()
            let logger = global.logger(settings)
            let folder = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
            let manifest = try await global.withInstallation { installation in
                try await BackupMaker(installation, folder: folder, version: A2D2.version, logger: logger)
                    .make()
            }
            try global.output.answer(
                "Made \(manifest.name): \(manifest.documents) documents, \(manifest.blobs.count) blobs "
                    + manifest.blobs.text + ", \(ByteCount.text(manifest.size)).",
                json: BackupLine(manifest))
            guard manifest.isComplete else {
                throw Failure(
                    .broken,
                    "\(manifest.blobs.missing.count) blobs that documents name are missing from the blob store; "
                        + "the first is \(manifest.blobs.missing[0])")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The backups that there are, the oldest first.",
            discussion: "Example: a2d2 backup list --json")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let (manifests, unreadable) = try BackupFolder(path: global.settings().backupsFolder).manifests()
            try global.output.list(
                manifests,
                columns: [
                    .init("name"), .init("made"), .init("documents", .right), .init("blobs", .right),
                    .init("size", .right), .init("verified"),
                ],
                empty: "There are no backups: make one with `a2d2 backup create`.",
                cells: { manifest in
                    [
                        manifest.name, manifest.finished.short, "\(manifest.documents)",
                        "\(manifest.blobs.count)", ByteCount.text(manifest.size),
                        manifest.verified?.short ?? "never",
                    ]
                },
                json: BackupLine.init)
            if !unreadable.isEmpty {
                throw Failure(.broken, unreadable.map(\.description).joined(separator: "\na2d2: "))
            }
        }
    }
}

extension BackupManifest.Blobs {
    /// What became of them, behind their count.
    fileprivate var text: String {
        place.map { "that stay in \($0) and are NOT in the backup" } ?? "(\(new) new)"
    }
}

/// A backup as machines read it.
struct BackupLine: Encodable {
    var name: String
    var version: String
    var started: Date
    var finished: Date
    var verified: Date?
    var documents: Int
    var blobs: Int
    var newBlobs: Int
    var missingBlobs: Int
    /// The bucket where they stay; null when the backup has them.
    var blobsPlace: String?
    /// In bytes.
    var size: Int

    init(_ manifest: BackupManifest) {
        name = manifest.name
        version = manifest.version
        started = manifest.started
        finished = manifest.finished
        verified = manifest.verified
        documents = manifest.documents
        blobs = manifest.blobs.count
        newBlobs = manifest.blobs.new
        missingBlobs = manifest.blobs.missing.count
        blobsPlace = manifest.blobs.place
        size = manifest.size
    }
}

/// `1.4 GB`
enum ByteCount {
    static func text(_ bytes: Int) -> String {
        bytes.formatted(.byteCount(style: .file).locale(Locale(identifier: "en_GB")))
    }
}
