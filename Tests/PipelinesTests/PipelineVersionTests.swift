import Documents
import Extraction
import Foundation
import Pipelines
import Testing

@Suite struct PipelineVersionTests {
    @Test func `a version is twelve hexadecimal digits and the same in every process`() throws {
        let version = try PipelineText.pipeline(PipelineText.least).version
        #expect(version.wholeMatch(of: /[0-9a-f]{12}/) != nil)
        #expect(version == "b2674db99250")
    }

    @Test(arguments: [
        "# a comment\nwatch:\n- folder: inbox\nname: post",
        "name: 'post'\nwatch:\n  - { folder: ./inbox, settle: 1000ms }\nextract:\nclassify: { review-below: 70% }",
        "x-a: &a { folder: inbox }\nname: post\nwatch: [*a]\nenrich: { model: none }\npersist: { deliver: [] }",
        PipelineText.least + "persist: { renditions: [json, searchable-pdf, text] }",
        PipelineText.least + "persist: { pdf: as-it-is }",
    ])
    func `the same meaning has the same version`(text: String) throws {
        #expect(try PipelineText.pipeline(text).version == PipelineText.pipeline(PipelineText.least).version)
    }

    @Test(arguments: [
        "name: post2\nwatch: [{ folder: inbox }]",
        "name: post\nwatch: [{ folder: inbox2 }]",
        "name: post\nwatch: [{ folder: inbox, settle: 3s }]",
        PipelineText.least + "extract: { ocr: force }",
        PipelineText.least + "extract: { languages: [deu, eng, fra, rus] }",
        PipelineText.least + "extract: { second-engine: off }",
        PipelineText.least + "classify: { review-below: 0.71 }",
        PipelineText.least + "classify: { rules: [{ category: a, when: { any: [x] } }] }",
        PipelineText.least + "enrich: { agents: [] }",
        PipelineText.least + "persist: { renditions: [json] }",
        PipelineText.least + "persist: { pdf: pdf/a-2b }",
    ])
    func `another meaning has another version`(text: String) throws {
        #expect(try PipelineText.pipeline(text).version != PipelineText.pipeline(PipelineText.least).version)
    }

    @Test func `a stage's memo changes only with what the stage reads`() throws {
        let usual = try PipelineText.pipeline(PipelineText.least)
        let changes: [StageName: String] = [
            .ingest: "name: post\nwatch: [{ folder: inbox, settle: 9s }]",
            .extract: PipelineText.least + "extract: { ocr: force }",
            .classify: PipelineText.least + "classify: { review-below: 0.1 }",
            .enrich: PipelineText.least + "enrich: { agents: [analyzer] }",
            .persist: PipelineText.least + "persist: { renditions: [] }",
        ]
        for (changed, text) in changes {
            let pipeline = try PipelineText.pipeline(text)
            for stage in StageName.ofDocuments {
                let isSame = pipeline.memoOptions(for: stage) == usual.memoOptions(for: stage)
                #expect(isSame == (stage != changed), "\(stage) after a change of \(changed)")
            }
        }
    }

    @Test func `passwords are in no version, in no record and in no mistake`() throws {
        let pipeline = try PipelineText.pipeline(
            PipelineText.least + "extract: { passwords: [hunter2, 1234] }")
        #expect(pipeline.extract.passwords.values == ["hunter2", "1234"])
        #expect(pipeline.version == (try PipelineText.pipeline(PipelineText.least)).version)
        let record = String(decoding: try JSONEncoder().encode(pipeline), as: UTF8.self)
        var dumped = ""
        dump(pipeline, to: &dumped)
        for text in [record, dumped, "\(pipeline)"] { #expect(!text.contains("hunter2")) }
        for wrong in ["hunter2", "[[hunter2]]", "{ hunter2: x }"] {
            let mistakes = PipelineText.mistakes(PipelineText.least + "extract: { passwords: \(wrong) }")
            #expect(!mistakes.isEmpty && mistakes.allSatisfy { !$0.contains("hunter2") }, "\(mistakes)")
        }
    }

    @Test func `a definition that is on record since before PDF/A is as it was`() throws {
        let archival = try PipelineText.pipeline(PipelineText.least + "persist: { pdf: pdf/a-2b }")
        #expect(archival.persist.pdf == .pdfA2b)
        let json = try JSONEncoder().encode(archival)
        #expect(try JSONDecoder().decode(Pipeline.self, from: json) == archival)
        let old = String(decoding: json, as: UTF8.self).replacing(#/,?"pdf":"pdf\\?/a-2b",?/#) { match in
            match.output.hasPrefix(",") && match.output.hasSuffix(",") ? "," : ""
        }
        #expect(!old.contains("a-2b"))
        #expect(try JSONDecoder().decode(Pipeline.self, from: Data(old.utf8)).persist.pdf == .asItIs)
    }

    @Test func `limits of what lies within a document are in the version where they are said`() throws {
        let usual = try PipelineText.pipeline(PipelineText.least)
        let deep = try PipelineText.pipeline(
            PipelineText.least + "extract: { limits: { children: { depth: 2, number: 7, size: 1GiB } } }")
        #expect(deep.extract.limits.children == ChildLimits(number: 7, depth: 2, size: 1 << 30))
        #expect(deep.version != usual.version)
        let json = try JSONEncoder().encode(deep)
        #expect(try JSONDecoder().decode(Pipeline.self, from: json) == deep)
    }

    @Test func `a pipeline comes back from JSON as it was`() throws {
        let pipeline = try PipelineText.pipeline(
            PipelineText.least + "classify: { rules: [{ category: a, when: { any: [x], sender: y } }] }")
        let json = try JSONEncoder().encode(pipeline)
        #expect(try JSONDecoder().decode(Pipeline.self, from: json) == pipeline)
    }
}
