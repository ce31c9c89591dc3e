import Agents
import StrictYAML

extension EnrichmentOptions {
    static func read(_ section: Section) -> EnrichmentOptions? {
        let agents = Shape.list(of: .oneOf(AgentRegistry.standard.names)).distinct { $0 }
        let options = EnrichmentOptions(
            agents: section.value("agents", agents, default: EnrichmentOptions().agents))
        if !options.agents.isEmpty, !options.agents.contains("analyzer") {
            section.refuse("agents", "have nothing to work on without the analyzer, which finds the fields")
        }
        // Read so that a file can hold them from the start; without a model there is nothing to pay for.
        _ = section.value("model", .model, default: "none")
        _ = section.section("budget", readBudget)
        return options
    }

    private static func readBudget(_ section: Section) -> Double? {
        let perDocument = section.optional("per-document", .number(in: 0...1_000_000))
        let perDay = section.optional("per-day", .number(in: 0...1_000_000))
        if let perDocument, let perDay, perDocument > perDay {
            section.refuse("per-document", "is more than per-day allows")
        }
        return perDay ?? 0
    }
}

extension Shape where Value == String {
    fileprivate static var model: Shape {
        text.checked { name in
            guard name != "none" else { return .value(name) }
            return .mistake(
                "\(quoted(name)) is no model provider: none can be configured, the agents work without one",
                suggestion: "none")
        }
    }
}
