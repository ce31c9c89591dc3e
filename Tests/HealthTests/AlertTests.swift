import Delivery
import Foundation
import Outbound
import Postgres
import Store
import Testing

@testable import Health

@Suite("Alerts")
struct AlertTests {
    private static let yaml = "thresholds: { backups.age: { failed: critical } }"

    private func messenger(_ scene: HealthScene, _ alerts: AlertSettings) throws -> AlertMessenger {
        let database = try #require(scene.database)
        return AlertMessenger(
            database: database, settings: alerts,
            courier: Courier(
                log: DeliveryStore(database: database), mailServer: nil, dataFolder: scene.dataFolder,
                logger: scene.logger),
            machine: "scan1", now: { scene.clock.now }, logger: scene.logger)
    }

    private func sweep(_ scene: HealthScene, _ alerts: AlertSettings, isWell: Bool = false) async throws {
        let settings = try HealthSettings.watching(["backups.age"], Self.yaml)
        let backups = isWell ? [HealthContext.Backup(madeAt: scene.clock.now, verifiedAt: nil)] : []
        let sweeper = Sweeper(
            context: scene.context(backups: backups), settings: settings,
            messenger: try messenger(scene, alerts))
        let result = try await sweeper.run(sweep: "watch")
        #expect(result.alertFaults.isEmpty, "\(result.alertFaults)")
    }

    private func webhook(_ server: RecordingServer) -> DeliveryTarget {
        .webhook(.init(url: server.url + "/hook", secret: nil))
    }

    private struct Payload: Decodable {
        struct Change: Decodable {
            var check: String
            var from: String
            var to: String
            var isReminder: Bool
        }

        var kind: String
        var id: String
        var changes: [Change]
    }

    private func payloads(_ server: RecordingServer) throws -> [Payload] {
        try server.requests.map { try JSONDecoder().decode(Payload.self, from: $0.body) }
    }

    @Test("come once for each change, with a message at the end that says how long it was")
    func once() async throws {
        try await withScene { scene in
            let server = try RecordingServer()
            let alerts = AlertSettings(
                notify: [webhook(server), .folder(path: "alerts")], policy: AlertPolicy(digest: .zero))
            for _ in 1...3 {
                try await sweep(scene, alerts)
                scene.clock.advance(300)
            }
            try await sweep(scene, alerts, isWell: true)
            try await sweep(scene, alerts, isWell: true)
            let payloads = try payloads(server)
            #expect(payloads.map { $0.changes.map(\.to) } == [["critical"], ["ok"]])
            #expect(payloads.allSatisfy { $0.kind == "a2d2-alert" })
            let folder = "\(scene.dataFolder)/alerts"
            let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            let texts = files.compactMap { try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
            #expect(texts.contains { $0.contains("critical: backups.age on scan1") }, "\(texts)")
            #expect(texts.contains { $0.contains("was critical for 15 min") }, "\(texts)")
        }
    }

    @Test("that could not be told are told by the next sweep, and no target is told twice")
    func failing() async throws {
        try await withScene { scene in
            let (sound, broken) = (try RecordingServer(), try RecordingServer())
            broken.answer(with: 503)
            let alerts = AlertSettings(notify: [webhook(sound), webhook(broken)])
            let settings = try HealthSettings.watching(["backups.age"], Self.yaml)
            let sweeper = Sweeper(
                context: scene.context(), settings: settings, messenger: try messenger(scene, alerts))
            let first = try await sweeper.run(sweep: "watch")
            #expect(first.alertFaults.count == 1)
            broken.answer(with: 200)
            let second = try await sweeper.run(sweep: "watch")
            #expect(second.alertFaults.isEmpty)
            _ = try await sweeper.run(sweep: "watch")
            #expect(sound.requests.count == 1 && broken.requests.count == 2)
            #expect(Set(try payloads(broken).map(\.id)).count == 1)
        }
    }

    @Test("within the digest make one message, and reminders stop when somebody took note")
    func digestAndReminders() async throws {
        try await withScene { scene in
            let server = try RecordingServer()
            let alerts = AlertSettings(
                notify: [webhook(server)],
                policy: AlertPolicy(digest: .seconds(900), reminder: .seconds(3600)))
            try await sweep(scene, alerts)
            scene.clock.advance(300)
            try await sweep(scene, alerts, isWell: true)
            #expect(server.requests.count == 1)
            scene.clock.advance(600)
            try await sweep(scene, alerts)
            // Critical takes along what waited.
            #expect(
                try payloads(server).map { $0.changes.map(\.to).sorted() } == [
                    ["critical"], ["critical", "ok"],
                ])
            scene.clock.advance(3601)
            try await sweep(scene, alerts)
            #expect(try payloads(server).last?.changes.map(\.isReminder) == [true])
            let database = try #require(scene.database)
            let noted = try await HealthTables.acknowledge(
                check: "backups.age", subject: nil, by: "ann", at: scene.clock.now, on: database)
            #expect(noted.map(\.acknowledgedBy) == ["ann"])
            scene.clock.advance(7200)
            try await sweep(scene, alerts)
            #expect(server.requests.count == 3)
        }
    }

    @Test("go to an Alertmanager as its API wants them, with an end when they are over")
    func alertmanager() async throws {
        try await withScene { scene in
            let server = try RecordingServer()
            let alerts = AlertSettings(alertmanager: server.url)
            try await sweep(scene, alerts)
            scene.clock.advance(300)
            try await sweep(scene, alerts, isWell: true)
            #expect(server.requests.map(\.line) == Array(repeating: "POST /api/v2/alerts HTTP/1.1", count: 2))
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            let posts = try server.requests.map {
                try decoder.decode([Alertmanager.Alert].self, from: $0.body)
            }
            #expect(
                posts[0].map(\.labels) == [
                    [
                        "alertname": "backups.age", "job": "a2d2", "severity": "critical",
                        "instance": "scan1",
                    ]
                ])
            #expect(posts[0][0].endsAt.timeIntervalSince(scene.clock.now) > 3000)
            #expect(posts[1][0].labels == posts[0][0].labels && posts[1][0].startsAt == posts[0][0].startsAt)
            #expect(abs(posts[1][0].endsAt.timeIntervalSince(scene.clock.now)) < 2)
            for request in server.requests {
                #expect(request.headers.contains { $0.lowercased() == "content-type: application/json" })
                try expectPostableAlerts(request.body)
            }
        }
    }

    /// `postableAlerts` of api/v2/openapi.yaml: labels are required, all labels and annotations are strings with names
    /// that Prometheus allows, the times are RFC 3339, and there is nothing else.
    private func expectPostableAlerts(_ body: Data) throws {
        let alerts = try #require(try JSONSerialization.jsonObject(with: body) as? [[String: Any]])
        for alert in alerts {
            #expect(
                Set(alert.keys).isSubset(of: ["labels", "annotations", "startsAt", "endsAt", "generatorURL"]))
            let labels = try #require(alert["labels"] as? [String: String])
            let annotations = try #require(alert["annotations"] as? [String: String])
            for name in Array(labels.keys) + annotations.keys {
                #expect(name.wholeMatch(of: /[a-zA-Z_][a-zA-Z0-9_]*/) != nil)
            }
            #expect(labels["alertname"]?.isEmpty == false && !labels.values.contains(""))
            for key in ["startsAt", "endsAt"] {
                let text = try #require(alert[key] as? String)
                #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
            }
        }
    }

    @Test("show nothing of a page that a folder's name could forge")
    func escaping() throws {
        let item = AlertItem(
            key: CheckKey(check: "folders.usable", subject: "/in/<script>alert(1)</script>"),
            states: [.ok, .critical], openedAt: Date(), changedAt: Date(), value: nil, reason: "a & b")
        let html = try #require(try AlertMessage(identity: "1", machine: "m", items: [item]).parcel.html)
        #expect(!html.contains("<script>") && html.contains("&lt;script&gt;") && html.contains("a &amp; b"))
    }
}
