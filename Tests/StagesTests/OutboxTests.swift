import Documents
import Foundation
import Testing

@testable import Stages

@Suite("The outbox")
struct OutboxTests {
    private let desk: OutboxDesk
    private let first = DocumentID.new()
    private let second = DocumentID.new()

    init() throws { desk = try OutboxDesk() }

    @Test("holds a document's files under one name, and nothing else")
    func publishes() throws {
        try Data("scan".utf8).write(to: URL(filePath: desk.path("original")))
        let files = [
            Outbox.File(suffix: ".pdf", source: .file(desk.path("original"))),
            Outbox.File(suffix: ".txt", source: .data(Data("text".utf8))), desk.sidecar(of: first),
        ]
        let paths = try desk.outbox.publish(files, at: "invoice/2026/ACME-17", document: first)
        let expected = ["invoice/2026/ACME-17.pdf", "invoice/2026/ACME-17.txt", "invoice/2026/ACME-17.json"]
        #expect(paths == expected)
        #expect(try desk.everything() == expected.sorted())
        #expect(desk.text("invoice/2026/ACME-17.pdf") == "scan")
        #expect(desk.text("invoice/2026/ACME-17.txt") == "text")
    }

    @Test("gives the next document of the same name a number, and keeps each at its own")
    func numbersNamesakes() throws {
        #expect(try desk.publish("one", for: first, at: "a/x") == ["a/x.txt", "a/x.json"])
        #expect(try desk.publish("two", for: second, at: "a/x") == ["a/x (2).txt", "a/x (2).json"])
        #expect(try desk.publish("one again", for: first, at: "a/x") == ["a/x.txt", "a/x.json"])
        #expect(try desk.publish("two again", for: second, at: "a/x") == ["a/x (2).txt", "a/x (2).json"])
        #expect(desk.text("a/x.txt") == "one again")
        #expect(desk.text("a/x (2).txt") == "two again")
        #expect(try desk.everything().count == 4)
    }

    @Test("knows whose set it is without a sidecar too")
    func remembersOwnersWithoutSidecar() throws {
        #expect(try desk.publish("one", for: first, at: "x", withSidecar: false) == ["x.txt"])
        #expect(try desk.publish("two", for: second, at: "x", withSidecar: false) == ["x (2).txt"])
        #expect(try desk.publish("one again", for: first, at: "x", withSidecar: false) == ["x.txt"])
        #expect(desk.text("x.txt") == "one again")
    }

    @Test("never overwrites a file that it did not write", arguments: [".txt", ".json"])
    func sparesForeignFiles(suffix: String) throws {
        try Data("theirs".utf8).write(to: URL(filePath: desk.path("outbox/x\(suffix)")))
        #expect(try desk.publish("ours", for: first, at: "x") == ["x (2).txt", "x (2).json"])
        #expect(desk.text("x\(suffix)") == "theirs")
    }

    @Test("yields to a foreign file that comes in between, and takes the next name the time after")
    func yieldsToLatecomers() throws {
        let outboxPath = desk.outboxPath
        let outbox = Outbox(folder: outboxPath) { step in
            guard step == .placeSidecar else { return }
            try Data("theirs".utf8).write(to: URL(filePath: "\(outboxPath)/x.json"))
        }
        #expect(throws: OutboxFault.self) {
            try outbox.publish(desk.files("ours", for: first), at: "x", document: first)
        }
        #expect(try desk.everything() == ["x.json"])
        #expect(try desk.publish("ours", for: first, at: "x") == ["x (2).txt", "x (2).json"])
        #expect(desk.text("x.json") == "theirs")
    }

    @Test(
        "refuses a path that leads outside or hides",
        arguments: [
            "../x", "a/../../x", "/etc/x", "", "a//x", ".hidden", "a/.hidden/x", "a/./x", "x\u{0}y", "x\ny",
        ])
    func refusesUnsafePaths(path: String) throws {
        #expect(throws: OutboxFault.self) { try desk.publish("x", for: first, at: path) }
        #expect(try desk.everything() == [])
    }

    @Test("does not follow a symbolic link out of the folder")
    func staysInside() throws {
        try FileManager.default.createDirectory(
            atPath: desk.path("outside"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: desk.path("outbox/invoice"), withDestinationPath: desk.path("outside"))
        #expect(throws: OutboxFault.self) { try desk.publish("x", for: first, at: "invoice/x") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("outside")) == [])
        try FileManager.default.createSymbolicLink(
            atPath: desk.path("outbox/y.txt"), withDestinationPath: desk.path("outside/y.txt"))
        #expect(try desk.publish("x", for: first, at: "y") == ["y (2).txt", "y (2).json"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("outside")) == [])
    }

    @Test(
        "reports what fails half-way as a fault of the machine, removes its temporaries, and can be called again"
    )
    func survivesFaults() throws {
        let missing = Outbox.File(suffix: ".pdf", source: .file(desk.path("gone")))
        let fault = #expect(throws: OutboxFault.self) {
            try desk.outbox.publish(
                [desk.files("x", for: first)[0], missing, desk.sidecar(of: first)], at: "x", document: first)
        }
        #expect(fault?.code == ENOENT)
        #expect(try desk.everything().filter { !$0.hasSuffix(".claim") } == [])
        #expect(try desk.publish("x", for: first, at: "x") == ["x.txt", "x.json"])
    }

    @Test("sweeps away old temporary files, and only those")
    func sweeps() throws {
        try desk.publish("x", for: first, at: "a/x")
        let stale = ".a2d2-\(first)-0.pdf.part"
        for name in [stale, "a/\(stale)", "a/.other", "a/y.part"] {
            try Data("x".utf8).write(to: URL(filePath: desk.path("outbox/\(name)")))
        }
        #expect(try desk.outbox.sweep() == 0)
        #expect(try desk.outbox.sweep(now: Date(timeIntervalSinceNow: 7200)) == 2)
        #expect(try desk.everything() == ["a/.other", "a/x.json", "a/x.txt", "a/y.part"])
    }
}
