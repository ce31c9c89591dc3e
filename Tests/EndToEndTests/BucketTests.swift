import BucketTestSupport
import EndToEndSupport
import Foundation
import Glibc
import PostgresTestSupport
import Subprocess
import Testing

extension EndToEnd {
    @Suite("A bucket")
    struct BucketTests {
        @Test("Two machines with a database and a bucket in common: what one takes in, the other stores")
        func twoMachines() async throws {
            let server = try BucketServer.shared.get()
            let bucket = try server.makeBucket()
            try await withOwnCluster { _, folder, _ in
                let shared = """
                    database-url: "host=\(folder) port=5432 user=a2d2 dbname=a2d2"
                    blobs: "s3://\(bucket)/site ü"
                    s3:
                      endpoint: \(server.endpoint)
                      access-key: \(BucketServer.accessKey)
                      secret-key: "\(BucketServer.secretKey)"
                    http: { listen: none }
                    queue: { poll: 500ms }

                    """
                try await withSite(settings: shared) { door in
                    try await withSite(settings: shared) { worker in
                        try await Self.run(door, worker, bucket: "\(server.folder)/\(bucket)")
                    }
                }
            }
        }

        private static func run(_ door: Site, _ worker: Site, bucket: String) async throws {
            var load = Load(site: door)
            try load.drop(count: 9)
            try await door.withService("--roles", "watch") { watching in
                try await worker.withService("--roles", "work") { working in
                    try await eventually("the worker has stored all", within: .seconds(90)) {
                        worker.files(below: worker.outbox).count { $0.hasSuffix(".json") } == 9
                    }
                    working.process.signal(SIGTERM)
                }
                #expect(try !watching.log.text.contains(BucketServer.secretKey))
                watching.process.signal(SIGTERM)
            }
            #expect(door.files(below: door.outbox).isEmpty)
            #expect(door.files(below: "\(door.data)/blobs").isEmpty)
            #expect(worker.files(below: "\(worker.data)/blobs").isEmpty)
            #expect(worker.files(below: "\(worker.data)/cache").isEmpty, "each process clears up its own")
            #expect(door.files(below: bucket).count == 9)
            for document in try await worker.documents() {
                #expect(document.state == "stored")
                let outcome = try await worker.run(
                    "documents", "export", document.id, "--to", "\(worker.folder)/exported")
                #expect(outcome.ending == .exited(0), "\(outcome.errors)")
            }
            for (name, bytes) in load.dropped {
                #expect(FileManager.default.contents(atPath: "\(worker.folder)/exported/\(name)") == bytes)
            }
        }
    }
}
