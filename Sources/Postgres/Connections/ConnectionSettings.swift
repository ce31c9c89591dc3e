/// Where a server is and how to talk to it.
package struct ConnectionSettings: Sendable {
    /// How long to try to reach the server, for each attempt and for a caller that waits while it is away.
    package var connectTimeout: Duration = .seconds(5)
    /// The server ends a statement that runs longer; nil for no limit.
    package var statementTimeout: Duration? = .seconds(120)
    /// What `pg_stat_activity` shows for our connections.
    package var applicationName = "a2d2"

    /// libpq's own keywords (PostgreSQL manual, 34.1.2), the password among them.
    private(set) var keywords: [String: String]
    /// The same database past a pooler, for what needs a session; nil for the same way.
    private var direct: [String: String]?
    private(set) var pooler = Pooler()

    /// Both are `postgresql://user:password@host:port/database?…`, or libpq's `keyword=value` form.
    ///
    /// - Parameter directURL: the way to the same database for what needs a session of its own (listening, dumps), when
    ///   `url` leads through a pooler.
    package init(url: String, directURL: String? = nil) throws {
        keywords = try parsedKeywords(url)
        direct = try directURL.map(parsedKeywords)
    }

    /// The way for what needs a session of its own.
    package var forSessions: ConnectionSettings {
        guard let direct else { return self }
        var other = self
        other.keywords = direct
        other.direct = nil
        other.pooler = Pooler()
        return other
    }

    /// A server on this machine, by its socket `<socketFolder>/.s.PGSQL.<port>`.
    package init(socketFolder: String, port: Int = 5432, user: String, database: String) {
        keywords = ["host": socketFolder, "port": String(port), "user": user, "dbname": database]
    }

    /// The same server, another database.
    package func with(database: String) -> ConnectionSettings {
        var other = self
        other.keywords["dbname"] = database
        other.direct?["dbname"] = database
        return other
    }

    /// The same server and database, by another role, whose password is not that of this one.
    package func with(user: String) -> ConnectionSettings {
        var other = self
        other.keywords["user"] = user
        other.keywords["password"] = nil
        other.direct?["user"] = user
        other.direct?["password"] = nil
        return other
    }

    package var database: String { keywords["dbname"] ?? keywords["user"] ?? "" }

    /// For logs and people: no password, nor anything that isn't needed to find the server.
    package var safeDescription: String {
        let host = keywords["host"] ?? keywords["hostaddr"] ?? "localhost"
        let user = keywords["user"].map { "\($0)@" } ?? ""
        let address = host.hasPrefix("/") ? "[\(host)]" : host
        return "postgresql://\(user)\(address):\(keywords["port"] ?? "5432")/\(database)"
    }

    /// What libpq is told. Whatever the URL says itself stays as it says.
    var libpqKeywords: [String: String] {
        let seconds = max(2, connectTimeout.components.seconds)
        var all = [
            "application_name": applicationName,
            "connect_timeout": String(seconds),
            // A peer that vanished without a word is noticed within half a minute.
            "keepalives": "1", "keepalives_idle": "15", "keepalives_interval": "5", "keepalives_count": "3",
            "tcp_user_timeout": "30000",
        ]
        all.merge(keywords) { _, given in given }
        all["client_encoding"] = "UTF8"
        // A pooler's connections are others' too: what they are to keep is said to each transaction.
        guard !pooler.isKnown else {
            all["options"] = nil
            return all
        }
        all["options"] = ([serverOptions] + [keywords["options"]].compactMap(\.self)).joined(separator: " ")
        return all
    }

    /// What our decoders count on, and limits that keep a stuck client from holding locks and old rows.
    private var serverOptions: String {
        let options =
            ["datestyle=ISO", "timezone=UTC", "bytea_output=hex", "extra_float_digits=1", "a2d2.session=own"]
            + limits.map { "\($0)=\($1)" }
        return options.map { "-c \($0)" }.joined(separator: " ")
    }
}

extension ConnectionSettings {
    /// In milliseconds; 0 for none.
    private var limits: [(String, Int)] {
        [
            ("statement_timeout", statementTimeout.map { max(1, $0.milliseconds) } ?? 0),
            ("idle_in_transaction_session_timeout", 300_000),
        ]
    }

    /// What a transaction says of itself where a session can't.
    var limitsOfTransaction: [String] {
        limits.map { "SET LOCAL \($0) = \($1)" }
    }
}

extension ConnectionSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { safeDescription }
    package var debugDescription: String { safeDescription }
    /// `dump` and interpolation of a value that holds settings must not print the password either.
    package var customMirror: Mirror { Mirror(self, children: ["server": safeDescription]) }
}

extension Duration {
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
