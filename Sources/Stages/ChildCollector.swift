import Documents
import Extraction
import Foundation
import Glibc
import Store
import Synchronization
import SystemPackage

/// Puts the files that lie within a document into the blob store, as an extractor sends them.
final class ChildCollector: ChildReceiver {
    fileprivate struct Incoming {
        let file: EmbeddedFile
        let descriptor: FileDescriptor
    }

    fileprivate struct State {
        var incoming: Incoming?
        var children: [NewChild] = []
        var size = 0
    }

    private let blobs: any BlobStore
    /// Where a file lies until it is whole, without a name.
    private let workFolder: String
    private let limits: ChildLimits
    private let state = Mutex(State())

    init(blobs: any BlobStore, workFolder: String, limits: ChildLimits) {
        self.blobs = blobs
        self.workFolder = workFolder
        self.limits = limits
    }

    deinit {
        state.withLock { $0.drop() }
    }

    /// In their order; once all have come.
    var children: [NewChild] { state.withLock(\.children) }

    func beginAnew() {
        state.withLock { state in
            state.drop()
            state = State()
        }
    }

    func receive(_ event: ChildEvent) throws {
        try state.withLock { state in
            switch event {
            case .begun(let file): try begin(file, in: &state)
            case .content(let bytes): try take(bytes, in: &state)
            case .ended: try end(in: &state)
            case .refused(let file, let refusal):
                state.drop()
                try checkNumber(in: state)
                state.add(file, .refused(refusal))
            }
        }
    }

    private func begin(_ file: EmbeddedFile, in state: inout State) throws {
        state.drop()
        try checkNumber(in: state)
        state.incoming = Incoming(file: file, descriptor: try nameless())
    }

    /// An extractor counts too; but it isn't trusted.
    private func checkNumber(in state: State) throws {
        guard state.children.count >= limits.number else { return }
        throw Refusal(
            .tooManyChildren, "More than \(limits.number) files lie within it, which is the limit.")
    }

    private func take(_ bytes: Data, in state: inout State) throws {
        guard let incoming = state.incoming else { return }
        state.size += bytes.count
        guard state.size <= limits.size else {
            throw Refusal(
                .fileTooLarge, "What lies within it is more than \(limits.size >> 20) MB, which is the limit."
            )
        }
        try faults(.write) {
            _ = try bytes.withUnsafeBytes { try incoming.descriptor.writeAll($0) }
        }
    }

    private func end(in state: inout State) throws {
        guard let incoming = state.incoming else { return }
        _ = try faults(.inspect) { try incoming.descriptor.seek(offset: 0, from: .start) }
        let blob = try blobs.store(contentsOf: incoming.descriptor)
        state.drop()
        state.add(incoming.file, .blob(blob.hash, size: blob.size))
    }

    private func nameless() throws -> FileDescriptor {
        try FileSync.makeFolder(workFolder)
        let path = "\(workFolder)/child-\(UUID())"
        let descriptor = try faults(.create) {
            try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
        }
        unlink(path)
        return descriptor
    }

    /// What the disk does not do is the machine's fault, and costs the document nothing.
    private func faults<Result>(_ operation: StorageFault.Operation, _ body: () throws -> Result) throws
        -> Result
    {
        do {
            return try body()
        } catch let error as Errno {
            throw StorageFault(operation, workFolder, error)
        }
    }
}

extension ChildCollector.State {
    fileprivate mutating func drop() {
        // Nothing was promised of what it holds.
        try? incoming?.descriptor.close()
        incoming = nil
    }

    fileprivate mutating func add(_ file: EmbeddedFile, _ content: NewChild.Content) {
        children.append(
            NewChild(
                position: children.count + 1, path: ChildPath.fit(file.path), modified: file.modified,
                content: content))
    }
}
