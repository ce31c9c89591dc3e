import Jobs
package import Postgres

/// The whole schema, in the order in which it came to be.
package enum Schema {
    package static let migrations =
        QueueMigrations.all + [
            Migration(
                name: "m0002_documents",
                up: String(decoding: PackageResources.m0002_documents_up_sql, as: UTF8.self),
                down: String(decoding: PackageResources.m0002_documents_down_sql, as: UTF8.self))
        ]
}
