import EndToEndSupport
import Foundation
import Glibc
import Subprocess
import Testing

extension EndToEnd {
    @Suite("An extractor that crashes")
    struct ExtractorCrashTests {
        @Test("A crash in the middle of a scan costs the document nothing", arguments: [SIGSEGV, SIGKILL])
        func crash(signal: CInt) async throws {
            try await withSite { site in
                let scan = Fixture("inbox/general/ticket-restaurant.png")
                try site.drop(scan)
                let ended = try await site.withService("--until-idle") { service in
                    // It is started by its first document.
                    let extractor = try await eventually("the scan is being read") {
                        service.process.extractors.first
                    }
                    extractor.signal(signal)
                    try await service.logs("extractor lost")
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
                try await site.expectAllStored([scan.name: Data(contentsOf: URL(filePath: scan.source))])
                let document = try #require(try await site.documents().first)
                let sidecar = try JSONDecoder().decode(
                    Sidecar.self, from: site.contents(ofOutbox: try #require(document.outbox.last)))
                #expect(sidecar.pages.first?.text.isEmpty == false)
                #expect(try await site.history().attempts == 1)
            }
        }
    }
}
