import Testing

@testable import Health

@Suite("Suppression")
struct SuppressionTests {
    private func judged(_ check: String, _ subject: String, _ state: HealthState) -> Suppression.Judged {
        Suppression.Judged(check: check, subject: subject, state: state)
    }

    @Test("silences what depends on a check that is down, and nothing else")
    func down() {
        let away = [judged("database.reachable", "", .critical)]
        #expect(
            Suppression.cause(dependencies: ["database.reachable"], judged: away) == "database.reachable")
        #expect(Suppression.cause(dependencies: [], judged: away) == nil)
        for state in [HealthState.ok, .warning] {
            let slow = [judged("database.reachable", "", state)]
            #expect(Suppression.cause(dependencies: ["database.reachable"], judged: slow) == nil)
        }
        let unknown = [judged("database.reachable", "", .unknown)]
        #expect(Suppression.cause(dependencies: ["database.reachable"], judged: unknown) != nil)
    }

    @Test("of one folder says nothing about another")
    func subjects() {
        let one = [judged("folders.usable", "/a", .critical), judged("folders.usable", "/b", .ok)]
        let dependencies = ["folders.usable"]
        #expect(Suppression.cause(dependencies: dependencies, judged: one) == nil)
        #expect(Suppression.cause(subject: "/a", dependencies: dependencies, judged: one) == "folders.usable")
        #expect(Suppression.cause(subject: "/b", dependencies: dependencies, judged: one) == nil)
    }

    @Test("can't go in circles: each check depends on earlier ones only")
    func order() {
        var seen: Set<String> = []
        for check in HealthCheck.all {
            #expect(check.dependencies.allSatisfy(seen.contains), "\(check.name)")
            #expect(seen.insert(check.name).inserted, "\(check.name) twice")
        }
    }
}
