import EndToEndSupport
import Foundation
import Subprocess
import Testing

extension EndToEnd {
    @Suite("PDF/A on the shelf")
    struct ArchivalTests {
        private struct Sidecar: Decodable {
            struct Finding: Decodable {
                var code: String
            }
            var findings: [Finding]
        }

        @Test("Each PDF in the outbox is PDF/A, or its sidecar says that it is not")
        func archival() async throws {
            let pipeline = PipelineText.storesEverything + "  pdf: pdf/a-2b\n"
            try await withSite(pipelines: ["load.yaml": pipeline]) { site in
                for path in [
                    "inbox/invoices/invoice-HP-4417.pdf", "inbox/invoices/Scan_20260313_0931.pdf",
                    "inbox/general/cv-kervadec.pdf", "inbox/general/ticket-restaurant.png",
                ] {
                    try site.drop(Fixture(path))
                }
                let run = try await site.runUntilIdle()
                #expect(run.ending == .exited(0), "\(run.errors)")
                let shelved = site.files(below: site.outbox).filter { $0.hasSuffix(".pdf") }
                #expect(shelved.count == 4)
                var archival: [String] = []
                for path in shelved {
                    let claims =
                        try site.contents(ofOutbox: path).range(of: Data("<pdfaid:part>2</pdfaid:part>".utf8))
                        != nil
                    let sidecar = try JSONDecoder().decode(
                        Sidecar.self, from: site.contents(ofOutbox: path.dropLast(4) + ".json"))
                    #expect(claims != sidecar.findings.contains { $0.code == "not-pdf-a" }, "\(path)")
                    if claims { archival.append((path as NSString).lastPathComponent) }
                }
                #expect(archival.contains { $0.hasPrefix("ticket-restaurant") })
                #expect(archival.contains { $0.hasPrefix("Scan_") })
                #expect(archival.contains { $0.hasPrefix("invoice-HP") })
            }
        }
    }
}
