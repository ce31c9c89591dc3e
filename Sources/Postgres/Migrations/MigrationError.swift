/// Why the schema can't be migrated.
package enum MigrationError: Error, Hashable, CustomStringConvertible {
    case changed(String)
    case unknown(String)
    case outOfOrder(String, appliedBefore: String)

    package var description: String {
        switch self {
        case .changed(let name):
            "migration \(name) was changed after it was applied to this database; "
                + "put its text back and make a new migration"
        case .unknown(let name):
            "this database has migration \(name), which this version does not know; use a newer version"
        case .outOfOrder(let name, let later):
            "migration \(name) comes before \(later), which is already applied; "
                + "rename it so that it comes last"
        }
    }
}
