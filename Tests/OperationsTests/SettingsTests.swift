import Delivery
import Documents
import Foundation
import Logging
import Operations
import StrictYAML
import Testing

@Suite struct SettingsTests {
    private let folder: TemporaryFolder
    private let machine: SettingsMachine

    init() throws {
        folder = try TemporaryFolder()
        machine = SettingsMachine(
            currentFolder: folder.path("here"), systemFolder: folder.path("etc"),
            shareFolder: folder.path("share"), processorCount: 3)
    }

    private func resolve(
        _ flags: Settings.Flags = Settings.Flags(), _ environment: [String: String] = [:]
    ) throws -> Settings {
        try Settings.resolve(flags: flags, environment: environment, on: machine)
    }

    /// What a person reads, with the temporary folder left out.
    private func mistakes(
        _ flags: Settings.Flags = Settings.Flags(), _ environment: [String: String] = [:]
    ) -> [String] {
        do {
            _ = try resolve(flags, environment)
            return []
        } catch let mistakes as SettingsMistakes {
            return mistakes.mistakes.map { $0.description.replacing(folder.path(""), with: "") }
        } catch {
            return ["\(error)"]
        }
    }

    private func explanation(_ key: String, in settings: Settings) -> String? {
        settings.explained.first { $0.key == key }.map {
            "\($0.value.replacing(folder.path(""), with: "")) (\($0.origin.replacing(folder.path(""), with: "")))"
        }
    }

    @Test func `with nothing said, the defaults are in force`() throws {
        let settings = try resolve()
        #expect(settings.dataFolder == folder.path("here/data"))
        #expect(settings.outbox == folder.path("here/data/outbox"))
        #expect(settings.pipelinesFolder == folder.path("here/pipelines"))
        #expect(settings.databaseURL == nil)
        #expect(settings.logFormat == nil)
        #expect(settings.concurrency == [.extract: 3, .classify: 3, .enrich: 3, .persist: 3])
        #expect(settings.explained.map(\.key) == Settings.keys)
        #expect(Set(settings.explained.map(\.origin)) == ["default"])
    }

    @Test func `mail, the listener and the time zone are read, and their mistakes named`() throws {
        let usual = try resolve()
        #expect(usual.mail == nil)
        #expect(usual.listen == Settings.ListenAddress(host: "127.0.0.1", port: 7420))
        #expect(usual.schedulesFolder == folder.path("here/cron"))
        #expect(usual.healthFile == nil)
        try folder.write("", to: "etc/health.yaml")
        try folder.write(
            """
            timezone: Europe/Berlin
            mail: { host: mail.example, user: a2d2, from: "A2D2 <a2d2@example.com>" }
            http: { listen: "[::1]:0" }
            retention: { fires: 7d, backups: 3 }
            """, to: "here/a2d2.yaml")
        let settings = try resolve(Settings.Flags(), ["A2D2_MAIL_PASSWORD": "geheim"])
        #expect(
            settings.mail
                == MailServer(
                    host: "mail.example", port: 587, security: .starttls, user: "a2d2", password: "geheim",
                    from: "A2D2 <a2d2@example.com>"))
        #expect(settings.listen == Settings.ListenAddress(host: "::1", port: 0))
        #expect(settings.timeZone.identifier == "Europe/Berlin")
        #expect(settings.retention.fires == .seconds(7 * 86_400))
        #expect(settings.healthFile == folder.path("etc/health.yaml"))
        #expect(!settings.explained.contains { $0.value.contains("geheim") })
        #expect(
            mistakes() == ["a2d2.yaml:2:7: mail.password: is missing: a name and a password go together"]
        )
        try folder.write(
            """
            timezone: Europe/Berln
            mail: { host: mail.example }
            http: { listen: 7420 }
            """, to: "here/a2d2.yaml")
        #expect(
            mistakes() == [
                "a2d2.yaml:1:11: timezone: \"Europe/Berln\" is no time zone; did you mean \"Europe/Berlin\"?",
                "a2d2.yaml:2:7: mail.from: is missing: a mail server refuses mail without a sender",
                "a2d2.yaml:3:17: http.listen: \"7420\" is no address and port, such as 127.0.0.1:7420, nor none",
            ])
    }

    @Test func `flags win over variables, these over the file, and each value knows its origin`() throws {
        try folder.write(
            """
            data: ../elsewhere
            queue: { lease: 2m, poll: 1s }
            log:
              level: debug
            """, to: "here/a2d2.yaml")
        let settings = try resolve(
            Settings.Flags(data: "by-flag"),
            ["A2D2_DATA": "by-variable", "A2D2_QUEUE_POLL": "3s", "A2D2_OUTBOX": "", "HOME": "/root"])
        #expect(settings.dataFolder == folder.path("here/by-flag"))
        #expect(settings.poll == .seconds(3))
        #expect(settings.lease == .seconds(120))
        #expect(explanation("data", in: settings) == "here/by-flag (--data)")
        #expect(explanation("queue.poll", in: settings) == "3s (A2D2_QUEUE_POLL)")
        #expect(explanation("queue.lease", in: settings) == "2m (a2d2.yaml:2)")
        #expect(explanation("log.level", in: settings) == "debug (a2d2.yaml:4)")
        #expect(explanation("outbox", in: settings) == "here/by-flag/outbox (default)")
    }

    @Test func `a path in the file is relative to the file, in a variable to the current folder`() throws {
        try folder.write("data: data\noutbox: ../shelf/.\ntessdata: /usr/share/tessdata", to: "etc/a2d2.yaml")
        let settings = try resolve(Settings.Flags(), ["A2D2_PIPELINES": "mine"])
        #expect(settings.dataFolder == folder.path("etc/data"))
        #expect(settings.outbox == folder.path("shelf"))
        #expect(settings.pipelinesFolder == folder.path("here/mine"))
        #expect(settings.tessdata == "/usr/share/tessdata")
        #expect(explanation("data", in: settings) == "etc/data (etc/a2d2.yaml:1)")
    }

    @Test func `the second engine is taken from where it lies, and there may be none`() throws {
        #expect(try resolve().secondEngineFolder == nil)
        #expect(explanation("second-engine", in: try resolve()) == "none (default)")
        try folder.write("", to: "etc/second-engine")
        #expect(try resolve().secondEngineFolder == folder.path("etc/second-engine"))
        try folder.write("", to: "here/second-engine")
        #expect(try resolve().secondEngineFolder == folder.path("here/second-engine"))
        let named = try resolve(Settings.Flags(), ["A2D2_SECOND_ENGINE": "/opt/engine"])
        #expect(named.secondEngineFolder == "/opt/engine")
    }

    @Test func `the file is the one that is named, else the one here, else that of the system`() throws {
        try folder.write("log: { level: trace }", to: "etc/a2d2.yaml")
        #expect(try resolve().logLevel == .trace)
        try folder.write("log: { level: debug }", to: "here/a2d2.yaml")
        #expect(try resolve().logLevel == .debug)
        try folder.write("log: { level: error }", to: "other.yaml")
        #expect(try resolve(Settings.Flags(), ["A2D2_CONFIG": "../other.yaml"]).logLevel == .error)
        #expect(mistakes(Settings.Flags(config: "none.yaml")) == ["none.yaml: does not exist"])
    }

    @Test func `pipelines are looked for here, in the system's folder and beside the program`() throws {
        try folder.makeFolder("share/pipelines")
        #expect(try resolve().pipelinesFolder == folder.path("share/pipelines"))
        try folder.makeFolder("etc/pipelines")
        #expect(try resolve().pipelinesFolder == folder.path("etc/pipelines"))
        try folder.makeFolder("here/pipelines")
        #expect(try resolve().pipelinesFolder == folder.path("here/pipelines"))
    }

    @Test func `all mistakes are found at once, wherever they are`() throws {
        try folder.write(
            """
            dta: x
            workers: { extractors: 0, extractor: 2 }
            log: { format: jsn }
            intake: { max-file-size: 1 }
            queue: { lease: 1s }
            database-url: https://hunter2@host
            """, to: "here/a2d2.yaml")
        let found = mistakes(
            Settings.Flags(logLevel: "verbose"),
            ["A2D2_DATABSE_URL": "postgres://u:hunter2@h/d", "A2D2_DATA": "~/d"])
        #expect(
            found == [
                "A2D2_DATABSE_URL: unknown variable; did you mean \"A2D2_DATABASE_URL\"?",
                "A2D2_DATA: data: \"~/d\" begins with \"~\", which only a shell knows; write it in full",
                "--log-level: log.level: \"verbose\" is not one of trace, debug, info, notice, warning, error, critical",
                "a2d2.yaml:1:1: dta: unknown key; did you mean \"data\"?",
                "a2d2.yaml:2:24: workers.extractors: 0 is out of range: 1 to 256",
                "a2d2.yaml:2:27: workers.extractor: unknown key; did you mean \"extractors\"?",
                "a2d2.yaml:3:16: log.format: \"jsn\" is not one of auto, text, json; did you mean \"json\"?",
                "a2d2.yaml:4:26: intake.max-file-size: \"1\" has no unit (B, KB, KiB, MB, MiB, GB, GiB, TB, TiB);"
                    + " did you mean \"1MiB\"?",
                "a2d2.yaml:5:17: queue.lease: 1s is out of range: 5s to 1h",
                "a2d2.yaml:6:15: database-url: is no address of a Postgres, such as postgres://user@host/database,"
                    + " nor none",
            ])
        #expect(!found.joined().contains("hunter2"))
    }

    @Test(arguments: [
        ("postgres://user:hunter2@host/db", "postgres://user:•••@host/db"),
        ("postgres://user:hun@ter2@host/db", "postgres://user:•••@host/db"),
        ("postgres://user@host/db", "postgres://user@host/db"),
        (
            "postgres://host/db?user=u&password=hunter2&sslmode=require",
            "postgres://host/db?user=u&password=•••&sslmode=require"
        ),
        ("host=h password=hunter2 dbname=d", "host=h password=••• dbname=d"),
        ("host=h password = 'hun ter2' dbname=d", "host=h password = ••• dbname=d"),
        ("postgres://host/db?sslpassword=hunter2", "postgres://host/db?sslpassword=•••"),
    ])
    func `a password is never shown`(address: String, shown: String) throws {
        let settings = try resolve(Settings.Flags(databaseURL: address))
        #expect(settings.databaseURL == address)
        #expect(explanation("database-url", in: settings) == "\(shown) (--database-url)")
    }

    @Test func `none asks for the private cluster, whatever the file says`() throws {
        try folder.write("database-url: postgres://host/db", to: "here/a2d2.yaml")
        #expect(try resolve(Settings.Flags(), ["A2D2_DATABASE_URL": "none"]).databaseURL == nil)
    }

    @Test func `the page on the configuration explains every key with its variable, and no other`() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        let page = try String(contentsOfFile: "\(root)/docs/configuration.md", encoding: .utf8)
        let explained = page.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `([a-z0-9.-]+)` \| `([A-Z0-9_]+)` \|/).map {
                "\($0.output.1) \($0.output.2)"
            }
        }
        #expect(explained == Settings.keys.map { "\($0) \(Settings.variable(for: $0))" })
    }
}
