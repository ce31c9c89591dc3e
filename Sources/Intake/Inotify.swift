internal import CLinux
internal import Glibc
internal import SystemPackage

/// The kernel's news about folders: inotify(7). Non-blocking; wait with poll(2).
final class Inotify {
    struct Event {
        let watch: Int32
        let mask: UInt32
        let name: [UInt8]

        func isAny(of flags: Int32...) -> Bool {
            flags.contains { mask & UInt32(bitPattern: $0) != 0 }
        }
    }

    let descriptor: Int32

    init() throws(Errno) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Watches the folder that `folder` is open on, whatever its path has become. A folder that is watched already
    /// keeps its number.
    func watch(_ folder: Int32) throws(Errno) -> Int32 {
        let mask =
            IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF
            | IN_MOVE_SELF
            | Int32(bitPattern: UInt32(IN_ONLYDIR)) | Int32(bitPattern: UInt32(IN_EXCL_UNLINK))
        let watch = inotify_add_watch(descriptor, "/proc/self/fd/\(folder)", UInt32(bitPattern: mask))
        guard watch >= 0 else { throw Errno(rawValue: errno) }
        return watch
    }

    func stopWatching(_ watch: Int32) {
        // Fails only when the folder went first, and its watch with it.
        inotify_rm_watch(descriptor, watch)
    }

    /// What has happened since the last call; empty when nothing has.
    func events() -> [Event] {
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            guard count > 0 else { return [] }
            var events: [Event] = []
            var offset = 0
            while offset + MemoryLayout<inotify_event>.size <= count {
                let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let start = offset + MemoryLayout<inotify_event>.size
                let name = buffer[start..<min(start + Int(event.len), count)].prefix { $0 != 0 }
                events.append(Event(watch: event.wd, mask: event.mask, name: Array(name)))
                offset = start + Int(event.len)
            }
            return events
        }
    }
}
