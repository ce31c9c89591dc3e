import Foundation
import Testing

@testable import Postgres

@Suite("Planning migrations")
struct MigrationPlanTests {
    private let all = ["a1", "a2", "a3"].map { Migration(name: $0, up: "up \($0)", down: "down \($0)") }

    private func applied(_ migrations: some Sequence<Migration>) -> [MigrationPlan.Applied] {
        migrations.map { MigrationPlan.Applied(name: $0.name, checksum: $0.checksum, date: Date()) }
    }

    @Test("what is not applied is pending, in order")
    func pending() throws {
        #expect(try MigrationPlan(all, applied: []).pending == all)
        let plan = try MigrationPlan(all, applied: applied(all.prefix(2)))
        #expect(plan.done == Array(all.prefix(2)))
        #expect(plan.pending == [all[2]])
    }

    @Test("an applied migration that was edited is refused")
    func changed() {
        var records = applied(all)
        records[1] = MigrationPlan.Applied(name: "a2", checksum: "0", date: Date())
        #expect(throws: MigrationError.changed("a2")) { try MigrationPlan(all, applied: records) }
    }

    @Test("a database that is newer than the program is refused")
    func unknown() {
        #expect(throws: MigrationError.unknown("a3")) {
            try MigrationPlan(Array(all.prefix(2)), applied: applied(all))
        }
    }

    @Test("a migration that was slipped in before applied ones is refused")
    func outOfOrder() {
        #expect(throws: MigrationError.outOfOrder("a2", appliedBefore: "a3")) {
            try MigrationPlan(all, applied: applied([all[0], all[2]]))
        }
    }

    @Test("the checksum is FNV-1a, and depends on the way up alone")
    func checksum() {
        // The test vectors of the FNV reference (draft-eastlake-fnv): "" and "foobar".
        #expect(Migration(name: "", up: "", down: "").checksum == "cbf29ce484222325")
        #expect(Migration(name: "x", up: "foobar", down: "y").checksum == "85944171f73967e8")
    }
}
