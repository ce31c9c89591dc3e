import Catalogues
import Foundation
import Logging
import Scheduling
import StrictYAML
import Testing

@Suite("The catalogue of schedules") struct ScheduleCatalogueTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private let catalogue: ScheduleCatalogue

    init() {
        catalogue = ScheduleCatalogue(
            folder: folder.path, rules: ScheduleText.rules,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }

    @Test("is content with no folder and no file, follows edits, and keeps what a bad one would break")
    func life() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(catalogue.reload() == [])
        #expect(catalogue.problems() == [])

        try write(ScheduleText.least, to: "a.yaml")
        let added = catalogue.reload()
        let nightly = try #require(catalogue.schedule(named: "nightly"))
        #expect(added == [.added(nightly)])

        try write(ScheduleText.least + "retrys: 1", to: "a.yaml")
        try write(ScheduleText.least, to: "b.yaml")
        catalogue.reload()
        #expect(catalogue.current() == [nightly])
        #expect(
            catalogue.problems().map { $0.description.replacing(folder.path, with: "cron") } == [
                "cron/a.yaml:4:1: retrys: unknown key; did you mean \"retries\"?",
                "cron/b.yaml:1:7: name: \"nightly\" is the name of the schedule in cron/a.yaml too",
            ])

        try FileManager.default.removeItem(at: folder)
        #expect(catalogue.reload().contains(.removed(nightly)))
        #expect(catalogue.current() == [])
        #expect(catalogue.problems() == [])
    }
}
