import Testing

@testable import ChaosHarness

@Suite("The plan of a chaos")
struct ChaosPlanTests {
    @Test("The same seed gives the same plan, another seed another")
    func seeds() {
        let plan = ChaosPlan(seed: 7, seconds: 600)
        #expect(plan == ChaosPlan(seed: 7, seconds: 600))
        #expect(plan.entries != ChaosPlan(seed: 8, seconds: 600).entries)
        // What is in a note of a seed must still be that plan.
        #expect(
            plan.entries.first.map(String.init(describing:)) == "5.0 s: main cut off the network for 40.8 s")
    }

    @Test("A longer plan begins as a shorter one")
    func prefix() {
        let short = ChaosPlan(seed: 3, seconds: 120).entries
        #expect(Array(ChaosPlan(seed: 3, seconds: 600).entries.prefix(short.count)) == short)
    }

    @Test("Two faults of one place never overlap", arguments: 1...20)
    func places(seed: UInt64) {
        let entries = ChaosPlan(seed: seed, seconds: 3600).entries
        #expect(entries == entries.sorted { $0.at < $1.at })
        for (place, there) in Dictionary(grouping: entries, by: \.fault.place) where place != nil {
            for (one, next) in zip(there, there.dropFirst()) {
                #expect(one.at + one.lasting < next.at, "\(place ?? ""): \(one), \(next)")
            }
        }
    }

    @Test("An hour has every kind of fault of every group")
    func allGroups() {
        let entries = ChaosPlan(seed: 1, seconds: 3600).entries
        #expect(Set(entries.map(\.fault.group)) == Set(FaultGroup.allCases))
        #expect(entries.allSatisfy { $0.at < 3600 })
    }

    @Test("Only faults of the chosen groups happen")
    func chosenGroups() {
        let entries = ChaosPlan(seed: 1, seconds: 600, groups: [.postgres, .network]).entries
        #expect(Set(entries.map(\.fault.group)) == [.postgres, .network])
        #expect(ChaosPlan(seed: 1, seconds: 600, groups: []).entries.isEmpty)
    }

    @Test("The stream is the same whatever goes wrong")
    func stream() {
        let items = Array(StreamPlan(seed: 7).prefix(500))
        #expect(items == Array(StreamPlan(seed: 7).prefix(500)))
        #expect(items != Array(StreamPlan(seed: 8).prefix(500)))
        #expect(Set(items).count == items.count)
    }
}
