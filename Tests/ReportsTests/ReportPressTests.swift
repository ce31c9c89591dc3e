import Delivery
import Documents
import Foundation
import Postgres
import PostgresTestSupport
import Publishing
import Store
import Testing

@testable import Reports

@Suite("The press")
struct ReportPressTests {
    private static let order = ReportOrder(
        report: "operations",
        period: PeriodName.yesterday.period(asOf: moment("2026-11-25T06:00:00Z"), in: .gmt),
        formats: [.html, .csv, .json], fire: UUID())

    @Test("makes one report for each fire, however often the fire is carried out")
    func oncePerFire() async throws {
        try await withPress { press, store, folder in
            let first = try await press.make(Self.order)
            let second = try await press.make(Self.order)
            #expect(first == second)
            #expect(try await store.reports() == [first])
            for path in press.paths(of: first) {
                #expect(FileManager.default.fileExists(atPath: path), "\(path)")
            }
            for (file, path) in zip(first.files, press.paths(of: first)) {
                let bytes = try Data(contentsOf: URL(filePath: path))
                #expect(bytes.count == file.size)
                #expect(ContentHasher.hash(of: bytes).hex == file.sha256)
            }
            #expect(first.folder.hasPrefix("operations/2026-11-24-"))
            let parcels = [try await press.parcel(of: first), try await press.parcel(of: second)]
            #expect(parcels[0] == parcels[1])
            #expect(parcels[0].attachments.map(\.name).contains("operations-2026-11-24.html"))
            #expect(parcels[0].subject == "Operations, 24 November 2026")
        }
    }

    @Test("takes up a fire that was killed at any point, and delivers one and the same parcel")
    func afterAKill() async throws {
        try await withPress { press, store, folder in
            let first = try await press.make(Self.order)
            // Killed after the files were there and before the row was.
            try await store.database.execute("DELETE FROM reports")
            let second = try await press.make(Self.order)
            #expect(second.fire == Self.order.fire)
            #expect(second.folder != first.folder)
            // The row is there, and the files are not: another machine's, or lost.
            try FileManager.default.removeItem(atPath: "\(folder)/\(second.folder)")
            let third = try await press.make(Self.order)
            #expect(try await store.reports() == [third])
            #expect(press.paths(of: third).allSatisfy { FileManager.default.fileExists(atPath: $0) })
            let identities = [try await press.parcel(of: third).identity]
            #expect(identities == ["report \(Self.order.fire?.uuidString.lowercased() ?? "")"])
        }
    }

    @Test("lets the first of two attempts at once win, and leaves nothing of the other")
    func twoAtOnce() async throws {
        try await withPress { press, store, folder in
            async let one = press.make(Self.order)
            async let other = press.make(Self.order)
            let (left, right) = (try await one, try await other)
            #expect(left == right)
            let folders = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/operations")
            #expect(folders.map { "operations/\($0)" } == [left.folder])
        }
    }

    @Test("forgets what is old, and removes what nobody remembers")
    func retention() async throws {
        try await withPress { press, store, folder in
            var order = Self.order
            order.fire = nil
            let old = try await press.make(order, now: moment("2025-01-01T00:00:00Z"))
            let new = try await press.make(order)
            // Left by a kill, two days ago, and one that is being written now.
            for (name, age) in [(".abandoned", -172_800.0), (".now", 0)] {
                let path = "\(folder)/operations/\(name)"
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date().addingTimeInterval(age)], ofItemAtPath: path)
            }
            #expect(try await press.expire(madeBefore: moment("2026-01-01T00:00:00Z")) == 1)
            #expect(try await store.reports().map(\.id) == [new.id])
            let folders = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/operations")
            #expect(Set(folders.map { "operations/\($0)" }) == [new.folder, "operations/.now"])
            #expect(old.folder != new.folder)
        }
    }

    @Test(
        "names files by their period",
        arguments: [
            ("2026-11-24T00:00:00+01:00", "2026-11-25T00:00:00+01:00", "2026-11-24"),
            ("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", "2026-10-25"),
            ("2026-11-01T00:00:00+01:00", "2026-12-01T00:00:00+01:00", "2026-11"),
            ("2026-01-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00", "2026"),
            ("2026-11-16T00:00:00+01:00", "2026-11-23T00:00:00+01:00", "2026-11-16-to-2026-11-22"),
            ("2026-11-16T08:30:00+01:00", "2026-11-16T09:00:00+01:00", "2026-11-16T0830-to-2026-11-16T0900"),
        ])
    func names(start: String, end: String, name: String) {
        let report = Report(
            name: "operations", title: "Operations",
            period: Period(start: moment(start), end: moment(end), timeZone: zone("Europe/Berlin")),
            sections: [], colophon: Colophon(parameters: [], generatedAt: Date(), queryTime: 0, version: "0"))
        #expect(report.baseName == "operations-\(name)")
    }

    private func withPress(
        _ body: (ReportPress, ReportStore, _ folder: String) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let store = ReportStore(database: database)
            let press = ReportPress(
                catalogue: ReportCatalogue(ReportCatalogue.builtIn),
                writers: [HTMLWriter(), CSVWriter(), JSONWriter()], store: store, folder: folder,
                session: ReportSession(database: database, visitors: .takeRole), version: "0",
                logger: TestServer.logger)
            try await body(press, store, folder)
        }
    }
}
