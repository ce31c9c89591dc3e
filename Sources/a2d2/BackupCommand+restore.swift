import ArgumentParser
import Foundation
import Operations
import Terminal

extension BackupCommand {
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Restore a backup on trial, into a server that is gone afterwards.",
            discussion: """
                Looks whether the dump can be read back, the ledger balances and every document's blob is there. Exits \
                with 1 when something is wrong. Without a name, the newest.

                Example: a2d2 backup verify --all
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The backup's name, or the path of its folder.") var name: String?
        @Flag(help: "Read and hash every blob again, not one in ten.") var all = false

        func run() async throws {
            let settings = try global.settings()
            let verifier = BackupVerifier(settings: settings, logger: global.logger(settings))
            let verification = try await verifier.verify(name, share: all ? 1 : 0.1)
            let seconds = verification.seconds.formatted(.number.precision(.fractionLength(1)))
            try global.output.answer(
                "\(verification.name) \(verification.isSound ? "is good" : "is NOT good"): "
                    + "\(verification.documents) documents and \(verification.blobs) blobs, "
                    + "\(verification.rehashed) of them hashed again, in \(seconds) s.",
                json: verification)
            guard verification.isSound else {
                throw Failure(.broken, verification.findings.joined(separator: "\na2d2: "))
            }
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a backup back into a new data folder.",
            discussion: """
                Never over anything: the folder must be empty or not there, and so must the tables of the database, where \
                one is configured. The admin's files are put into the folder configuration there.

                Example: a2d2 backup restore 20261125T224501Z --into /srv/a2d2/data
                """)

        struct Report: Encodable {
            var name: String
            var into: String
            var documents: Int
            var blobs: Int
        }

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The backup's name, or the path of its folder.") var name: String
        @Option(help: "The new data folder.") var into: String

        func run() async throws {
            let settings = try global.settings()
            let target = URL(fileURLWithPath: into).standardizedFileURL.path
            let manifest = try await BackupRestorer(settings: settings, logger: global.logger(settings))
                .restore(name, into: target)
            try global.output.answer(
                "Restored \(manifest.name) into \(target): look at it with `a2d2 status --data \(target)`.",
                json: Report(
                    name: manifest.name, into: target, documents: manifest.documents,
                    blobs: manifest.blobs.count))
        }
    }
}
