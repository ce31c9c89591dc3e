import EndToEndSupport
import Foundation
import Glibc
import Logging
import Operations
import Postgres
import PostgresTestSupport
import Store
import Subprocess
import Testing

extension EndToEnd {
    @Suite("A long document, read by two workers")
    struct FanOutTests {
        private struct Trial: Decodable {
            var pageCount: Int
            var pages: [Sheet]
        }

        private struct Details: Decodable {
            var pages: [Sheet]
        }

        private struct Sheet: Decodable, Equatable {
            var number: Int
            var source: String
            var text: String
            var confidence: Double
            var rotation: Int
        }

        private static let sheets = 36
        /// Every page is drawn and recognised, as a scan is; half of them German, from the tenth on.
        private static let pipeline = """
            name: load
            watch:
              - folder: inbox
                settle: 100ms
            extract:
              ocr: force
              languages: [eng, deu]
              pages-per-job: 4
            classify:
              review-below: 0
            persist:
              path: "{name}"

            """

        @Test(
            "One of the workers is killed in the middle: the document is as if read in one go, and there once"
        )
        func killedInTheMiddle() async throws {
            try await withOwnCluster { _, folder, server in
                let url = "host=\(folder) port=5432 user=a2d2 dbname=a2d2"
                let settings = """
                    database-url: "\(url)"
                    workers: { extractors: 1 }
                    queue: { lease: 5s, poll: 500ms }
                    http: { listen: none }

                    """
                let pipelines = ["load.yaml": Self.pipeline]
                try await withSite(settings: settings, pipelines: pipelines) { first in
                    let shared = settings + "outbox: \(first.outbox)\n"
                    try await withSite(settings: shared, pipelines: pipelines) { second in
                        try FileManager.default.createDirectory(
                            atPath: "\(first.data)/blobs", withIntermediateDirectories: true)
                        try FileManager.default.createSymbolicLink(
                            atPath: "\(second.data)/blobs", withDestinationPath: "\(first.data)/blobs")
                        let database = Database(settings: server.with(database: "a2d2"), logger: Self.quiet)
                        try await Self.read(on: first, and: second, watching: database)
                        try await Self.expectOnce(on: first, in: database)
                        await database.close()
                    }
                }
            }
        }

        private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

        private static func read(on first: Site, and second: Site, watching database: Database) async throws {
            let file = "\(first.folder)/book.pdf"
            try Papers.book(sheets: sheets).write(to: URL(filePath: file))
            let submitted = try await first.run("submit", file, "--pipeline", "load")
            #expect(submitted.ending == .exited(0), "\(submitted.errors)")
            try await first.withService("--roles", "work") { survivor in
                try await second.withService("--roles", "work") { victim in
                    try await eventually("both read, and some of it is done") {
                        let row = try await database.query(
                            """
                            SELECT (SELECT count(*) FROM parts) AS parts, (SELECT count(DISTINCT worker) FROM jobs
                                WHERE lease_token IS NOT NULL AND first_page IS NOT NULL) AS readers
                            """
                        ).first
                        return try row?.decode("parts", as: Int.self) ?? 0 >= 3
                            && row?.decode("readers", as: Int.self) == 2
                    }
                    victim.process.signal(SIGKILL)
                }
                try await eventually("the document is on the shelf", within: .seconds(90)) {
                    try await first.documents().first?.state == "stored"
                }
                survivor.process.signal(SIGTERM)
            }
        }

        private static func expectOnce(on site: Site, in database: Database) async throws {
            let whole = try await site.run("try", "--json", "--pipeline", "load", "\(site.folder)/book.pdf")
                .object(Trial.self)
            #expect(whole.pageCount == sheets && whole.pages.count == sheets)
            #expect(whole.pages.allSatisfy { $0.source == "ocr" && $0.text.contains("\($0.number)") })
            #expect(whole.pages.last?.text.contains("Der Garten") == true)
            let document = try #require(try await site.documents().first)
            let details = try await site.run("documents", "show", document.id, "--json").object(Details.self)
            for (read, expected) in zip(details.pages, whole.pages) { #expect(read == expected) }
            #expect(details.pages.count == sheets)
            #expect(document.outbox.sorted() == site.files(below: site.outbox))
            let status = try await site.status()
            #expect(status.isBalanced && status.ledger.stored == 1 && status.queue.isEmpty)

            let row = try #require(
                try await database.query(
                    """
                    SELECT count(*) FILTER (WHERE outcome = 'lost') AS lost,
                        count(*) FILTER (WHERE outcome = 'succeeded' AND stage = 'extract') AS read,
                        count(*) FILTER (WHERE outcome = 'succeeded' AND stage = 'classify') AS classified,
                        sum(last_page - first_page + 1) FILTER (WHERE outcome = 'succeeded' AND stage = 'extract')
                            AS pages,
                        (SELECT count(*) FROM parts) AS parts
                    FROM stage_runs
                    """
                ).first)
            #expect(try row.decode("lost", as: Int.self) > 0, "the kill met nothing: the test proves nothing")
            // The first page, and the other 35 in ranges of up to four.
            #expect(try row.decode("read", as: Int.self) == 10)
            #expect(try row.decode("pages", as: Int.self) == sheets)
            #expect(try row.decode("classified", as: Int.self) == 1)
            #expect(try row.decode("parts", as: Int.self) == 0)
        }
    }
}
