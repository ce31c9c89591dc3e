import EndToEndSupport
import Foundation
import Glibc
import Operations
import Subprocess
import Testing

extension EndToEnd {
    @Suite("Pipelines that change while the service runs")
    struct PipelineEditTests {
        @Test("A bad edit changes nothing and is told; mending it takes effect")
        func badEdit() async throws {
            try await withSite { site in
                let ended = try await site.withService { service in
                    try await service.logs("ready")
                    let before = try await stored(1, at: site)

                    try site.write(
                        pipeline: "load.yaml", PipelineText.storesEverything + "presist: { path: nowhere }\n")
                    try await service.logs("pipeline file refused")
                    let problems = try await site.status().problems
                    #expect(problems.contains { $0.contains("load.yaml") && $0.contains("presist") })
                    let meanwhile = try await stored(2, at: site)
                    #expect(meanwhile.pipelineVersion == before.pipelineVersion)

                    try site.write(pipeline: "load.yaml", PipelineText.storing(at: "mended/{name}"))
                    try await service.logs("pipeline changed")
                    #expect(try await site.status().problems == [])
                    let after = try await stored(3, at: site)
                    #expect(after.pipelineVersion != before.pipelineVersion)
                    #expect(after.outbox.contains("mended/minutes-3.json"))
                    service.process.signal(SIGTERM)
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
            }
        }

        /// Drops a paper and returns its document once it is stored.
        private func stored(_ number: Int, at site: Site) async throws -> ListedDocument {
            let name = "minutes-\(number).txt"
            try site.drop(Papers.text(number), as: name)
            return try await eventually("\(name) is stored") {
                try await site.documents().first { $0.name == name && $0.state == "stored" }
            }
        }
    }
}
