internal import Documents
internal import Logging
internal import Pipelines
internal import Store
internal import SystemPackage

/// The eyes on one folder: lists it, listens to the kernel, and keeps the settling book. Blocks; lives on the thread
/// of its `FolderLoop`.
struct FolderPatrol: ~Copyable {
    typealias Instant = ContinuousClock.Instant

    let folder: WatchedFolder
    let setting: WatchSetting
    let logger: Logger
    private let filter: FileFilter
    var book: SettlingBook
    var handle: FolderHandle?
    var inotify: Inotify?
    var watches: [Int32: RelativePath] = [:]
    /// When the whole folder is to be looked through next, whatever the kernel says.
    var nextScan = Instant.now
    var isKernelTrusted = true
    private var isFirstScan = true
    private var complaints: Set<String> = []

    init(_ folder: WatchedFolder, _ setting: WatchSetting, logger: Logger) {
        self.folder = folder
        self.setting = setting
        self.logger = logger
        filter = FileFilter(folder.options)
        book = SettlingBook(settle: folder.options.settle, emptyPatience: setting.emptyPatience)
    }

    /// For poll(2); -1, which it ignores, while the folder is polled.
    var descriptor: Int32 { inotify?.descriptor ?? -1 }

    /// When to call `takeDue` next.
    var nextDue: Instant? { handle == nil ? nil : book.nextDue }

    // MARK: Looking through the whole folder

    mutating func scan() {
        guard let handle = openFolder() else {
            nextScan = .now + setting.missingFolderInterval
            return
        }
        book.beginScan()
        do {
            try walk(.root, in: handle)
            book.endScan()
            isFirstScan = false
            nextScan = .now + (inotify == nil ? setting.pollInterval : setting.rescanInterval)
        } catch {
            book.abandonScan()
            nextScan = .now + setting.missingFolderInterval
            complain("scan", "can't look through the folder; trying again", error)
        }
    }

    /// The folder as its path has it now; nil, with a complaint, when there is none.
    private mutating func openFolder() -> FolderHandle? {
        if let handle, handle.isCurrent { return handle }
        handle = nil
        inotify = nil
        watches = [:]
        // What it held is seen anew when it is back.
        book.forget(within: .root)
        do {
            if setting.mayCreateFolder {
                try FileSync.makeFolder(folder.path, mode: FilePermissions(rawValue: 0o755))
            }
            let opened = try FolderHandle(path: folder.path)
            listen(to: opened)
            handle = opened
            complaints = []
            return opened
        } catch {
            complain("open", "can't open the watched folder; trying again", error)
            return nil
        }
    }

    mutating func walk(_ start: RelativePath, in handle: FolderHandle) throws {
        var pending = [start]
        while let next = pending.popLast() {
            do {
                for name in try handle.names(in: next, opened: { watch($0, as: next) }) {
                    let path = restored(RelativePath(name), in: next, handle)
                    if look(at: path) == .folder, enters(path) { pending.append(path) }
                }
            } catch let error as Errno where next != .root && Self.isOfOneFolder(error) {
                if error == .permissionDenied { complain(next.escaped, "can't look into a subfolder", error) }
            }
        }
    }

    /// Gives a file back the name that it had when a crash came between moving it aside and removing it. Only in the
    /// first scan: later ones see those that are being removed right now.
    private mutating func restored(
        _ name: RelativePath, in folder: RelativePath, _ handle: FolderHandle
    ) -> RelativePath {
        let path = folder.appending(name.bytes)
        guard isFirstScan, let original = FolderEntry.nameBeforeAside(name) else { return path }
        do {
            try handle.withFolder(folder) { try FolderEntry(folder: $0, name: name).putBack(as: original) }
            return folder.appending(original.bytes)
        } catch {
            complain("restore", "can't give a file its name back; it begins with .a2d2-aside", error)
            return path
        }
    }

    func enters(_ path: RelativePath) -> Bool {
        folder.options.recursive && FileFilter.entersFolder(path.name) && !NameSafety.isUnsafe(path.name)
            && !setting.foldersOfOthers.contains(path)
    }

    // MARK: One file

    /// Tells the book what is at `path` now.
    @discardableResult
    mutating func look(at path: RelativePath, isBeingMade: Bool = false) -> FolderHandle.Finding? {
        guard let handle, !FileFilter.isTemporary(path.name) else { return nil }
        do {
            let finding = try handle.inspect(path)
            switch finding {
            case .file(var sighting):
                guard filter.wants(path) else { return finding }
                if NameSafety.isUnsafe(path.name) { sighting.refusal = .unsafeName }
                book.observe(path, sighting, at: .now, isBeingMade: isBeingMade)
            case .folder where NameSafety.isUnsafe(path.name):
                // The folder's own size and time change with every file in it; it is refused once all the same.
                let signature = FileSignature(size: 0, modified: 0, changed: 0, inode: 0)
                book.observe(
                    path, SettlingBook.Sighting(signature, refusal: .unsafeName), at: .now)
            case .folder: break
            case .nothing: book.forget(path)
            }
            return finding
        } catch {
            complain("inspect", "can't look at a file in the folder; trying again", error)
            return nil
        }
    }

    /// Up to `limit` files that have settled and are still as they were when they did.
    mutating func takeDue(limit: Int) -> [Candidate] {
        guard let handle, limit > 0 else { return [] }
        var candidates: [Candidate] = []
        for ready in book.takeDue(at: .now, limit: limit) {
            if isUnchanged(ready, in: handle) {
                candidates.append(Candidate(folder: folder, handle: handle, ready: ready))
            } else {
                finish(ready.path, .gone)
            }
        }
        return candidates
    }

    private func isUnchanged(_ ready: SettlingBook.Ready, in handle: FolderHandle) -> Bool {
        // What can't even be looked at goes on, to fail by name where it is opened.
        guard let finding = try? handle.inspect(ready.path) else { return true }
        return finding == .file(ready.sighting) || ready.sighting.refusal == .unsafeName
    }

    mutating func finish(_ path: RelativePath, _ verdict: SettlingBook.Verdict) {
        book.finish(path, verdict, at: .now)
        if verdict == .gone || verdict == .remains { look(at: path) }
    }

    /// Says each kind of trouble once, until the folder is opened anew.
    mutating func complain(_ kind: String, _ message: Logger.Message, _ error: any Error) {
        guard complaints.insert(kind).inserted else { return }
        logger.warning(message, metadata: ["folder": "\(folder.path)", "error": "\(error)"])
    }

    mutating func complain(_ trouble: String) {
        guard complaints.insert(trouble).inserted else { return }
        logger.warning("\(trouble)", metadata: ["folder": "\(folder.path)"])
    }

    private static func isOfOneFolder(_ error: Errno) -> Bool {
        [
            .noSuchFileOrDirectory, .notDirectory, .permissionDenied, .tooManySymbolicLinkLevels,
            .improperLink,
        ].contains(error)
    }
}
