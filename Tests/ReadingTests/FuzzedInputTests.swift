import Documents
import Extraction
import Foundation
import Testing

@Suite("What fuzzing came across", .timeLimit(.minutes(10)))
struct FuzzedInputTests {
    /// As the readers of documents are numbered in Tests/Fuzzing.
    private static let names = ["input.md", "input.html", "input.csv", "input.eml", "input"]

    @Test("is read or refused, and costs no extractor")
    func inputs() async throws {
        let paper = try DrawnPaper()
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "fixtures/fuzz").path
        let inputs = try FileManager.default.contentsOfDirectory(atPath: folder)
        try #require(!inputs.isEmpty)
        for input in inputs {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(input)")))
            let reader = Int(try #require(bytes.first)) % 14
            guard Self.names.indices.contains(reader) else { continue }
            let name = Self.names[reader]
            try paper.write(Array(bytes.dropFirst()), to: name)
            do {
                _ = try await paper.read(name)
            } catch let refusal as Refusal {
                let isOurs = [.extractorCrashed, .extractorTimedOut].contains(refusal.code)
                #expect(!isOurs, "\(input): \(refusal)")
            }
        }
        #expect(paper.pool.figures.lost == 0)
        await paper.pool.shutdown()
    }
}
