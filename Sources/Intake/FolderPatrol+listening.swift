internal import CLinux
internal import Documents
internal import Glibc
internal import Logging
internal import Pipelines
internal import SystemPackage

/// What the kernel has to say about the folder.
extension FolderPatrol {
    mutating func listen(to handle: FolderHandle) {
        let isWanted =
            switch folder.options.polling {
            case .auto: handle.kind == .local && isKernelTrusted
            case .always: false
            case .never: isKernelTrusted
            }
        guard isWanted else { return }
        do {
            inotify = try Inotify()
        } catch {
            complain(
                "inotify", "no inotify to be had; polling instead (fs.inotify.max_user_instances)", error)
        }
    }

    mutating func watch(_ descriptor: Int32, as path: RelativePath) {
        guard inotify != nil else { return }
        do {
            guard let watch = try inotify?.watch(descriptor) else { return }
            watches[watch] = path
        } catch {
            // A folder that was removed since it was opened can't be watched, and need not be.
            guard error != .noSuchFileOrDirectory else { return }
            isKernelTrusted = false
            inotify = nil
            watches = [:]
            complain(
                "watch", "the kernel watches no more folders; polling (fs.inotify.max_user_watches)", error)
        }
    }

    /// Reads what the kernel has to say, and looks at the places that it names.
    mutating func listen() {
        guard let handle, let events = inotify?.events() else { return }
        for event in events {
            if event.isAny(of: IN_Q_OVERFLOW) {
                nextScan = .now
                continue
            }
            guard let parent = watches[event.watch] else { continue }
            if event.isAny(of: IN_IGNORED) {
                watches[event.watch] = nil
            } else if event.isAny(of: IN_DELETE_SELF, IN_MOVE_SELF) {
                if parent == .root { nextScan = .now }
            } else if event.isAny(of: IN_ISDIR) {
                folderChanged(parent.appending(event.name), event, in: handle)
            } else {
                let path = parent.appending(event.name)
                if event.isAny(of: IN_CLOSE_WRITE) { book.writerClosed(path, at: .now) }
                look(at: path, isBeingMade: event.isAny(of: IN_CREATE))
            }
        }
    }

    private mutating func folderChanged(
        _ path: RelativePath, _ event: Inotify.Event, in handle: FolderHandle
    ) {
        if event.isAny(of: IN_DELETE, IN_MOVED_FROM) {
            for (watch, watched) in watches where watched.isWithin(path) {
                inotify?.stopWatching(watch)
                watches[watch] = nil
            }
            book.forget(within: path)
        } else if look(at: path) == .folder, enters(path) {
            do {
                try walk(path, in: handle)
            } catch {
                nextScan = .now + setting.pollInterval
            }
        }
    }
}
