/// What came of restoring a backup on trial.
package struct BackupVerification: Sendable, Hashable, Codable {
    package var name: String
    /// In the restored database.
    package var documents: Int
    package var blobs: Int
    /// Of the blobs, how many were read and hashed again.
    package var rehashed: Int
    package var seconds: Double
    /// What is wrong with it; empty when it is good.
    package var findings: [String]

    package var isSound: Bool { findings.isEmpty }
}
