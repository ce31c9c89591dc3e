package import Postgres

/// The queue's own tables. `Store` adds the domain's to make the whole schema; their names say in which order.
package enum QueueMigrations {
    package static let all = [
        Migration(
            name: "m0001_queue",
            up: String(decoding: PackageResources.m0001_queue_up_sql, as: UTF8.self),
            down: String(decoding: PackageResources.m0001_queue_down_sql, as: UTF8.self)),
        Migration(
            name: "m0004_fires",
            up: String(decoding: PackageResources.m0004_fires_up_sql, as: UTF8.self),
            down: String(decoding: PackageResources.m0004_fires_down_sql, as: UTF8.self)),
        Migration(
            name: "m0005_history",
            up: String(decoding: PackageResources.m0005_history_up_sql, as: UTF8.self),
            down: String(decoding: PackageResources.m0005_history_down_sql, as: UTF8.self)),
        Migration(
            name: "m0009_queue",
            up: String(decoding: PackageResources.m0009_queue_up_sql, as: UTF8.self),
            down: String(decoding: PackageResources.m0009_queue_down_sql, as: UTF8.self)),
        Migration(
            name: "m0010_history",
            up: String(decoding: PackageResources.m0010_history_up_sql, as: UTF8.self),
            down: String(decoding: PackageResources.m0010_history_down_sql, as: UTF8.self)),
    ]
}
