import Testing

@testable import Postgres

@Suite("Connection settings")
struct ConnectionSettingsTests {
    private let secret = "s3cr3t/%40"
    private let address =
        "postgresql://clerk:s3cr3t%2F%2540@db.example:6432/papers?sslmode=require&connect_timeout=9"

    @Test("a URL is read as libpq reads it, and what it says itself wins")
    func url() throws {
        let keywords = try ConnectionSettings(url: address).libpqKeywords
        #expect(keywords["password"] == secret)
        #expect(keywords["host"] == "db.example")
        #expect(keywords["port"] == "6432")
        #expect(keywords["dbname"] == "papers")
        #expect(keywords["sslmode"] == "require")
        #expect(keywords["connect_timeout"] == "9")
        #expect(keywords["keepalives"] == "1")
        #expect(keywords["tcp_user_timeout"] == "30000")
    }

    @Test("no way of printing settings shows the password")
    func secrecy() throws {
        let settings = try ConnectionSettings(url: address)
        var dumped = ""
        dump(settings, to: &dumped)
        for text in [
            "\(settings)", String(reflecting: settings), settings.safeDescription, dumped, "\([settings])",
        ] {
            #expect(!text.contains("s3cr3t"))
            #expect(text.contains("clerk@db.example:6432/papers"))
        }
    }

    @Test(
        "what is no URL is refused without being repeated",
        arguments: [
            "postgresql://clerk:s3cr3t@[bad", "s3cr3t", "host=x s3cr3t", "mysql://clerk:s3cr3t@host/db",
        ])
    func refusal(url: String) {
        let error = #expect(throws: PostgresError.self) { try ConnectionSettings(url: url) }
        #expect(error?.debugDescription.contains("s3cr3t") == false)
        #expect(error?.isTransient == false)
    }

    @Test("time-outs and the name go to the server, beside the URL's own options")
    func options() throws {
        var settings = try ConnectionSettings(url: "postgresql://h/d?options=-c%20work_mem%3D9MB")
        settings.statementTimeout = .milliseconds(1500)
        settings.applicationName = "sweep"
        #expect(settings.libpqKeywords["options"]?.contains("statement_timeout=1500") == true)
        #expect(settings.libpqKeywords["options"]?.hasSuffix("-c work_mem=9MB") == true)
        #expect(settings.libpqKeywords["application_name"] == "sweep")
        settings.statementTimeout = nil
        #expect(settings.libpqKeywords["options"]?.contains("statement_timeout=0") == true)
    }

    @Test("a socket's folder is a host, and another database is the same server")
    func socket() {
        let settings = ConnectionSettings(socketFolder: "/run/x", port: 5433, user: "u", database: "d")
        #expect(settings.with(database: "e").safeDescription == "postgresql://u@[/run/x]:5433/e")
        #expect(settings.with(database: "e").database == "e")
    }
}
