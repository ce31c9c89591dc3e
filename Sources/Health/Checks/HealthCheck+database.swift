import Postgres
import Store

extension HealthCheck {
    static let database = [
        reachable,
        HealthCheck(
            "database.latency", "how long a question on an open connection takes", .seconds,
            Thresholds(warning: 0.1, critical: 1), dependsOn: ["database.reachable"],
            advice: "See what else the machine of the database does: CPU, disk, other databases."
        ) { context in
            // The best of three, without the wait for a connection: the others say more about this machine.
            let taken = try await context.reachableDatabase().withConnection { connection in
                try (1...3).map { _ in try ContinuousClock().measure { _ = try connection.query("SELECT 1") }
                }
            }
            return taken.min().map { [Reading(.value($0 / .seconds(1)))] } ?? []
        },
        HealthCheck(
            "database.version", "the server's major version", .count(""), worse: .under,
            Thresholds(warning: 15, critical: 14), dependsOn: ["database.reachable"],
            advice: "A2D2 is tested with PostgreSQL 15. Move to that or a later one."
        ) { context in
            let version = try await ServerVitals.version(of: try context.reachableDatabase())
            return [Reading(.value(Double(version.number / 10_000)), detail: version.text)]
        },
        HealthCheck(
            "database.connections", "connections that are open, of those that there may be", .share,
            Thresholds(warning: 0.7, critical: 0.9), dependsOn: ["database.reachable"],
            advice: "End clients that are not needed, or raise max_connections of the server."
        ) { context in
            let (used, possible) = try await ServerVitals.connections(of: try context.reachableDatabase())
            return [
                Reading(.value(Double(used) / Double(max(1, possible))), detail: "\(used) of \(possible)")
            ]
        },
        HealthCheck(
            "database.transaction", "the age of the oldest open transaction", .seconds,
            Thresholds(warning: 600, critical: 3600), dependsOn: ["database.reachable"],
            advice:
                "An old transaction keeps dead rows alive and slows the queue. Find out whose it is, and end it: SELECT pg_terminate_backend(process)."
        ) { context in
            let oldest = try await ServerVitals.oldestTransaction(of: try context.reachableDatabase())
            return [Reading(.value(oldest?.seconds ?? 0), detail: oldest?.owner)]
        },
        HealthCheck(
            "database.dead-rows", "rows of the queue's table that are gone and not swept up", .count("rows"),
            Thresholds(warning: 50_000, critical: 500_000), dependsOn: ["database.reachable"],
            advice:
                "See whether autovacuum is on, and whether an old transaction stops it; VACUUM jobs helps at once."
        ) { context in
            let dead = try await ServerVitals.deadRowsOfJobs(of: try context.reachableDatabase())
            return [Reading(.value(Double(dead)))]
        },
        HealthCheck(
            "database.replication", "how far each standby is behind", .seconds,
            Thresholds(warning: 30, critical: 300), dependsOn: ["database.reachable"],
            advice: "See the standby's log and the network between the two."
        ) { context in
            let standbys = try await ServerVitals.standbys(of: try context.reachableDatabase())
            guard !standbys.isEmpty else { return [Reading(.notApplicable("there is no standby"))] }
            return standbys.map { standby in
                Reading(
                    standby.lagSeconds.map { .value($0) }
                        ?? .unknown("this role may not see it; GRANT pg_monitor to it"),
                    subject: standby.name)
            }
        },
        HealthCheck(
            "database.space", "the room that is left on the disk of the private server", .share,
            worse: .under, Thresholds(warning: 0.15, critical: 0.05), isLocal: true, isDownWhenLate: true,
            advice: "Make room: delete old backups and reports, or give the data folder a larger disk."
        ) { context in
            guard let folder = context.clusterFolder else {
                return [Reading(.notApplicable("the database is not on this machine's account"))]
            }
            return [try await Volume.reading(of: folder, subject: "") { $0.freeSpace }]
        },
    ]

    /// On a connection of its own, as a new client would make it.
    private static let reachable = HealthCheck(
        "database.reachable", "how long a new connection and its first answer take", .seconds,
        Thresholds(warning: 1, critical: 3), isDownWhenLate: true,
        advice:
            "See whether the server runs and takes connections: its log, its disk, the network. Files wait in their folders meanwhile; nothing is lost."
    ) { context in
        guard let database = context.database else {
            return [Reading(.failed(context.databaseFault ?? "there is no database"))]
        }
        do {
            return [
                Reading(
                    .value(try await DatabaseKnock.seconds(on: database.settings, logger: context.logger)))
            ]
        } catch let error as PostgresError {
            return [Reading(.failed("\(error)"))]
        }
    }
}
