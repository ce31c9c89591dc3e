package import Postgres

/// The queue's own tables. `Store` adds the domain's to make the whole schema.
package enum QueueMigrations {
    package static let all = [
        Migration(
            name: "m0001_queue",
            up: String(decoding: PackageResources.m0001_queue_up_sql, as: UTF8.self),
            down: String(decoding: PackageResources.m0001_queue_down_sql, as: UTF8.self))
    ]
}
