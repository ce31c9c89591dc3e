import Foundation
import Testing
import Transfers

@testable import Outbound

@Suite("A request")
struct HTTPRequestTests {
    @Test("keeps the beginning of an answer that is too long")
    func boundsTheAnswer() async throws {
        let server = try await ServerProcess(
            "web_server.py", ["body": String(repeating: "x", count: 300_000)])
        let url = "http://127.0.0.1:\(server.port)/"
        let whole = try await HTTPRequest(url: url).send()
        #expect(whole.isSuccess && whole.body.count == 300_000)
        let beginning = try await HTTPRequest(url: url, mostBytes: 1000).send()
        #expect(beginning.status == 200 && beginning.body.count == 1000)
    }

    @Test("speaks HTTP only, and one header a line", arguments: ["file:///etc/passwd", "ftp://x/", "no url"])
    func speaksHTTP(url: String) async throws {
        let fault = await #expect(throws: HTTPFault.self) { try await HTTPRequest(url: url).send() }
        #expect(url == "no url" || fault?.isPermanent == true)
        await #expect(throws: HTTPFault.self) {
            try await HTTPRequest(url: "http://127.0.0.1:1/", headers: ["X: 1\r\nY: 2"]).send()
        }
    }

    @Test("ends when nobody waits for it any more")
    func endsWhenCancelled() async throws {
        let server = try await ServerProcess("web_server.py")
        let url = "http://127.0.0.1:\(server.port)/slow"
        let asking = Task { try await HTTPRequest(url: url, body: Data("x".utf8)).send() }
        try await server.says("stalled")
        asking.cancel()
        await #expect(throws: CancellationError.self) { try await asking.value }
    }
}
