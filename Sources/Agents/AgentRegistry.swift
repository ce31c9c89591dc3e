/// The agents that a pipeline file may name. Filled once at start-up.
package struct AgentRegistry: Sendable {
    private var agents: [String: any Agent] = [:]

    package init(_ agents: [any Agent] = []) {
        for agent in agents {
            register(agent)
        }
    }

    /// The agents that come with the program.
    package static let standard = AgentRegistry([Analyzer(), Transformer(), Validator()])

    /// Two agents of one name are a mistake of the program, so that traps.
    package mutating func register(_ agent: any Agent) {
        precondition(agents[agent.name] == nil, "an agent named \(agent.name) is registered already")
        precondition(!agent.capabilities.isEmpty, "the agent \(agent.name) has no capability")
        agents[agent.name] = agent
    }

    package var names: [String] { agents.keys.sorted() }

    package func agent(named name: String) throws(UnknownAgent) -> any Agent {
        guard let agent = agents[name] else {
            throw UnknownAgent(name: name, known: names)
        }
        return agent
    }
}
