import Agents
import Testing

@Suite("Agent registry")
struct AgentRegistryTests {
    @Test("The standard registry knows the three built-in agents")
    func standardNames() {
        #expect(AgentRegistry.standard.names == ["analyzer", "transformer", "validator"])
    }

    @Test("A second agent of one name traps at start-up")
    func duplicateTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = AgentRegistry([Analyzer(), Analyzer()])
        }
    }

    @Test(
        "An unknown name is an error that names the nearest",
        arguments: [
            ("analyser", "analyzer"), ("Transformr", "transformer"), ("validater", "validator"),
        ])
    func nearestName(written: String, meant: String) throws {
        let error = #expect(throws: UnknownAgent.self) {
            try AgentRegistry.standard.agent(named: written)
        }
        #expect(error?.nearest == meant)
        #expect(error?.description.contains("did you mean \(meant)?") == true)
    }

    @Test("A name that is near nothing lists what there is")
    func noNearestName() throws {
        let error = #expect(throws: UnknownAgent.self) {
            try AgentRegistry.standard.agent(named: "xyz")
        }
        #expect(error?.nearest == nil)
        #expect(error?.description == "no agent is named xyz; known are analyzer, transformer, validator")
    }

    @Test("Agents work in the order of their capabilities, whatever the options' order")
    func orderOfWork() throws {
        let options = EnrichmentOptions(agents: ["validator", "transformer", "analyzer"])
        #expect(try Orchestrator(options: options).order == ["analyzer", "transformer", "validator"])
    }
}
