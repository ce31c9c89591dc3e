import Foundation
package import StrictYAML

/// What is in force, and what is wrong with the files, as the last look found it. Decides; doesn't log or wait.
package struct CatalogueState<Rules: CatalogueRules>: Sendable {
    package typealias Item = Rules.Draft.Item

    /// The version in force of each file, by file name.
    private var inForce: [String: Rules.Draft] = [:]
    private var mistakesByFile: [String: [ConfigurationMistake]] = [:]

    package init() {}

    /// By name.
    package var items: [Item] { inForce.values.sorted { $0.name < $1.name }.map(\.item) }

    package var mistakes: [ConfigurationMistake] {
        mistakesByFile.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// Reads every file anew and returns what changed.
    package mutating func read(_ folder: CatalogueFolder, _ rules: Rules) -> [CatalogueEvent<Item>] {
        let before = self
        do {
            let names = Rules.mayBeEmpty && folder.isMissing ? [] : try folder.fileNames()
            guard Rules.mayBeEmpty || !names.isEmpty else {
                throw EmptyFolder(message: "holds no \(Rules.noun): a file named *.yaml")
            }
            admit(names, of: folder, rules)
        } catch {
            // The folder may be on a share that is away for a moment: what is in force stays.
            let reason = (error as? EmptyFolder)?.message ?? (error as NSError).localizedDescription
            mistakesByFile = [
                folder.path: [ConfigurationMistake(at: Origin(file: folder.path), message: reason)]
            ]
        }
        return events(since: before, in: folder)
    }

    private struct EmptyFolder: Error {
        let message: String
    }

    private mutating func admit(_ names: [String], of folder: CatalogueFolder, _ rules: Rules) {
        var next: [String: Rules.Draft] = [:]
        var admitted: [Rules.Draft] = []
        var mistakes: [String: [ConfigurationMistake]] = [:]
        // A new file must not push out one that works.
        let known = names.filter { inForce[$0] != nil }
        for name in known + names.filter({ inForce[$0] == nil }) {
            do {
                let draft = try rules.load("\(folder.path)/\(name)", file: folder.shownPath(of: name))
                mistakes[name] = rules.mistakes(in: draft, beside: admitted)
                if mistakes[name] == [] { next[name] = draft }
            } catch {
                mistakes[name] = error.mistakes
            }
            if next[name] == nil, let last = inForce[name],
                rules.mistakes(in: last, beside: admitted).isEmpty
            {
                next[name] = last
            }
            if let draft = next[name] { admitted.append(draft) }
        }
        inForce = next
        mistakesByFile = mistakes.filter { !$0.value.isEmpty }
    }

    private func events(
        since before: CatalogueState, in folder: CatalogueFolder
    ) -> [CatalogueEvent<Item>] {
        var events: [CatalogueEvent<Item>] = []
        let old = before.itemsByName
        let new = itemsByName
        for name in Set(old.keys).union(new.keys).sorted() {
            switch (old[name], new[name]) {
            case (nil, let added?): events.append(.added(added))
            case (let removed?, nil): events.append(.removed(removed))
            case (let from?, let changed?) where from != changed: events.append(.changed(changed, from: from))
            default: break
            }
        }
        for name in Set(before.mistakesByFile.keys).union(mistakesByFile.keys).sorted() {
            let file = name == folder.path ? name : folder.shownPath(of: name)
            if let mistakes = mistakesByFile[name] {
                if mistakes != before.mistakesByFile[name] {
                    events.append(.refused(file: file, mistakes: mistakes))
                }
            } else {
                events.append(.mended(file: file))
            }
        }
        return events
    }

    private var itemsByName: [String: Item] {
        Dictionary(uniqueKeysWithValues: inForce.values.map { ($0.name, $0.item) })
    }
}
