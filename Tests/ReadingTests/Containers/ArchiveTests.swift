import Documents
import Extraction
import Foundation
import Testing

@Suite("Archives", .timeLimit(.minutes(10)))
struct ArchiveTests {
    private func refusal(
        _ paper: DrawnPaper, _ name: String, depth: Int = 0, children limits: ChildLimits = ChildLimits()
    ) async throws -> Refusal.Code? {
        let refusal = await #expect(throws: Refusal.self) {
            try await paper.readWhole(name, depth: depth, children: limits)
        }
        return refusal?.code
    }

    @Test("list what is in them; each file is one of its own, and what file managers leave is passed over")
    func zip() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP(
            "post.zip",
            [
                .init("march/letter.txt", "Dear Sir"), .init("__MACOSX/march/._letter.txt", "x"),
                .init(".DS_Store", "x"), .init("../../etc/passwd", "root"), .init("nothing.txt", ""),
            ])
        let (document, children) = try await paper.readWhole("post.zip")
        await paper.pool.shutdown()
        #expect(document.mediaType == .zip && document.pageCount == 1 && document.childCount == 3)
        #expect(document.text.contains("march/letter.txt") && !document.text.contains("MACOSX"))
        #expect(children.map(\.path) == ["march/letter.txt", "../../etc/passwd", "nothing.txt"])
        #expect(children.map(\.refusal) == [nil, nil, .empty])
        #expect(children.first?.text == "Dear Sir")
    }

    @Test("of other formats are read too, and what is only compressed has the name without that")
    func formats() async throws {
        let paper = try DrawnPaper()
        let files = [DrawnPaper.Part("a.txt", "first"), DrawnPaper.Part("b.txt", "second")]
        try paper.makeArchive("a.tar", .tar, files)
        try paper.makeArchive("a.tar.gz", .tarGzip, files)
        try paper.makeArchive("a.tar.zst", .tarZstandard, files)
        try paper.makeArchive("a.7z", .sevenZip, files)
        for name in ["a.tar", "a.tar.gz", "a.tar.zst", "a.7z"] {
            let children = try await paper.readWhole(name).children
            #expect(children.map(\.path) == ["a.txt", "b.txt"], "\(name)")
            #expect(children.map(\.text) == ["first", "second"], "\(name)")
        }
        try paper.makeArchive("letter.txt.gz", .gzip, [.init("ignored", "Dear Sir")])
        let (document, children) = try await paper.readWhole("letter.txt.gz")
        await paper.pool.shutdown()
        #expect(document.mediaType == .gzip)
        #expect(children.map(\.path) == ["letter.txt"] && children.map(\.text) == ["Dear Sir"])
    }

    @Test("with a password are refused file by file, unless the pipeline knows it")
    func password() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP("locked.zip", [.init("a.txt", "secret")], password: "x")
        #expect(try await paper.readWhole("locked.zip").children.map(\.refusal) == [.encrypted])
        let wrong = Passwords(["y"])
        #expect(
            try await paper.readWhole("locked.zip", passwords: wrong).children.map(\.refusal) == [.encrypted])
        let right = Passwords(["y", "x"])
        #expect(try await paper.readWhole("locked.zip", passwords: right).children.map(\.text) == ["secret"])
        await paper.pool.shutdown()
    }

    @Test("with too many files, too large ones, or too deep in others are refused as a whole")
    func limits() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP("many.zip", (0..<4).map { .init("\($0).txt", "x") })
        #expect(try await refusal(paper, "many.zip", children: ChildLimits(number: 3)) == .tooManyChildren)
        #expect(try await refusal(paper, "many.zip", depth: 2, children: ChildLimits(depth: 2)) == .tooDeep)
        try paper.makeZIP("bomb.zip", [.init("zeros.txt", String(repeating: "zeros ", count: 12 << 20))])
        #expect(try await refusal(paper, "bomb.zip") == .decompressionBomb)
        var random = SystemRandomNumberGenerator()
        let noise = String((0..<1 << 18).map { _ in "\(random.next())" }.joined())
        try paper.makeZIP("large.zip", [.init("noise.txt", noise)])
        #expect(try await refusal(paper, "large.zip", children: ChildLimits(size: 1 << 20)) == .fileTooLarge)
        await paper.pool.shutdown()
    }

    @Test("that are torn are refused, with nothing of them taken")
    func torn() async throws {
        let paper = try DrawnPaper()
        let parts = (0..<40).map { DrawnPaper.Part("\($0).txt", "\(UUID())\(UUID())\(UUID())") }
        try paper.makeArchive("whole.tar.gz", .tarGzip, parts)
        let whole = try Data(contentsOf: URL(filePath: paper.path("whole.tar.gz")))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: paper.path("torn.tar.gz")))
        #expect(try await refusal(paper, "torn.tar.gz") == .corruptDocument)
        try paper.makeZIP("empty.zip", [])
        #expect(try await refusal(paper, "empty.zip") == .empty)
        await paper.pool.shutdown()
    }
}
