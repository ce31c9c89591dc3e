package import Logging

/// Restores the newest backup on trial.
package struct VerifyBackupChore: Chore {
    package static let name = "verify-backup"
    package static let purpose =
        "restores the newest backup into a server of its own, and looks whether all is there"
    package static let parameters = [
        ChoreParameter("share", "of the blobs, the part that is hashed again", in: 0...1, usual: 0.1)
    ]
    private let verifier: BackupVerifier

    package init(_ installation: Installation, logger: Logger) {
        verifier = BackupVerifier(settings: installation.settings, logger: logger)
    }

    package func run(_ values: [String: Double]) async throws -> ChoreOutcome {
        let verification = try await verifier.verify(share: values["share"] ?? 0.1)
        return ChoreOutcome(
            counts: [
                .init(what: "documents", count: verification.documents),
                .init(what: "blobs", count: verification.blobs),
                .init(what: "hashed again", count: verification.rehashed),
            ],
            findings: verification.findings.map { "backup \(verification.name): \($0)" })
    }
}
