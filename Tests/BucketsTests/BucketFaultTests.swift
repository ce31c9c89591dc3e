import Foundation
import HTTPTestSupport
import Testing
import Transfers

@testable import Buckets

/// Against a server that behaves as badly as a test wants.
@Suite("A bucket whose server fails")
struct BucketFaultTests {
    private static let date = "Thu, 26 Nov 2026 08:00:00 GMT"
    private static let found = ScriptedServer.Answer.bytes(
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nLast-Modified: \(date)\r\nConnection: close\r\n\r\n")

    private func bucket(_ server: ScriptedServer, stall: Duration = .seconds(10)) -> Bucket {
        Bucket(
            BucketAddress(bucket: "b", endpoint: "http://127.0.0.1:\(server.port)"),
            as: BucketCredentials(accessKey: "key", secretKey: "the-secret"),
            patience: Patience(connect: .seconds(5), stall: stall, whole: .seconds(20)),
            retry: BucketRetry(tries: 3, first: .milliseconds(1), longest: .milliseconds(5)))
    }

    private func download(_ bucket: Bucket, expecting text: String) throws -> Int {
        let sink = Sink(expecting: Data(text.utf8))
        try bucket.download("k", into: sink)
        return sink.begun
    }

    @Test("is asked again after a 500, a 503 and a line that went dead")
    func passingFaults() throws {
        let server = try ScriptedServer([.status(500), .hangUp, Self.found])
        #expect(try bucket(server).object("k")?.size == 7)
        #expect(server.requests.count == 3)
        let busy = try ScriptedServer([
            .status(503, headers: ["Retry-After: 1"]), .status(200, body: "content"),
        ])
        #expect(try download(bucket(busy), expecting: "content") == 2)
    }

    @Test("is given up after some tries, as a fault of the machine")
    func lastingFault() throws {
        let server = try ScriptedServer([.status(500)])
        let fault = #expect(throws: BucketFault.self) { try download(bucket(server), expecting: "content") }
        #expect(fault?.kind == .busy)
        #expect(server.requests.count == 3)
    }

    @Test("gives a download again that was cut in the middle, or is not what its name says")
    func brokenDownloads() throws {
        let server = try ScriptedServer([
            .bytes("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ncon"),
            .status(200, body: "CONTENT"), .status(200, body: "content"),
        ])
        #expect(try download(bucket(server), expecting: "content") == 3)
        let wrong = try ScriptedServer([.status(200, body: "CONTENT")])
        let fault = #expect(throws: BucketFault.self) { try download(bucket(wrong), expecting: "content") }
        #expect(fault?.kind == .damaged)
    }

    @Test("is given up when nothing comes any more")
    func stall() throws {
        let server = try ScriptedServer([
            .silence(after: "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ncon"), .status(200, body: "content"),
        ])
        #expect(try download(bucket(server, stall: .seconds(1)), expecting: "content") == 2)
    }

    @Test("is not asked again after a 403, which keeps no secret of ours from being one")
    func forbidden() throws {
        let server = try ScriptedServer([
            .status(403, body: "<Error><Code>AccessDenied</Code><Message>the-secret</Message></Error>")
        ])
        let fault = #expect(throws: BucketFault.self) { try download(bucket(server), expecting: "content") }
        #expect(fault?.kind == .forbidden)
        #expect(fault?.description.contains("the-secret") == false)
        #expect(server.requests.count == 1)
        #expect(server.requests[0].contains("Authorization: AWS4-HMAC-SHA256 Credential=key/"))
        #expect(!server.requests[0].contains("the-secret"))
    }

    @Test("says why even where HEAD has no body: another question is asked")
    func whyNot() throws {
        let server = try ScriptedServer([
            .bytes("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            .status(403, body: "<Error><Code>RequestTimeTooSkewed</Code></Error>"),
        ])
        let fault = #expect(throws: BucketFault.self) { try bucket(server).object("k") }
        #expect(fault?.kind == .clockSkew)
    }

    @Test("that points elsewhere is not followed, with our signature in hand")
    func redirects() throws {
        let other = try ScriptedServer([.status(200, body: "content")])
        let server = try ScriptedServer([
            .status(307, headers: ["Location: http://127.0.0.1:\(other.port)/b/k"])
        ])
        let fault = #expect(throws: BucketFault.self) { try download(bucket(server), expecting: "content") }
        #expect(fault?.kind == .elsewhere)
        #expect(other.requests.isEmpty)
    }

    @Test("that nobody runs is said to be out of reach")
    func nobody() throws {
        let port = try TakenPort()
        port.release()
        let bucket = Bucket(
            BucketAddress(bucket: "b", endpoint: "http://127.0.0.1:\(port.port)"),
            as: BucketCredentials(accessKey: "key", secretKey: "secret"),
            retry: BucketRetry(tries: 2, first: .milliseconds(1)))
        let fault = #expect(throws: BucketFault.self) { try bucket.clock() }
        #expect(fault?.kind == .unreachable)
        #expect(
            fault?.description
                == "the bucket s3://b at 127.0.0.1:\(port.port) can't be used (unreachable): 127.0.0.1:\(port.port) can't be reached: Connection refused"
        )
    }

    @Test("whose answer to the end of a large upload is a failure with status 200 does not have the object")
    func failureWithStatusOfSuccess() throws {
        let server = try ScriptedServer([
            .status(
                200,
                body: "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
            .status(200, headers: ["ETag: \"1\""]), .status(200, headers: ["ETag: \"2\""]),
            .status(200, body: "<Error><Code>InternalError</Code></Error>"),
            .bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            .status(204),
        ])
        let bucket = Bucket(
            BucketAddress(bucket: "b", endpoint: "http://127.0.0.1:\(server.port)"),
            as: BucketCredentials(accessKey: "key", secretKey: "secret"), partSize: 4)
        let fault = #expect(throws: BucketFault.self) {
            try withSlice(Data("content".utf8)) { try bucket.upload($0, as: "k") }
        }
        #expect(fault?.kind == .busy)
        #expect(server.requests.last?.hasPrefix("DELETE /b/k?uploadId=u ") == true, "the upload is ended")
    }
}
