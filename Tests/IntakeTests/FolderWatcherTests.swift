import Documents
import Foundation
import Glibc
import Pipelines
import Testing

@testable import Intake

@Suite("The folder watcher", .timeLimit(.minutes(10)))
struct FolderWatcherTests {
    @Test("takes what is dropped, with its subfolders as tags, and archives the original")
    func takesWhatIsDropped() async throws {
        try await Scene.play { scene in
            try scene.write("one", to: "a.pdf")
            try scene.write("two", to: "acme/2026/b.pdf")
            await scene.door.wait { $0.count == 2 }
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.names == ["a.pdf", "acme/2026/b.pdf"])
            let second = try #require(scene.door.arrivals.first { $0.text == "two" })
            #expect(second.file.tags == ["acme", "2026"])
            #expect(
                second.file.pipeline == "default" && second.file.folder == "inbox" && second.file.size == 3)
            #expect(scene.archived() == ["inbox/a.pdf", "inbox/acme/2026/b.pdf"])
            #expect(!scene.exists("a.pdf") && scene.exists("acme/2026"))
        }
    }

    @Test("takes what was there before it began", arguments: [WatchOptions.Polling.auto, .always])
    func takesWhatWasThere(polling: WatchOptions.Polling) async throws {
        var options = WatchOptions(folder: "inbox", settle: .milliseconds(30), original: .delete)
        options.polling = polling
        try await Scene.play(options: options, prepare: { try $0.write("x", to: "sub/a.txt") }) { scene in
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.names == ["sub/a.txt"])
            #expect(!scene.exists("sub/a.txt"))
            #expect(scene.archived() == [])
        }
    }

    @Test("finds new files by polling, where the kernel may say nothing")
    func findsFilesByPolling() async throws {
        let options = WatchOptions(folder: "inbox", settle: .milliseconds(30), polling: .always)
        try await Scene.play(options: options) { scene in
            try scene.write("x", to: "new/a.txt")
            await scene.door.wait { $0.count == 1 }
        }
    }

    @Test("takes a folder that is moved in, and what is put into it later")
    func takesAFolderThatIsMovedIn() async throws {
        try await Scene.play { scene in
            let outside = "\(scene.data)/elsewhere"
            try FileManager.default.createDirectory(
                atPath: "\(outside)/deep/er", withIntermediateDirectories: true)
            for number in 0..<20 {
                try Data("\(number)".utf8).write(to: URL(filePath: "\(outside)/deep/er/\(number)"))
            }
            await scene.watcher.waitUntilIdle()
            rename(outside, "\(scene.inbox)/batch")
            await scene.door.wait { $0.count == 20 }
            try scene.write("later", to: "batch/deep/er/late")
            await scene.door.wait {
                $0.contains { $0.text == "later" && $0.file.tags == ["batch", "deep", "er"] }
            }
        }
    }

    @Test("leaves a file alone while somebody has it open for writing")
    func leavesOpenFilesAlone() async throws {
        try await Scene.play { scene in
            let file = open("\(scene.inbox)/slow.txt", O_WRONLY | O_CREAT, 0o644)
            Glibc.write(file, "half", 4)
            try scene.write("x", to: "other.txt")
            await scene.door.wait { $0.count == 1 }
            #expect(await scene.watcher.isIdle() == false)
            Glibc.write(file, "half", 4)
            close(file)
            await scene.door.wait { $0.count == 2 }
            #expect(Set(scene.door.arrivals.map(\.text)) == ["x", "halfhalf"])
        }
    }

    @Test(
        "takes each content when a file is replaced while it is taken",
        arguments: [WatchOptions.Original.archive, .delete, .keep])
    func takesBothWhenReplaced(original: WatchOptions.Original) async throws {
        let inbox = OneTime<String>()
        let door = FakeDoor { _ in
            guard let inbox = inbox.take() else { return }
            try Data("second".utf8).write(to: URL(filePath: "\(inbox)/.new"))
            rename("\(inbox)/.new", "\(inbox)/a.txt")
        }
        let options = WatchOptions(folder: "inbox", settle: .milliseconds(30), original: original)
        try await Scene.play(
            options: options, door: door,
            prepare: { scene in
                inbox.put(scene.inbox)
                try scene.write("first!", to: "a.txt")
            }
        ) { scene in
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.arrivals.map(\.text) == ["first!", "second"])
            #expect(scene.exists("a.txt") == (original == .keep))
        }
    }

    @Test("takes the file again when it grew while it was taken")
    func takesAgainWhatGrew() async throws {
        let inbox = OneTime<String>()
        let door = FakeDoor { _ in
            guard let inbox = inbox.take() else { return }
            let file = open("\(inbox)/a.txt", O_WRONLY | O_APPEND)
            Glibc.write(file, "+", 1)
            close(file)
        }
        try await Scene.play(
            door: door,
            prepare: { scene in
                inbox.put(scene.inbox)
                try scene.write("x", to: "a.txt")
            }
        ) { scene in
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.arrivals.map(\.text) == ["x", "x+"])
            #expect(scene.archived() == ["inbox/a.txt"])
        }
    }

    @Test("forgets a file that vanishes, also in the last moment")
    func forgetsAFileThatVanishes() async throws {
        let inbox = OneTime<String>()
        let door = FakeDoor { _ in inbox.take().map { _ = unlink("\($0)/b.txt") } }
        try await Scene.play(door: door) { scene in
            try scene.write("x", to: "a.txt")
            unlink("\(scene.inbox)/a.txt")
            inbox.put(scene.inbox)
            try scene.write("y", to: "b.txt")
            await scene.door.wait { $0.contains { $0.text == "y" } }
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.names.last == "b.txt")
        }
    }

    @Test("refuses pipes, sockets, devices, links that leave the folder and names that act on a terminal")
    func refusesWhatIsNoFile() async throws {
        try await Scene.play(prepare: { scene in
            mkfifo("\(scene.inbox)/pipe", 0o644)
            mknod("\(scene.inbox)/device", S_IFCHR | 0o644, 0x0103)
            mknod("\(scene.inbox)/socket", S_IFSOCK | 0o644, 0)
            symlink("/etc/hostname", "\(scene.inbox)/absolute")
            symlink("../secret", "\(scene.inbox)/relative")
            symlink("loop", "\(scene.inbox)/loop")
            try scene.write("x", to: "bell\u{07}.txt")
        }) { scene in
            await scene.watcher.waitUntilIdle()
            let codes = Dictionary(
                uniqueKeysWithValues: scene.door.arrivals.map { ($0.file.name, $0.refusal) })
            var expected: [String: Refusal.Code] = [
                "pipe": .notAFile, "socket": .notAFile, "absolute": .outsideFolder,
                "relative": .outsideFolder,
                "loop": .notAFile, "bell\\x07.txt": .unsafeName,
            ]
            // Only root may make a device.
            if getuid() == 0 { expected["device"] = .notAFile }
            #expect(codes == expected.mapValues { $0 })
            #expect(scene.exists("pipe") && scene.exists("absolute") && scene.exists("bell\u{07}.txt"))
            await scene.watcher.scanOnce()
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.arrivals.count == expected.count, "each is refused once")
        }
    }

    @Test("refuses a name that is not UTF-8, and shows it escaped")
    func refusesBrokenNames() async throws {
        try await Scene.play { scene in
            let path = RelativePath(Array("\(scene.inbox)/a".utf8) + [0xff])
            let file = path.withCString { open($0, O_WRONLY | O_CREAT, 0o644) }
            Glibc.write(file, "x", 1)
            close(file)
            await scene.door.wait { $0.first?.refusal == .unsafeName && $0.first?.file.name == "a\\xff" }
        }
    }

    @Test("follows a link to a file within the folder, written either way")
    func followsLinksWithin() async throws {
        let options = WatchOptions(folder: "inbox", exclude: ["target"], settle: .milliseconds(30))
        try await Scene.play(
            options: options,
            prepare: { scene in
                try scene.write("content", to: "sub/target")
                symlink("sub/target", "\(scene.inbox)/relative")
                symlink("\(scene.inbox)/sub/target", "\(scene.inbox)/absolute")
                symlink("nowhere", "\(scene.inbox)/dangling")
            }
        ) { scene in
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.names == ["absolute", "relative"])
            #expect(scene.door.arrivals.allSatisfy { $0.text == "content" })
            #expect(!scene.exists("relative") && scene.exists("sub/target"))
        }
    }

    @Test("refuses a file that stays empty, and takes one that is filled in time")
    func refusesWhatStaysEmpty() async throws {
        try await Scene.play(setting: WatchSetting(emptyPatience: .milliseconds(300))) { scene in
            try scene.write("", to: "empty")
            try scene.write("", to: "late")
            try scene.write("filled", to: "late")
            await scene.door.wait { $0.count == 2 }
            #expect(scene.door.arrivals.first { $0.file.name == "empty" }?.refusal == .empty)
            #expect(scene.door.arrivals.first { $0.file.name == "late" }?.text == "filled")
            #expect(scene.exists("empty"))
        }
    }

    @Test("passes over unfinished names until they get their final one")
    func passesOverUnfinishedNames() async throws {
        try await Scene.play { scene in
            try scene.write("x", to: "a.pdf.part")
            try scene.write("x", to: ".git/config")
            try scene.write("y", to: "b.pdf")
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.names == ["b.pdf"])
            rename("\(scene.inbox)/a.pdf.part", "\(scene.inbox)/a.pdf")
            await scene.door.wait { $0.count == 2 }
            #expect(scene.door.names == ["a.pdf", "b.pdf"])
        }
    }

    @Test("takes what stays in its folder once, also after a restart, and again when it changes")
    func takesWhatStaysOnce() async throws {
        let data = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let options = WatchOptions(folder: "inbox", settle: .milliseconds(30), original: .keep)
        let door = FakeDoor()
        for _ in 0..<2 {
            try await Scene.play(data: data, options: options, door: door) { scene in
                if !scene.exists("a.txt") { try scene.write("x", to: "a.txt") }
                await scene.watcher.waitUntilIdle()
                await scene.watcher.scanOnce()
                await scene.watcher.waitUntilIdle()
                #expect(door.arrivals.map(\.text) == ["x"])
            }
        }
        try await Scene.play(data: data, options: options, door: door) { scene in
            try scene.write("xy", to: "a.txt")
            await door.wait { $0.map(\.text) == ["x", "xy"] }
        }
    }

    @Test("takes a file again that a person moves back from the archive")
    func takesAgainWhatIsMovedBack() async throws {
        try await Scene.play { scene in
            try scene.write("x", to: "a.txt")
            await scene.watcher.waitUntilIdle()
            let archived = try #require(
                FileManager.default.enumerator(atPath: "\(scene.data)/archive")?
                    .compactMap { $0 as? String }.first { $0.hasSuffix("a.txt") })
            rename("\(scene.data)/archive/\(archived)", "\(scene.inbox)/a.txt")
            await scene.door.wait { $0.count == 2 }
        }
    }

    @Test("archives two files of one name side by side")
    func archivesNamesakes() async throws {
        try await Scene.play { scene in
            for text in ["one", "two"] {
                try scene.write(text, to: "a.txt")
                await scene.door.wait { $0.contains { $0.text == text } }
                await scene.watcher.waitUntilIdle()
            }
            let archived = scene.archived()
            #expect(archived.count == 2)
            #expect(
                archived.contains("inbox/a.txt")
                    && archived.allSatisfy { $0.hasPrefix("inbox/a") && $0.hasSuffix(".txt") })
        }
    }

    @Test("lets each pipeline have its own folder when one lies within another")
    func sharesNestedFolders() async throws {
        let data = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let invoices = WatchedFolder(
            path: "\(data)/inbox/invoices", pipeline: "invoices",
            options: WatchOptions(folder: "inbox/invoices", settle: .milliseconds(30)))
        try await Scene.play(data: data, others: [invoices]) { scene in
            try scene.write("i", to: "invoices/acme/a.txt")
            try scene.write("d", to: "b.txt")
            await scene.watcher.waitUntilIdle()
            let pipelines = Dictionary(
                uniqueKeysWithValues: scene.door.arrivals.map { ($0.text, $0.file.pipeline) })
            #expect(pipelines == ["i": "invoices", "d": "default"])
        }
    }

    @Test("watches other folders when the pipelines change, and makes those that are missing")
    func watchesOtherFolders() async throws {
        try await Scene.play { scene in
            await scene.watcher.waitUntilIdle()
            let options = WatchOptions(folder: "new/place", settle: .milliseconds(30))
            let folder = WatchedFolder(path: "\(scene.data)/new/place", pipeline: "other", options: options)
            try scene.watcher.update(folders: [folder])
            await scene.watcher.waitUntilIdle()
            try Data("x".utf8).write(to: URL(filePath: "\(folder.path)/a.txt"))
            try scene.write("nobody looks", to: "b.txt")
            await scene.door.wait { $0.count == 1 }
            await scene.watcher.waitUntilIdle()
            #expect(scene.door.arrivals.map(\.file.pipeline) == ["other"])
        }
    }

    @Test("warns of a folder that is missing elsewhere, and watches it when it comes")
    func waitsForAMissingFolder() async throws {
        let mount = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: mount) }
        let share = WatchedFolder(
            path: mount, pipeline: "share", options: WatchOptions(folder: mount, settle: .milliseconds(30)))
        try await Scene.play(others: [share]) { scene in
            await scene.watcher.waitUntilIdle()
            #expect(scene.log.messages.contains { $0.contains("can't open the watched folder") })
            try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: false)
            try Data("x".utf8).write(to: URL(filePath: "\(mount)/a.txt"))
            await scene.door.wait { $0.first?.file.pipeline == "share" }
        }
    }
}
