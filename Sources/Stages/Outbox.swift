package import Documents
package import Foundation

/// The folder that finished documents are put into, for people and other programs to take from.
///
/// A document's files form a set: one name, several suffixes. Each file appears under its name at once and whole.
/// The sidecar, `.json`, comes last: a set is complete if, and only if, its sidecar is there (docs/outbox.md).
package struct Outbox: Sendable {
    /// One file of a set.
    package struct File: Sendable {
        /// With its dot: `.pdf`. The sidecar's is `Outbox.sidecarSuffix`.
        package var suffix: String
        package var source: Source

        package init(suffix: String, source: Source) {
            self.suffix = suffix
            self.source = source
        }
    }

    /// Where a file's bytes come from.
    package enum Source: Sendable {
        case data(Data)
        /// The path of a file, which is copied.
        case file(String)
    }

    package static let sidecarSuffix = ".json"

    /// After this many documents of one name, the next is a fault.
    static let mostNamesakes = 10_000

    private let folder: String
    /// Called before each step, by tests that stop there as a power cut would.
    private let beforeStep: @Sendable (OutboxStep) throws -> Void

    package init(folder: String) {
        self.init(folder: folder, beforeStep: { _ in })
    }

    init(folder: String, beforeStep: @escaping @Sendable (OutboxStep) throws -> Void) {
        self.folder = folder
        self.beforeStep = beforeStep
    }

    /// Puts a document's files at `relativePath` (folders and name, without a suffix), or at the same with ` (2)`,
    /// ` (3)` behind when another document is there. A set that the same document has there already is replaced, so
    /// that after a crash the same call leads to the same end. Returns the files' paths, relative to the outbox.
    ///
    /// Throws an `OutboxFault` for a fault of the machine (disk full, no permission); nothing half-written is left.
    package func publish(
        _ files: [File], at relativePath: String, document: DocumentID
    ) throws -> [String] {
        let path = try OutboxPath(relativePath)
        guard Set(files.map(\.suffix)).count == files.count,
            files.allSatisfy({ OutboxPath.isSuffix($0.suffix) })
        else {
            throw OutboxFault(doing: "publishing files of one suffix twice", path: relativePath)
        }
        let root = try OutboxFolder(path: folder)
        let place = try root.descend(into: path.folders)
        var writer = OutboxWriter(place: place, files: files, document: document, beforeStep: beforeStep)
        let name = try writer.publish(as: path.name)
        return files.map { (path.folders + [name + $0.suffix]).joined(separator: "/") }
    }

    /// Removes temporary files that a crash left behind: those that nobody has written to for `age` seconds.
    /// Returns how many.
    @discardableResult
    package func sweep(olderThan age: TimeInterval = 3600, now: Date = Date()) throws -> Int {
        try OutboxFolder(path: folder).sweep(unchangedSince: now.addingTimeInterval(-age))
    }
}

/// What a test can stop publishing before.
enum OutboxStep: Hashable, Sendable {
    case claim
    case writeTemporary(suffix: String)
    case withdrawSidecar
    case place(suffix: String)
    case settle
    case placeSidecar
    case releaseClaim
}
