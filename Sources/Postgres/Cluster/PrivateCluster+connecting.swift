extension PrivateCluster {
    static let user = "a2d2"
    static let database = "a2d2"
    /// Of the socket's name; nothing listens on a network.
    static let port = 5432

    /// A database of the cluster that is always there.
    func settings(socketFolder: String) -> ConnectionSettings {
        ConnectionSettings(socketFolder: socketFolder, port: Self.port, user: Self.user, database: "postgres")
    }

    /// Makes our database when it isn't there. Throws when the server doesn't answer.
    func makeDatabase(_ settings: ConnectionSettings) async throws {
        let connection = Connection(logger: logger)
        try await connection.open(settings)
        // A start whose process was killed may be making it still: its session holds the lock until it is done.
        _ = try await connection.query("SELECT pg_advisory_lock(hashtext(\(Self.database)))")
        let found = try await connection.query("SELECT 1 FROM pg_database WHERE datname = \(Self.database)")
        if found.isEmpty {
            // An error goes to the client, who knows what to hide; in the server's log it would quote values.
            try await connection.execute("ALTER ROLE \(identifier: Self.user) SET log_min_messages = 'log'")
            try await connection.execute("CREATE DATABASE \(identifier: Self.database)")
        }
        await connection.close()
    }
}
