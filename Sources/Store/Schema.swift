import Jobs
package import Postgres

/// The whole schema, in the order in which it came to be.
package enum Schema {
    package static let migrations = (QueueMigrations.all + domain).sorted { $0.name < $1.name }

    private static let domain = [
        migration(
            "m0002_documents", up: PackageResources.m0002_documents_up_sql,
            down: PackageResources.m0002_documents_down_sql),
        migration(
            "m0003_scale", up: PackageResources.m0003_scale_up_sql,
            down: PackageResources.m0003_scale_down_sql),
        migration(
            "m0004_schedules", up: PackageResources.m0004_schedules_up_sql,
            down: PackageResources.m0004_schedules_down_sql),
        migration(
            "m0005_reports", up: PackageResources.m0005_reports_up_sql,
            down: PackageResources.m0005_reports_down_sql),
        migration(
            "m0006_deliveries", up: PackageResources.m0006_deliveries_up_sql,
            down: PackageResources.m0006_deliveries_down_sql),
        migration(
            "m0007_health", up: PackageResources.m0007_health_up_sql,
            down: PackageResources.m0007_health_down_sql),
        migration(
            "m0008_content", up: PackageResources.m0008_content_up_sql,
            down: PackageResources.m0008_content_down_sql),
        migration(
            "m0010_parts", up: PackageResources.m0010_parts_up_sql,
            down: PackageResources.m0010_parts_down_sql),
        migration(
            "m0011_references", up: PackageResources.m0011_references_up_sql,
            down: PackageResources.m0011_references_down_sql),
        migration(
            "m0012_children", up: PackageResources.m0012_children_up_sql,
            down: PackageResources.m0012_children_down_sql),
    ]

    private static func migration(_ name: String, up: [UInt8], down: [UInt8]) -> Migration {
        Migration(
            name: name, up: String(decoding: up, as: UTF8.self), down: String(decoding: down, as: UTF8.self))
    }
}
