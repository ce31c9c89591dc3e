import Delivery
import Foundation
import Testing

@testable import Outbound

@Suite("A folder")
struct FolderTests {
    private let data = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)")
        .path

    private func deliver(_ parcel: Parcel = .sample, to path: String) async throws {
        try await FolderCarrier(path: path, dataFolder: data)
            .carry(parcel, DeliveryKey(parcel, to: .folder(path: path))) {}
    }

    private func files(_ path: String) throws -> [String: Data] {
        let folder = path.hasPrefix("/") ? path : "\(data)/\(path)"
        return Dictionary(
            uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder).map {
                ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
            })
    }

    @Test(
        "gets every file whole, and delivered again the same files",
        arguments: ["reports/daily", "/tmp/absolute"])
    func isRepeatable(path: String) async throws {
        let path = path.hasPrefix("/") ? "\(data)-elsewhere" : path
        let expected = Dictionary(uniqueKeysWithValues: Parcel.sample.attachments.map { ($0.name, $0.bytes) })
        for _ in 1...2 {
            try await deliver(to: path)
            #expect(try files(path) == expected)
        }
    }

    @Test("keeps another file of that name, and numbers ours; always in the same way")
    func numbers() async throws {
        try await deliver(to: "out")
        var changed = Parcel.sample
        changed.attachments[1].bytes = Data("another day".utf8)
        for _ in 1...2 {
            try await deliver(changed, to: "out")
            let found = try files("out")
            #expect(found.count == 3)
            #expect(found["operations-2026-11-24.pdf"] == Parcel.sample.attachments[1].bytes)
            #expect(found["operations-2026-11-24 (2).pdf"] == Data("another day".utf8))
        }
    }

    @Test("gets a parcel without files as a text")
    func getsLetters() async throws {
        try await deliver(Parcel(identity: "a", subject: "Alert: a/b\n?", text: "disk full"), to: "alerts")
        #expect(try files("alerts") == ["Alert- a-b -.txt": Data("disk full".utf8)])
    }

    @Test(
        "below the data folder is nowhere else", arguments: ["../out", "a/../../out", "link", "link/below"])
    func staysInside(path: String) async throws {
        let elsewhere = data + "-elsewhere"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(data)/link", withDestinationPath: elsewhere)
        let fault = try #require(try await faultOf { try await deliver(to: path) })
        #expect(fault.kind == .permanent, "\(fault)")
        #expect(try files(elsewhere).isEmpty)
    }

    @Test("takes no file whose name leaves it", arguments: ["../x", "a/b", ".hidden", "", "a\nb"])
    func refusesNames(name: String) async throws {
        var parcel = Parcel.sample
        parcel.attachments[1].name = name
        #expect(try await faultOf { try await deliver(parcel, to: "out") }?.kind == .permanent)
        #expect(!FileManager.default.fileExists(atPath: "\(data)/out"))
    }

    @Test("is swept of what a crash left, and of nothing else")
    func isSwept() async throws {
        let folder = "\(data)/out"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -7200)]
        for name in [".a2d2-delivery-old.part", ".other"] {
            try Data().write(to: URL(filePath: "\(folder)/\(name)"))
            try FileManager.default.setAttributes(old, ofItemAtPath: "\(folder)/\(name)")
        }
        try Data().write(to: URL(filePath: "\(folder)/.a2d2-delivery-new.part"))
        try await deliver(Parcel(identity: "a", subject: "s", text: "t"), to: "out")
        #expect(try files("out").keys.sorted() == [".a2d2-delivery-new.part", ".other", "s.txt"])
    }
}
