import Foundation
import StrictYAML
import Testing

@Suite struct HostileTextTests {
    @Test(.timeLimit(.minutes(10))) func `a billion laughs are refused`() {
        var yaml = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(Fruit.mistakes(yaml) == ["f.yaml: holds 81 aliases, and 24 are allowed"])
    }

    @Test(.timeLimit(.minutes(10))) func `few aliases of much text are refused too`() {
        let leaf = Array(repeating: "lol", count: 2000).joined(separator: ", ")
        let aliases = Array(repeating: "*a", count: 20).joined(separator: ", ")
        let mistakes = Fruit.mistakes("name: x\na: &a [\(leaf)]\nb: [\(aliases)]")
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasSuffix("more than 20000 values once its aliases are expanded") == true)
    }

    @Test(.timeLimit(.minutes(10))) func `a key made of nested aliases costs no time`() {
        var yaml = "a0: &a0 [lol, lol]\n"
        for level in 1...24 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(Fruit.mistakes(yaml + "? *a24\n: x") == ["f.yaml: holds 49 aliases, and 24 are allowed"])
    }

    @Test func `deep nesting is refused`() {
        let yaml = "name: " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(Fruit.mistakes(yaml) == ["f.yaml:1:39: is nested more than 32 levels deep"])
        let deeper = "name: " + String(repeating: "[", count: 500_000)
        #expect(Fruit.mistakes(deeper).count == 1)
    }

    @Test(.timeLimit(.minutes(10))) func `ten thousand wrong keys are told in no time`() {
        let yaml = "name: x\n" + (0..<9_000).map { "coun\($0): \($0)\n" }.joined()
        #expect(Fruit.mistakes(yaml).count == 9_000)
    }

    @Test(.timeLimit(.minutes(10))) func `of very many keys that are given twice the first is told`() {
        let yaml = "name: x\n" + (0..<500).map { "k\($0): 1\nk\($0): 2\n" }.joined()
        let mistakes = Fruit.mistakes(yaml)
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasSuffix("given twice in one section") == true)
    }

    @Test func `what a terminal would act on is spelled out`() {
        #expect(
            Fruit.mistakes("name: x\n\"k\\e[31m\\n\": 1").first?.hasPrefix(
                "f.yaml:2:1: k\\u{1b}[31m\\u{a}: unknown key") == true)
    }

    @Test func `asterisks that are no aliases are not counted`() throws {
        let yaml = "name: &n x # &n *n\ntags: [\"*a\", '*b']\n" + String(repeating: "# *.pdf *x\n", count: 50)
        #expect(try Fruit.decode(yaml).get().tags == ["*a", "*b"])
    }

    @Test func `files are refused that are too long, no files, no UTF-8 or absent`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let cases: [(String, Data, String)] = [
            ("long.yaml", Data(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1), "is longer than 1 MiB"),
            ("latin.yaml", Data([0x6e, 0x3a, 0x20, 0xe9]), "is not UTF-8; save it as UTF-8"),
        ]
        for (name, bytes, expected) in cases {
            let path = folder.appendingPathComponent(name).path
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(mistake(loading: path, as: name) == "\(name): \(expected)")
        }
        #expect(mistake(loading: folder.path, as: "folder") == "folder: is not a file")
        #expect(mistake(loading: folder.path + "/none.yaml", as: "none.yaml") == "none.yaml: does not exist")
        #expect(mistake(loading: "/dev/zero", as: "zero") == "zero: is not a file")
    }

    private func mistake(loading path: String, as name: String) -> String {
        do {
            _ = try ConfigurationDocument.load(path, file: name)
            return "none"
        } catch {
            return error.description
        }
    }
}
