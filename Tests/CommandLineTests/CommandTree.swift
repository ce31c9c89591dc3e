import Foundation
import Subprocess
import Testing

/// What `a2d2 --experimental-dump-help` says of the program's verbs (swift-argument-parser's ToolInfo).
struct CommandTree: Decodable {
    struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }

            let names: [Name]?
        }

        let commandName: String
        let discussion: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
    }

    /// A command that does something.
    struct Verb {
        /// `["documents", "list"]`
        let path: [String]
        let flags: [String]
        let discussion: String

        var name: String { path.joined(separator: " ") }
    }

    let command: Command

    static func load() async throws -> CommandTree {
        let outcome = try await Program.run("--experimental-dump-help")
        try #require(outcome.ending == .exited(0), "\(outcome.errors)")
        return try JSONDecoder().decode(CommandTree.self, from: Data(outcome.output.utf8))
    }

    var verbs: [Verb] {
        (command.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { Self.verbs(of: $0, in: []) }
    }

    private static func verbs(of command: Command, in path: [String]) -> [Verb] {
        let path = path + [command.commandName]
        let below = (command.subcommands ?? []).flatMap { verbs(of: $0, in: path) }
        guard below.isEmpty else { return below }
        let flags = (command.arguments ?? []).flatMap { $0.names ?? [] }
            .map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
        return [Verb(path: path, flags: flags, discussion: command.discussion ?? "")]
    }
}
