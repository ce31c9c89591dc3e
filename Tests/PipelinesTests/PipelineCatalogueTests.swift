import Catalogues
import Extraction
import Logging
import Pipelines
import StrictYAML
import Testing

@Suite struct PipelineCatalogueTests {
    private let folder: TemporaryFolder
    private let catalogue: PipelineCatalogue

    init() throws {
        folder = try TemporaryFolder()
        catalogue = PipelineCatalogue(
            folder: folder.path, interval: .milliseconds(1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func pipeline(_ name: String, folder: String = "inbox", pages: Int = 5) -> String {
        "name: \(name)\nwatch: [{ folder: \(folder) }]\nextract: { limits: { pages: \(pages) } }\n"
    }

    private var problems: [String] {
        catalogue.problems().map { $0.description.replacing(folder.path, with: "pipelines") }
    }

    @Test func `what changes is told`() throws {
        try folder.write(pipeline("a"), to: "a.yaml")
        try folder.write(pipeline("b", folder: "inbox/b"), to: "b.yml")
        try folder.write("not read", to: "notes.txt")
        try folder.write("not read", to: ".hidden.yaml")
        #expect(catalogue.current().isEmpty)
        let added = catalogue.reload()
        let before = catalogue.current()
        #expect(before.map(\.name) == ["a", "b"])
        #expect(added == before.map { .added($0) })
        #expect(catalogue.reload().isEmpty)

        try folder.write(pipeline("a", pages: 6), to: "a.yaml")
        try folder.remove("b.yml")
        let changed = catalogue.reload()
        let after = try #require(catalogue.pipeline(named: "a"))
        #expect(after.extract.limits.pages == 6)
        #expect(changed == [.changed(after, from: before[0]), .removed(before[1])])
    }

    @Test func `a bad edit keeps the last good version until it is mended`() throws {
        try folder.write(pipeline("a"), to: "a.yaml")
        catalogue.reload()
        let good = catalogue.current()
        try folder.write("name: a\nwathc: []\n", to: "a.yaml")
        let refused = catalogue.reload()
        #expect(catalogue.current() == good)
        #expect(
            problems == [
                "pipelines/a.yaml:1:1: watch: is missing",
                "pipelines/a.yaml:2:1: wathc: unknown key; did you mean \"watch\"?",
            ])
        #expect(refused == [.refused(file: "\(folder.path)/a.yaml", mistakes: catalogue.problems())])
        #expect(catalogue.reload().isEmpty, "the same mistakes are told once")

        try folder.write(pipeline("a", pages: 7), to: "a.yaml")
        let mended = catalogue.reload()
        #expect(mended.contains(.mended(file: "\(folder.path)/a.yaml")))
        #expect(catalogue.problems().isEmpty)
        #expect(catalogue.current().first?.extract.limits.pages == 7)
    }

    @Test func `a new file pushes out none that works`() throws {
        try folder.write(pipeline("post", folder: "inbox"), to: "z.yaml")
        catalogue.reload()
        try folder.write(pipeline("post", folder: "./inbox/"), to: "a.yaml")
        catalogue.reload()
        #expect(catalogue.current().map(\.name) == ["post"])
        #expect(
            problems == [
                "pipelines/a.yaml:1:7: name: \"post\" is the name of the pipeline in pipelines/z.yaml too",
                "pipelines/a.yaml:2:19: watch[0].folder: \"inbox\" is watched by pipelines/z.yaml too",
            ])
        try folder.remove("z.yaml")
        catalogue.reload()
        #expect(problems.isEmpty)
    }

    @Test func `a folder that is away takes nothing out of force`() throws {
        try folder.write(pipeline("a"), to: "a.yaml")
        catalogue.reload()
        try folder.remove("a.yaml")
        catalogue.reload()
        #expect(catalogue.current().map(\.name) == ["a"])
        #expect(problems == ["pipelines: holds no pipeline: a file named *.yaml"])
    }

    @Test func `as a service it notices edits by itself`() async throws {
        try folder.write(pipeline("a"), to: "a.yaml")
        var changes = catalogue.changes().makeAsyncIterator()
        let catalogue = catalogue
        let running = Task { try await catalogue.run() }
        #expect(await changes.next()?.count == 1)
        try folder.write(pipeline("a", pages: 123), to: "a.yaml")
        _ = await changes.next()
        #expect(catalogue.current().first?.extract.limits.pages == 123)
        running.cancel()
        try await running.value
        #expect(await changes.next() == nil)
    }
}
