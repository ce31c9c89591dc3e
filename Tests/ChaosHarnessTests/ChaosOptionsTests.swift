import Testing

@testable import ChaosHarness

@Suite("What a chaos may be told")
struct ChaosOptionsTests {
    @Test("Seed, minutes and groups; what is empty is not given")
    func given() throws {
        let options = try ChaosOptions(
            ["--seed", "7", "--minutes", "0.5", "--faults", "postgres,network", "--keep"], seed: 1)
        #expect(options.seed == 7)
        #expect(options.minutes == 0.5)
        #expect(options.groups == [.postgres, .network])
        #expect(options.keeps)
        let usual = try ChaosOptions(["--seed", "", "--minutes", "", "--faults", ""], seed: 1)
        #expect(usual.seed == 1)
        #expect(usual.minutes == 10)
        #expect(usual.groups == Set(FaultGroup.allCases))
    }

    @Test(
        "What can't be is refused",
        arguments: [
            ["--seed", "seven"], ["--minutes", "0"], ["--minutes", "ten"], ["--faults", "postgres,war"],
            ["--seed"], ["--speed", "7"],
        ])
    func refused(arguments: [String]) {
        #expect(throws: ChaosOptions.Mistake.self) { try ChaosOptions(arguments, seed: 1) }
    }
}
