import Foundation
import Glibc
import Testing

@testable import Postgres

@Suite("Parts of the private cluster")
struct ClusterPartsTests {
    @Test(
        "the settings are quoted, and memory bounds the buffers", arguments: [(1 << 29, 64), (1 << 34, 128)])
    func configuration(memory: Int, megabytes: Int) {
        let configuration = ClusterConfiguration(
            socketFolder: "/o'brien", logFolder: "/log", memory: memory, overrides: ["fsync": "off"])
        #expect(configuration.text.contains("unix_socket_directories = '/o''brien'"))
        #expect(configuration.text.contains("shared_buffers = '\(megabytes)MB'"))
        #expect(configuration.text.contains("fsync = 'off'"))
        #expect(configuration.text.contains("listen_addresses = ''"))
    }

    @Test("a process file is read as far as it goes")
    func processFile() throws {
        let whole = try #require(PostmasterFile("123\n/data\n1700000000\n5432\n/run/x\n\n  5 6\nready   \n"))
        #expect(whole.processID == 123)
        #expect(whole.socketFolder == "/run/x")
        #expect(try #require(PostmasterFile("77\n/data\n")).socketFolder == nil)
        #expect(PostmasterFile("") == nil)
        #expect(PostmasterFile("-1\n") == nil)
    }

    @Test("this test is no PostgreSQL server")
    func identity() throws {
        let own = try #require(PostmasterFile("\(getpid())\n"))
        #expect(own.isAlive)
        #expect(!own.isServer(of: "/"))
    }

    @Test("the first folder that the server's user may not enter is named")
    func closedFolder() throws {
        let top = FileManager.default.temporaryDirectory.appending(path: "closed-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: top + "/inner", withIntermediateDirectories: true)
        let account = ServerAccount(name: "clerk", userID: 4242, groupID: 4242, isAnother: true)
        #expect(chmod(top, 0o711) == 0)
        #expect(try account.firstClosedFolder(onTheWayTo: top + "/inner") == nil)
        #expect(chmod(top, 0o700) == 0)
        #expect(try account.firstClosedFolder(onTheWayTo: top + "/inner") == top)
        try FileManager.default.removeItem(atPath: top)
    }
}
