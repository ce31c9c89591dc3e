import Documents
import Foundation
import Glibc
import Pipelines
import Store
import Synchronization
import Testing

@testable import Intake

@Suite("The folder watcher, in trouble,", .timeLimit(.minutes(10)))
struct FolderWatcherFaultTests {
    private struct DatabaseIsAway: Error {}

    @Test("keeps files waiting while the door is shut by a fault, and takes each once when it opens")
    func keepsFilesWaiting() async throws {
        let faults = Mutex(3)
        let door = FakeDoor { _ in
            let isAway = faults.withLock { count in
                defer { count = max(0, count - 1) }
                return count > 0
            }
            if isAway { throw DatabaseIsAway() }
        }
        try await Scene.play(door: door) { scene in
            for number in 0..<5 { try scene.write("\(number)", to: "\(number).txt") }
            await scene.door.wait { $0.count == 5 }
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.arrivals.count == 5)
            #expect(scene.log.messages.contains { $0.hasPrefix("error: the door is shut by a fault") })
            #expect(scene.log.messages.contains { $0.hasPrefix("notice: the door is open again") })
        }
    }

    @Test("puts a refusal that the door throws on record, and leaves the file in its place")
    func recordsARefusal() async throws {
        let door = FakeDoor { _ in throw Refusal(.fileTooLarge, "too large") }
        try await Scene.play(door: door) { scene in
            try scene.write("x", to: "a.txt")
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.arrivals.map(\.refusal) == [.fileTooLarge])
            #expect(scene.exists("a.txt"))
            try scene.write("xx", to: "a.txt")
            await scene.door.wait { $0.count == 2 }
        }
    }

    @Test("tries again what was unreadable once its mode was changed, also where files stay")
    func triesAgainAfterAChangeOfMode() async throws {
        let refusal = OneTime<Refusal>()
        refusal.put(Refusal(.unreadable, "The file may not be read."))
        let door = FakeDoor { _ in if let refusal = refusal.take() { throw refusal } }
        let options = WatchOptions(
            folder: "inbox", settle: .milliseconds(30), polling: .always, original: .keep)
        try await Scene.play(options: options, door: door) { scene in
            try scene.write("x", to: "a.txt")
            await scene.watcher.waitUntilIdle()
            #expect(door.arrivals.map(\.refusal) == [.unreadable])
            chmod("\(scene.inbox)/a.txt", 0o600)
            await door.wait { $0.map(\.refusal) == [.unreadable, nil] }
        }
    }

    @Test("waits for room when the disk is full, and loses nothing")
    func waitsForRoom() async throws {
        try await withDisk("size=1m") { disk in
            let store = BlobFolder(folder: "\(disk)/blobs")
            try store.prepare()
            let ballast = "\(disk)/ballast"
            try Data(count: 900 << 10).write(to: URL(filePath: ballast))
            try await Scene.play(door: FakeDoor(blobs: store)) { scene in
                try scene.write(String(repeating: "x", count: 500 << 10), to: "a.txt")
                await scene.log.wait { $0.contains { $0.hasPrefix("error: the disk is full") } }
                #expect(scene.exists("a.txt") && scene.door.arrivals == [])
                unlink(ballast)
                await scene.door.wait { $0.count == 1 }
                await scene.watcher.waitUntilIdle()
                #expect(!scene.exists("a.txt") && scene.archived() == ["inbox/a.txt"])
            }
        }
    }

    @Test("takes a file of a read-only folder once, and says once that it can't be moved away")
    func takesFromAReadOnlyFolder() async throws {
        try await withDisk("size=1m") { disk in
            for name in ["a.txt", "b.txt"] { try Data(name.utf8).write(to: URL(filePath: "\(disk)/\(name)")) }
            try #require(mount(nil, disk, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0)
            let door = FakeDoor()
            let share = WatchedFolder(
                path: disk, pipeline: "share",
                options: WatchOptions(folder: disk, settle: .milliseconds(30), polling: .always))
            for _ in 0..<2 {
                try await Scene.play(others: [share], door: door) { scene in
                    for _ in 0..<3 { await scene.watcher.waitUntilIdle() }
                    #expect(door.names == ["a.txt", "b.txt"])
                    #expect(scene.log.messages.count { $0.contains("nothing may be moved out") } == 1)
                }
            }
        }
    }

    @Test(
        "archives across file systems, with the time of the last change",
        arguments: [WatchOptions.Original.archive, .delete])
    func archivesAcrossFileSystems(original: WatchOptions.Original) async throws {
        try await withDisk("size=1m") { disk in
            let share = WatchedFolder(
                path: disk, pipeline: "share",
                options: WatchOptions(folder: disk, settle: .milliseconds(30), original: original))
            try await Scene.play(others: [share]) { scene in
                await scene.watcher.waitUntilIdle()
                try Data("x".utf8).write(to: URL(filePath: "\(disk)/.a"))
                let past = Date(timeIntervalSince1970: 1_000_000)
                try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: "\(disk)/.a")
                rename("\(disk)/.a", "\(disk)/a.txt")
                await scene.door.wait { $0.count == 1 }
                await scene.watcher.waitUntilIdle()
                #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [])
                let name = URL(filePath: disk).lastPathComponent
                #expect(scene.archived() == (original == .archive ? ["\(name)/a.txt"] : []))
                let status = scene.archived().first.map { scene.statusOfArchived($0) }
                #expect(status.map { $0.st_mtim.tv_sec == 1_000_000 } ?? true)
            }
        }
    }

    @Test("gives a file back the name that a crash took from it while it was removed")
    func givesANameBack() async throws {
        try await Scene.play(prepare: { try $0.write("x", to: "sub/.a2d2-aside-1f3k9x2c-my-scan.pdf") }) {
            scene in
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.names == ["sub/my-scan.pdf"])
        }
    }

    @Test("looks through the whole folder when the kernel had more news than it could keep")
    func looksThroughTheFolderAfterAnOverflow() throws {
        let path = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = WatchedFolder(path: path, pipeline: "p", options: WatchOptions(folder: path))
        var patrol = FolderPatrol(folder, WatchSetting(), logger: LogCollector().logger)
        patrol.scan()
        let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let events = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
        for _ in 0...(events / 3) {
            close(open("\(path)/busy", O_WRONLY | O_CREAT, 0o644))
            unlink("\(path)/busy")
        }
        try Data("x".utf8).write(to: URL(filePath: "\(path)/missed"))
        #expect(patrol.nextScan > .now + .seconds(30))
        // A queue that overflowed says so last, and one call reads no more than a buffer holds.
        while patrol.nextScan > .now + .seconds(30) { patrol.listen() }
        #expect(patrol.book.count == 0)
        patrol.scan()
        #expect(patrol.book.count == 1)
    }

    @Test("takes ten thousand files that are dropped at once, in little memory")
    func takesTenThousandFiles() async throws {
        let options = WatchOptions(folder: "inbox", settle: .milliseconds(200), original: .delete)
        try await Scene.play(options: options) { scene in
            await scene.watcher.waitUntilIdle()
            let before = residentBytes()
            try scene.writeBatch(of: 10_000, to: "\(scene.data)/batch")
            let start = ContinuousClock.now
            rename("\(scene.data)/batch", "\(scene.inbox)/batch")
            await scene.door.wait { $0.count == 10_000 }
            let elapsed = ContinuousClock.now - start
            await scene.watcher.waitUntilIdle()
            let growth = residentBytes() - before
            print("10,000 files: taken in \(elapsed), resident memory grew by \(growth >> 10) KiB")
            #expect(Set(scene.door.arrivals.map(\.text)).count == 10_000)
            #expect(scene.door.arrivals.count == 10_000)
            #expect(elapsed < .seconds(60))
            #expect(growth < 60 << 20)
        }
    }

    @Test("keeps ten thousand waiting files in a few megabytes")
    func keepsTenThousandWaitingFiles() {
        var book = SettlingBook(settle: .seconds(2))
        let before = residentBytes()
        for number in 0..<10_000 {
            let signature = FileSignature(size: 1, modified: number, changed: number, inode: UInt64(number))
            book.observe(RelativePath("subfolder/scan of the day \(number).pdf"), .init(signature), at: .now)
        }
        let growth = residentBytes() - before
        print("10,000 waiting files: \(growth >> 10) KiB")
        #expect(book.count == 10_000)
        #expect(growth < 20 << 20)
    }

    /// Of this process, in bytes (proc(5), statm).
    private func residentBytes() -> Int {
        let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
        return (pages.flatMap { Int($0) } ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }

    /// A small disk in memory. Mounting one takes root, which the project's continuous integration is.
    private func withDisk(_ options: String, _ body: (String) async throws -> Void) async throws {
        let path = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { rmdir(path) }
        try #require(mount("tmpfs", path, "tmpfs", 0, options) == 0, "mounting a tmpfs takes root")
        defer { umount2(path, Int32(MNT_DETACH)) }
        try await body(path)
    }
}
