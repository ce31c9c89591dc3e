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
                // More than one, lest the reading be over before the signal comes; a picture ends before its last byte.
                let scan = try Data(
                    contentsOf: URL(filePath: Fixture("inbox/general/ticket-restaurant.png").source))
                let scans = Dictionary(
                    uniqueKeysWithValues: (UInt8(1)...6).map { ("ticket-\($0).png", scan + Data([$0])) })
                for (name, bytes) in scans { try site.drop(bytes, as: name) }
                let ended = try await site.withService("--until-idle") { service in
                    // It is started by its first document.
                    let extractor = try await eventually("the scans are being read") {
                        service.process.extractors.first
                    }
                    extractor.signal(signal)
                    try await service.logs("extractor lost")
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
                try await site.expectAllStored(scans)
                for document in try await site.documents() {
                    let sidecar = try JSONDecoder().decode(
                        Sidecar.self, from: site.contents(ofOutbox: try #require(document.outbox.last)))
                    #expect(sidecar.pages.first?.text.isEmpty == false)
                }
                #expect(try await site.history().attempts == 1)
            }
        }
    }
}
