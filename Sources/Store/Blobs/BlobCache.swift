import Documents
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Blobs as files of this machine, of one process and for as long as it lives. Each was hashed when it came. No more is
/// kept than `bound` bytes, unless more is in use at once.
final class BlobCache: Sendable {
    private struct State {
        var book: CacheBook
        /// Those who wait for somebody else's fetching to end.
        var waiting: [ContentHash: [CheckedContinuation<Void, Never>]] = [:]
        /// Made when it is first needed.
        var folder: OwnFolder?
    }

    private let parent: String
    private let state: Mutex<State>

    init(parent: String, bound: Int) {
        self.parent = parent
        state = Mutex(State(book: CacheBook(bound: bound)))
    }

    /// Where what is on its way to or from the bucket lies. Blocks.
    func folder() throws -> String {
        try state.withLock { state in
            if let folder = state.folder { return folder.path }
            let folder = try OwnFolder(in: parent)
            state.folder = folder
            return folder.path
        }
    }

    /// Lends a blob's file, fetched where need be. Whoever else wants it meanwhile waits for the same fetching.
    ///
    /// - Parameter fetch: brings the blob, checked, to a temporary file; answers it and its size. Blocks, elsewhere.
    func withFile<Result: Sendable>(
        of hash: ContentHash, fetch: @escaping @Sendable () throws -> FetchedBlob,
        _ use: (_ path: String) async throws -> Result
    ) async throws -> Result {
        let path = try await claim(hash, fetch)
        do {
            let result = try await use(path)
            try await release(hash)
            return result
        } catch {
            try await release(hash)
            throw error
        }
    }

    private func claim(_ hash: ContentHash, _ fetch: @escaping @Sendable () throws -> FetchedBlob)
        async throws
        -> String
    {
        while true {
            switch state.withLock({ $0.book.claim(hash) }) {
            case .present: return "\(try folder())/\(hash.hex)"
            case .coming: await end(of: hash)
            case .absent:
                return try await BlockingWork.run {
                    defer { self.wake(hash) }
                    do {
                        return try self.take(hash, fetch())
                    } catch {
                        self.state.withLock { $0.book.failed(hash) }
                        throw error
                    }
                }
            }
        }
    }

    private func take(_ hash: ContentHash, _ fetched: FetchedBlob) throws -> String {
        let path = "\(try folder())/\(hash.hex)"
        try fetched.move(to: path)
        state.withLock { state in
            state.book.arrived(hash, size: fetched.size)
            Self.evict(&state)
        }
        return path
    }

    private func release(_ hash: ContentHash) async throws {
        let isOverBound = state.withLock { state in
            state.book.release(hash)
            return state.book.isOverBound
        }
        guard isOverBound else { return }
        try await BlockingWork.run { self.state.withLock { Self.evict(&$0) } }
    }

    /// Keeps what was just stored, since it will be read soon. Blocks.
    func bring(_ temporary: borrowing TemporaryBlob, _ hash: ContentHash, size: Int) throws {
        let path = "\(try folder())/\(hash.hex)"
        try state.withLock { state in
            guard state.book.bring(hash, size: size) else { return }
            do {
                try temporary.move(to: path)
            } catch {
                _ = state.book.drop(hash)
                throw error
            }
            Self.evict(&state)
        }
    }

    /// Blocks.
    func drop(_ hash: ContentHash) {
        state.withLock { state in
            if state.book.drop(hash), let folder = state.folder { unlink("\(folder.path)/\(hash.hex)") }
        }
    }

    /// Under the lock, so that nobody brings a file just before it is removed.
    private static func evict(_ state: inout State) {
        guard let folder = state.folder else { return }
        for victim in state.book.evict() { unlink("\(folder.path)/\(victim.hex)") }
    }

    private func end(of hash: ContentHash) async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard state.book.isComing(hash) else { return true }
                state.waiting[hash, default: []].append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func wake(_ hash: ContentHash) {
        for waiter in state.withLock({ $0.waiting.removeValue(forKey: hash) ?? [] }) { waiter.resume() }
    }
}

/// A blob that has come, under a name of its own still.
struct FetchedBlob: Sendable {
    let path: String
    /// In bytes.
    let size: Int

    func move(to target: String) throws(StorageFault) {
        guard rename(path, target) == 0 else {
            let fault = StorageFault(.rename, target, Errno(rawValue: errno))
            unlink(path)
            throw fault
        }
    }
}
