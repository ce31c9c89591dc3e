import Extraction
import Foundation
import Pipelines
import StrictYAML
import Testing

@Suite struct ShippedFilesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    @Test func `the shipped pipelines hold no mistake, alone and together`() throws {
        let (pipelines, mistakes) = PipelineFile.load(folder: "\(Self.root)/pipelines")
        #expect(mistakes.map(\.description) == [])
        #expect(pipelines.map(\.name) == ["correspondence", "default", "invoices", "scans"])
        #expect(
            pipelines.flatMap { $0.watch.map(\.folder) } == [
                "inbox/correspondence", "inbox", "inbox/invoices", "inbox/scans",
            ])
        for pipeline in pipelines {
            #expect(pipeline.extract.languages == ["eng", "deu", "fra", "rus"])
        }
    }

    @Test func `the default pipeline spells out the defaults`() throws {
        var pipeline = try PipelineFile.load(file: "\(Self.root)/pipelines/default.yaml")
        pipeline.watch[0].exclude = []
        #expect(pipeline == Pipeline(name: "default", watch: [WatchOptions(folder: "inbox")]))
    }

    @Test func `the page on pipelines explains every key, and no other`() throws {
        let page = try String(contentsOfFile: "\(Self.root)/docs/pipelines.md", encoding: .utf8)
        let explained = page.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `([a-z.-]+)` \|/).map { String($0.output.1) }
        }
        #expect(explained == PipelineFile.keys)
    }
}
