import Foundation
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("A courier that is killed")
struct KillTests {
    /// A program that delivers one mail, and always the same.
    private struct Program {
        let process = Process()
        private let output = Pipe()

        init(_ log: DeliveryStore, _ server: ServerProcess) throws {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            process.executableURL = URL(filePath: own).deletingLastPathComponent().appending(
                path: "courier-program")
            process.arguments = [log.database.settings.safeDescription, String(server.port)]
            process.standardOutput = output
            try process.run()
        }

        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        /// What it says in the end.
        func end() throws -> String {
            let said = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
    }

    @Test("before the point of no return has sent nothing, and the next one sends it once")
    func beforeThePoint() async throws {
        try await withLog { log in
            let stalling = try await ServerProcess("mail_server.py", ["stall": "EHLO"])
            let killed = try Program(log, stalling)
            try await stalling.says("stalled")
            killed.kill()
            #expect(try await log.deliveries().map(\.state) == [.open])

            let server = try await ServerProcess("mail_server.py")
            #expect(try Program(log, server).end() == "delivered")
            #expect(try Program(log, server).end() == "delivered before")
            #expect(try ReceivedMail.envelopes(at: server).count == 1)
            #expect(try await log.deliveries().map(\.state) == [.delivered])
        }
    }

    @Test("after it sends nothing again by itself; a person lets it, or says that it arrived")
    func afterThePoint() async throws {
        try await withLog { log in
            let stalling = try await ServerProcess("mail_server.py", ["stall": "MESSAGE"])
            let killed = try Program(log, stalling)
            // The server has the whole mail, and the courier waits for its word.
            try await stalling.says("stalled")
            killed.kill()
            #expect(try await log.deliveries().map(\.state) == [.uncertain])

            let server = try await ServerProcess("mail_server.py")
            #expect(try Program(log, server).end() == "uncertain")
            #expect(try ReceivedMail.envelopes(at: server).isEmpty)

            let key = try #require(try await log.deliveries().first?.idempotencyKey)
            #expect(try await log.release(key))
            #expect(try Program(log, server).end() == "delivered")
            #expect(try ReceivedMail.envelopes(at: server).count == 1)
        }
    }

    private func withLog(_ body: (DeliveryStore) async throws -> Void) async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            try await body(DeliveryStore(database: database))
        }
    }
}
