package import Documents
package import SystemPackage

/// The one way in: the watcher, the command line and whatever else hands files in call this, and nobody else makes
/// a document. A `Refusal` that `accept` throws is put on record by `refuse`; anything else that is thrown is a fault
/// of the machine, and the same file is offered again later.
package protocol Door: Sendable {
    /// Stores the bytes, the arrival and the first job, and returns only when all three would survive a crash.
    /// `contents` stands at the start of a regular file, and stays the caller's to close.
    func accept(_ file: IncomingFile, contents: FileDescriptor) async throws -> IntakeOutcome

    /// Records a file that was turned away, so that people see it among the arrivals.
    func refuse(_ file: IncomingFile, _ refusal: Refusal) async throws

    /// Whether an arrival, accepted or refused, with the same `folder`, `relativePath` and `fingerprint` is on record.
    /// It keeps a restart from taking what stays in its folder a second time.
    func alreadyTaken(_ file: IncomingFile) async throws -> Bool
}

/// What the door made of a file.
package enum IntakeOutcome: Sendable, Hashable {
    case accepted(DocumentID)
    case duplicate(of: DocumentID)
    /// On record already; there is no need to call `refuse`.
    case refused(Refusal)
}
