import Agents
import Classification
import Extraction
import Pipelines
import StrictYAML
import Testing

@Suite struct PipelineFileTests {
    @Test func `a name and a folder are enough`() throws {
        let pipeline = try PipelineText.pipeline(PipelineText.least)
        #expect(pipeline == Pipeline(name: "post", watch: [WatchOptions(folder: "inbox")]))
    }

    @Test func `every key reaches the pipeline`() throws {
        let pipeline = try PipelineText.pipeline(
            """
            name: invoices
            watch:
              - folder: ./inbox//invoices/
                include: ["*.pdf"]
                exclude: ["draft*"]
                settle: 500ms
                polling: always
                original: delete
                duplicates: process
                recursive: false
                priority: 20
            extract:
              ocr: redo
              languages: [chi_sim, deu]
              second-engine: off
              limits: { pages: 7, megapixels: 20.5, seconds-per-page: 9, memory: 512MiB }
              scans:
                separators: [PATCHT, NEXT]
                separator-pages: keep
                serial-number: ASN
                divide-at-serial-number: true
                sides: fronts-then-backs
            classify:
              rules:
                - category: my-own
                  when: { any: [a], all: [b], none: [c], file-name: "*.x", sender: "*@billing.example" }
              review-below: 55%
            enrich:
              agents: [analyzer]
              model: none
              budget: { per-document: 0.02, per-day: 5.00 }
            persist:
              path: "{category}/{id}"
              renditions: [json]
              deliver: []
            """)
        let watch = WatchOptions(
            folder: "inbox/invoices", include: ["*.pdf"], exclude: ["draft*"], settle: .milliseconds(500),
            polling: .always, original: .delete, duplicates: .process, recursive: false,
            priority: 20)
        let rule = ClassificationRule(
            category: "my-own", any: ["a"], all: ["b"], none: ["c"], fileName: "*.x",
            sender: "*@billing.example")
        let expected = Pipeline(
            name: "invoices", watch: [watch],
            extract: ExtractionOptions(
                ocr: .redo, languages: ["chi_sim", "deu"],
                limits: ExtractionLimits(pages: 7, megapixels: 20.5, secondsPerPage: 9, memory: 512 << 20),
                scans: ScanOptions(
                    separators: ["PATCHT", "NEXT"], separatorPages: .keep, serialNumberPrefix: "ASN",
                    dividesAtSerialNumbers: true, sides: .frontsThenBacks),
                secondEngine: .off),
            classify: ClassificationOptions(rules: [rule], reviewBelow: 0.55),
            enrich: EnrichmentOptions(agents: ["analyzer"]),
            persist: PersistOptions(path: "{category}/{id}", renditions: [.json]))
        #expect(pipeline == expected)
    }

    @Test func `what is said of scans and is as usual makes no other version`() throws {
        let usual = try PipelineText.pipeline(PipelineText.least)
        let said = try PipelineText.pipeline(
            PipelineText.least + "extract: { scans: { separators: [], sides: as-scanned } }")
        #expect(said == usual && said.extract.scans == nil)
    }

    @Test func `no is a category and a language of nobody, not a falsehood`() throws {
        let text = PipelineText.least + "classify: { rules: [{ category: no, when: { any: [no, yes] } }] }"
        #expect(try PipelineText.pipeline(text).classify.rules.first?.any == ["no", "yes"])
    }

    @Test(arguments: [
        (
            "extract: { ocr: atuo }",
            "p.yaml:3:17: extract.ocr: \"atuo\" is not one of auto, skip, redo, force; did you mean \"auto\"?"
        ),
        (
            "extract: { langages: [eng] }",
            "p.yaml:3:12: extract.langages: unknown key; did you mean \"languages\"?"
        ),
        (
            "extract: { languages: [de] }",
            "p.yaml:3:24: extract.languages[0]: \"de\" is no language code of Tesseract, such as eng, deu or chi_sim; did you mean \"deu\"?"
        ),
        (
            "extract: { languages: eng }",
            "p.yaml:3:23: extract.languages: \"eng\" is a single value, wants a list; did you mean \"[eng]\"?"
        ),
        (
            "extract: { languages: [] }",
            "p.yaml:3:23: extract.languages: is an empty list, wants at least one element"
        ),
        ("extract: { languages: [eng, eng] }", "p.yaml:3:23: extract.languages: holds \"eng\" twice"),
        (
            "extract: { limits: { pages: 0 } }",
            "p.yaml:3:29: extract.limits.pages: 0 is out of range: 1 to 100000"
        ),
        (
            "extract: { limits: { memory: 1024 } }",
            "p.yaml:3:30: extract.limits.memory: \"1024\" has no unit (B, KB, KiB, MB, MiB, GB, GiB, TB, TiB); did you mean \"1024MiB\"?"
        ),
        (
            "extract: { limits: { memory: 1MiB } }",
            "p.yaml:3:30: extract.limits.memory: 1MiB is out of range: 384MiB to 64GiB"
        ),
        (
            "extract: { scans: { divide-at-serial-number: true } }",
            "p.yaml:3:46: extract.scans.divide-at-serial-number: it needs serial-number, which says what these numbers begin with"
        ),
        (
            "extract: { scans: { separator-pages: remove } }",
            "p.yaml:3:38: extract.scans.separator-pages: \"remove\" is not one of drop, keep"
        ),
        (
            "classify: { review-below: 70 }",
            "p.yaml:3:27: classify.review-below: 70 is out of range: 0 to 1; did you mean \"70%\"?"
        ),
        (
            "classify: { review_below: 0.7 }",
            "p.yaml:3:13: classify.review_below: unknown key; did you mean \"review-below\"?"
        ),
        (
            "classify: { rules: [{ category: Bank Statement, when: { any: [x] } }] }",
            "p.yaml:3:33: classify.rules[0].category: \"Bank Statement\" has other characters than a-z, 0-9 and hyphens between them, such as bank-statement; did you mean \"bank-statement\"?"
        ),
        ("classify: { rules: [{ category: invoice }] }", "p.yaml:3:21: classify.rules[0].when: is missing"),
        (
            "classify: { rules: [{ category: invoice, when: {} }] }",
            "p.yaml:3:48: classify.rules[0].when: holds no condition, so that it would decide for every document"
        ),
        (
            "classify: { rules: [{ category: invoice, when: { ayn: [x] } }] }",
            "p.yaml:3:50: classify.rules[0].when.ayn: unknown key; did you mean \"any\"?"
        ),
        (
            "classify: { rules: [{ category: a, when: { any: [x], none: [x] } }] }",
            "p.yaml:3:60: classify.rules[0].when.none: \"x\" is wanted and unwanted"
        ),
        (
            "classify: { rules: [{ category: a, when: { any: [x] } }, { category: b, when: { any: [x] } }] }",
            "p.yaml:3:20: classify.rules: rule 2 can never decide: rule 1 has the same conditions"
        ),
        (
            "enrich: { agents: [analyser] }",
            "p.yaml:3:20: enrich.agents[0]: \"analyser\" is not one of analyzer, transformer, validator; did you mean \"analyzer\"?"
        ),
        (
            "enrich: { agents: [validator] }",
            "p.yaml:3:19: enrich.agents: have nothing to work on without the analyzer, which finds the fields"
        ),
        (
            "enrich: { model: gpt }",
            "p.yaml:3:18: enrich.model: \"gpt\" is no model provider: none can be configured, the agents work without one; did you mean \"none\"?"
        ),
        (
            "enrich: { budget: { per-document: 3, per-day: 2 } }",
            "p.yaml:3:35: enrich.budget.per-document: is more than per-day allows"
        ),
        (
            "persist: { path: \"{categroy}/{id}\" }",
            "p.yaml:3:18: persist.path: \"{categroy}/{id}\": there is no placeholder 'categroy';"
                + " did you mean \"{category}\"?"
        ),
        (
            "persist: { deliver: [{ webhook: x }] }",
            "p.yaml:3:21: persist.deliver: only an empty list is possible: documents go to the outbox, and nowhere else"
        ),
        (
            "persist: { renditions: [pdf] }",
            "p.yaml:3:25: persist.renditions[0]: \"pdf\" is not one of searchable-pdf, text, json"
        ),
        (
            "persist: { pdf: pdf/a }",
            "p.yaml:3:17: persist.pdf: \"pdf/a\" is not one of as-it-is, pdf/a-2b; did you mean \"pdf/a-2b\"?"
        ),
        (
            "persist: { renditions: [json], pdf: pdf/a-2b }",
            "p.yaml:3:37: persist.pdf: needs searchable-pdf among the renditions: without it no PDF is made"
        ),
        ("presist: {}", "p.yaml:3:1: presist: unknown key; did you mean \"persist\"?"),
        ("name: again", "p.yaml:3:1: name: is given twice, first in line 1"),
    ])
    func `a mistake in a stage's options is one exact line`(yaml: String, expected: String) {
        #expect(PipelineText.mistakes(PipelineText.least + yaml) == [expected])
    }

    @Test(arguments: [
        (
            "folder: ../elsewhere",
            "p.yaml:3:13: watch[0].folder: \"../elsewhere\" goes up by \"..\"; write an absolute path for a folder elsewhere"
        ),
        (
            "folder: /a/../b",
            "p.yaml:3:13: watch[0].folder: \"/a/../b\" goes up by \"..\"; write an absolute path for a folder elsewhere"
        ),
        (
            "folder: ~/inbox",
            "p.yaml:3:13: watch[0].folder: \"~/inbox\" begins with \"~\", which only a shell knows; write it in full"
        ),
        (
            "folder: .",
            "p.yaml:3:13: watch[0].folder: \".\" is the data folder itself; did you mean \"inbox\"?"
        ),
        ("folder: /", "p.yaml:3:13: watch[0].folder: \"/\" is the whole machine; did you mean \"inbox\"?"),
        ("folder: \"a\\x01b\"", "p.yaml:3:13: watch[0].folder: holds a control character"),
        (
            "folder: outbox/2024",
            "p.yaml:3:13: watch[0].folder: \"outbox/2024\" is in the outbox, whose files would come in again"
        ),
        (
            "folder: postgres",
            "p.yaml:3:13: watch[0].folder: \"postgres\" is in postgres, which belongs to the program"
        ),
        (
            "include: []\n    folder: a",
            "p.yaml:3:14: watch[0].include: is an empty list, wants at least one element"
        ),
        (
            "folder: a\n    include: [/x/*.pdf]",
            "p.yaml:4:15: watch[0].include[0]: \"/x/*.pdf\" can't match: patterns are for files below the watched folder; did you mean \"x/*.pdf\"?"
        ),
        (
            "folder: a\n    include: [b]\n    exclude: [b]",
            "p.yaml:5:14: watch[0].exclude: \"b\" is included and excluded"
        ),
        (
            "folder: a\n    settle: 2",
            "p.yaml:4:13: watch[0].settle: \"2\" has no unit (ms, s, m, h, d); did you mean \"2s\"?"
        ),
        ("folder: a\n    settle: 2d", "p.yaml:4:13: watch[0].settle: 2d is out of range: 0ms to 1h"),
        (
            "folder: a\n    polling: no",
            "p.yaml:4:14: watch[0].polling: \"no\" is not one of auto, always, never"
        ),
        (
            "folder: a\n    original: remove",
            "p.yaml:4:15: watch[0].original: \"remove\" is not one of archive, delete, keep"
        ),
        ("recursive: true", "p.yaml:3:5: watch[0].folder: is missing"),
        ("folder: a\n  - folder: ./a/", "p.yaml:4:13: watch[1].folder: \"a\" is watched twice in this file"),
    ])
    func `a mistake in a watched folder is one exact line`(yaml: String, expected: String) {
        #expect(PipelineText.mistakes("name: post\nwatch:\n  - " + yaml) == [expected])
    }

    @Test(arguments: [
        ("", ["p.yaml:1:1: name: is missing", "p.yaml:1:1: watch: is missing"]),
        ("name: a\nwatch: []", ["p.yaml:2:8: watch: is an empty list, wants at least one element"]),
        (
            "name: a\nwatch: { folder: inbox }",
            ["p.yaml:2:8: watch: is a section of keys, wants a list: begin each element with \"- \""]
        ),
        (
            "name: My Post\nwatch: [{ folder: a }]",
            [
                "p.yaml:1:7: name: \"My Post\" has other characters than a-z, 0-9 and hyphens between them,"
                    + " such as incoming-invoices; did you mean \"my-post\"?"
            ]
        ),
    ])
    func `what a pipeline can't do without is asked for`(yaml: String, expected: [String]) {
        #expect(PipelineText.mistakes(yaml) == expected)
    }

    @Test(arguments: [
        ("/srv/a2d2/blobs/x", "is in blobs, which belongs to the program"),
        ("/srv/a2d2", "is the data folder itself, which holds the program's own files"),
        ("/srv", "holds the data folder, whose files would come in"),
        ("/shelf/in", "is in the outbox, whose files would come in again"),
    ])
    func `an absolute folder is seen beside the data folder and the outbox`(folder: String, expected: String)
    {
        let surroundings = PipelineSurroundings(dataFolder: "/srv/./a2d2/", outbox: "/shelf")
        let mistakes = PipelineText.mistakes(
            "name: a\nwatch: [{ folder: \(folder) }]", surroundings: surroundings)
        #expect(mistakes == ["p.yaml:2:19: watch[0].folder: \"\(folder)\" \(expected)"])
    }
}
