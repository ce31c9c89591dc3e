import Foundation
import Testing

/// `docs/command-line.md` against the program that was built with these tests.
@Suite("The page about the command line")
struct CommandLinePageTests {
    @Test("names every verb and every flag, and each verb has an example of its own")
    func namesEverything() async throws {
        let verbs = try await CommandTree.load().verbs
        #expect(verbs.count > 20)
        let page = try CommandLinePage()
        for verb in verbs {
            let section = try #require(page.sections[verb.path[0]], "no section for \(verb.name)")
            if verb.path.count > 1 {
                #expect(section.contains("`a2d2 \(verb.name)"), "\(verb.name) is not explained")
            }
            for flag in verb.flags where !page.common.contains("`\(flag)") {
                #expect(section.contains(flag), "\(verb.name) has \(flag), the page doesn't say so")
            }
            #expect(verb.discussion.contains("Example: "), "\(verb.name) --help has no example")
        }
    }

    @Test("names no verb that there isn't")
    func namesNothingElse() async throws {
        let verbs = try await CommandTree.load().verbs
        let known = Set(verbs.map(\.name))
        // One that has verbs of its own may stand alone: then it is the usual one of them.
        let groups = Set(verbs.map { $0.path[0] })
        for match in try CommandLinePage().text.matches(of: /`a2d2 ([a-z]+)(?: ([a-z-]+))?/) {
            let verb = String(match.output.1)
            let words = match.output.2.map { "\(verb) \($0)" } ?? verb
            let isKnown = known.contains(words) || known.contains(verb)
            #expect(
                isKnown || (words == verb && groups.contains(verb)) || verb == "help", "a2d2 \(words)")
        }
    }
}

/// The page, taken apart.
private struct CommandLinePage {
    let text: String
    /// By verb.
    let sections: [String: String]
    /// What stands before the first verb.
    let common: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "docs/command-line.md"), encoding: .utf8)
        let parts = text.components(separatedBy: "\n## ")
        common = parts.prefix(2).joined()
        sections = Dictionary(
            uniqueKeysWithValues: parts.dropFirst(2).map { part in
                (String(part.prefix { $0 != "\n" }), part)
            })
    }
}
