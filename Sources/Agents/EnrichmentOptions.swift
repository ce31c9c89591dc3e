/// What a pipeline file says under `enrich`.
package struct EnrichmentOptions: Sendable, Hashable, Codable {
    /// Names of the agents, in the order they work.
    package var agents: [String]

    package init(agents: [String] = ["analyzer", "transformer", "validator"]) {
        self.agents = agents
    }
}
