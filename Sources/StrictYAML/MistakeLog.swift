/// Collects what is wrong while a document is decoded, and which keys the decoder knows.
final class MistakeLog {
    private(set) var mistakes: [ConfigurationMistake]
    private var seen: Set<ConfigurationMistake> = []
    /// Paths of the keys that were asked for, without the numbers of list elements, in the order of asking.
    private(set) var knownKeys: [String] = []
    /// When true, absent values are read as empty ones, so that every key inside them is asked for.
    let probes: Bool

    init(_ mistakes: [ConfigurationMistake] = [], probes: Bool = false) {
        self.mistakes = mistakes
        self.probes = probes
    }

    func add(_ mistake: ConfigurationMistake) {
        // One anchored value read through two aliases has two key paths, and is wrong once.
        var same = mistake
        if mistake.value != nil { same.keyPath = "" }
        if seen.insert(same).inserted { mistakes.append(mistake) }
    }

    func know(_ keyPath: String) {
        let path = keyPath.replacing(/\[\d+\]/, with: "")
        if !knownKeys.contains(path) { knownKeys.append(path) }
    }

    /// By place; mistakes without a line stand first.
    var inOrder: [ConfigurationMistake] {
        mistakes.enumerated().sorted { left, right in
            (left.element.line ?? 0, left.element.column ?? 0, left.offset)
                < (right.element.line ?? 0, right.element.column ?? 0, right.offset)
        }.map(\.element)
    }
}
