import BucketTestSupport
import Foundation
import Testing

@testable import Buckets

/// Against a server that looks at every signature.
@Suite("A bucket")
struct BucketTests {
    private let server: BucketServer

    init() throws {
        server = try BucketServer.shared.get()
    }

    @Test(
        "takes, shows, gives, lists and deletes objects, whatever characters their keys have",
        arguments: ["", "plain", "with space", "ü+ö/%41&=?#*'()!$,:;@~", "日本/語"])
    func objects(prefix: String) throws {
        let bucket = try server.bucket(prefix: prefix)
        let bytes = Data("some bytes".utf8)
        let key = bucket.address.key("ab/cd/name+with %20 = & more")
        #expect(try bucket.object(key) == nil)
        try withSlice(bytes) { try bucket.upload($0, as: key) }
        let object = try #require(try bucket.object(key))
        #expect(object.size == 10)
        #expect(abs(object.lastModified - Int(Date().timeIntervalSince1970)) < 60)
        let sink = Sink()
        try bucket.download(key, into: sink)
        #expect(sink.bytes == bytes)
        #expect(try bucket.objects(below: bucket.address.key("ab/")).map(\.key) == [key])
        #expect(try bucket.folders(below: bucket.address.key("")) == [bucket.address.key("ab/")])
        try bucket.delete(key)
        try bucket.delete(key)
        #expect(try bucket.object(key) == nil)
        #expect(throws: BucketFault.self) { try bucket.download(key, into: Sink()) }
    }

    @Test("takes an object of no bytes")
    func emptyObject() throws {
        let bucket = try server.bucket()
        try withSlice(Data()) { try bucket.upload($0, as: "empty") }
        #expect(try bucket.object("empty")?.size == 0)
        let sink = Sink()
        try bucket.download("empty", into: sink)
        #expect(sink.bytes.isEmpty)
    }

    @Test("takes a large file in parts, and leaves no part behind")
    func parts() throws {
        let bucket = try server.bucket(prefix: "p", partSize: 5 << 20)
        // No two parts alike.
        let bytes = (0..<11).reduce(into: Data()) { $0.append(Data(repeating: UInt8($1), count: 1 << 20)) }
        try withSlice(bytes) { try bucket.upload($0, as: "p/large") }
        #expect(try bucket.object("p/large")?.size == bytes.count)
        let sink = Sink(expecting: bytes)
        try bucket.download("p/large", into: sink)
        #expect(sink.begun == 1)
        #expect(try bucket.abortUploads(olderThan: -10) == 0)
    }

    @Test("ends uploads that nobody will end any more, and none that is young")
    func unfinishedUploads() throws {
        let bucket = try server.bucket(prefix: "p")
        try bucket.ask(BucketRequest(method: .post, key: "p/never ended", query: ["uploads": ""]))
        #expect(try bucket.abortUploads(olderThan: 3600) == 0)
        #expect(try bucket.abortUploads(olderThan: -10) == 1)
        #expect(try bucket.abortUploads(olderThan: -10) == 0)
    }

    @Test("lists more than a thousand objects")
    func longLists() throws {
        let bucket = try server.bucket(prefix: "many")
        let folder = "\(server.folder)/\(bucket.address.bucket)/many/ab"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for number in 0..<1500 { try Data("x".utf8).write(to: URL(filePath: "\(folder)/n \(number)")) }
        let objects = try bucket.objects(below: "many/ab/")
        #expect(objects.count == 1500 && Set(objects.map(\.key)).count == 1500)
    }

    @Test("makes an object young again")
    func renews() throws {
        let bucket = try server.bucket(prefix: "a b")
        try withSlice(Data("x".utf8)) { try bucket.upload($0, as: "a b/old") }
        let path = "\(server.folder)/\(bucket.address.bucket)/a b/old"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: path)
        let old = try #require(try bucket.object("a b/old"))
        if try !bucket.renew(old) { try withSlice(Data("x".utf8)) { try bucket.upload($0, as: "a b/old") } }
        let young = try #require(try bucket.object("a b/old"))
        #expect(young.lastModified > old.lastModified + 3600)
    }

    @Test("says what time it is there")
    func clock() throws {
        #expect(abs(try server.bucket().clock() - Int(Date().timeIntervalSince1970)) < 60)
    }

    @Test("refuses a wrong secret and an unknown key, and no message shows either secret")
    func wrongCredentials() throws {
        let address = server.address(try server.makeBucket())
        let wrong = [
            BucketCredentials(accessKey: BucketServer.accessKey, secretKey: "another secret"),
            BucketCredentials(accessKey: "NOBODY", secretKey: BucketServer.secretKey),
        ]
        for credentials in wrong {
            let bucket = Bucket(address, as: credentials)
            let attempts: [() throws -> Void] = [
                { _ = try bucket.object("key") }, { _ = try bucket.clock() }, { try bucket.delete("key") },
                { try withSlice(Data("x".utf8)) { try bucket.upload($0, as: "key") } },
            ]
            for attempt in attempts {
                let fault = #expect(throws: BucketFault.self) { try attempt() }
                #expect(fault?.kind == .wrongCredentials)
                #expect(fault?.description.contains(credentials.secretKey) == false)
                #expect(
                    "\(credentials) \(String(reflecting: credentials))".contains(credentials.secretKey)
                        == false)
            }
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(server.folder)/\(address.bucket)").isEmpty)
    }

    @Test("that is not there is said to be missing, not empty")
    func missingBucket() throws {
        let bucket = Bucket(server.address("no-such-bucket"), as: BucketServer.credentials)
        for attempt in [
            { _ = try bucket.clock() }, { _ = try bucket.objects(below: "") },
            { try withSlice(Data("x".utf8)) { try bucket.upload($0, as: "key") } },
        ] as [() throws -> Void] {
            #expect(throws: BucketFault.self, performing: attempt)
            #expect((#expect(throws: BucketFault.self) { try attempt() })?.kind == .noBucket)
        }
    }

    @Test("is reached over TLS by its certificate alone")
    func tls() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "a2d2-tls-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (certificate, key) = ("\(folder)/certificate.pem", "\(folder)/key.pem")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out",
            certificate,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let server = try BucketServer(tls: (certificate, key))
        #expect(server.endpoint.hasPrefix("https://"))
        var address = server.address(try server.makeBucket())
        let fault = #expect(throws: BucketFault.self) {
            try Bucket(address, as: BucketServer.credentials).clock()
        }
        #expect(fault?.kind == .untrusted)
        address.certificates = certificate
        let bucket = Bucket(address, as: BucketServer.credentials)
        try withSlice(Data("x".utf8)) { try bucket.upload($0, as: "key") }
        #expect(try bucket.object("key")?.size == 1)
    }

    @Test("is asked by many at once")
    func concurrency() async throws {
        let bucket = try server.bucket(prefix: "c")
        try await withThrowingTaskGroup { group in
            for number in 0..<32 {
                group.addTask {
                    try await withCheckedThrowingContinuation { continuation in
                        DispatchQueue.global().async {
                            continuation.resume(with: Result { try Self.roundTrip(number, bucket) })
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try bucket.objects(below: "c/").count == 32)
    }

    private static func roundTrip(_ number: Int, _ bucket: Bucket) throws {
        let bytes = Data(repeating: UInt8(number), count: 1 + number * 70_001)
        try withSlice(bytes) { try bucket.upload($0, as: "c/\(number)") }
        let sink = Sink(expecting: bytes)
        try bucket.download("c/\(number)", into: sink)
        #expect(sink.begun == 1)
    }
}
