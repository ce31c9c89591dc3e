import Foundation
import StrictYAML

/// What is in force, and what is wrong with the files, as the last look found it. Decides; doesn't log or wait.
struct CatalogueState: Sendable {
    /// The version in force of each file, by file name.
    private(set) var inForce: [String: PipelineDraft] = [:]
    private(set) var mistakesByFile: [String: [ConfigurationMistake]] = [:]

    /// By name of the pipeline.
    var pipelines: [Pipeline] { inForce.values.map(\.pipeline).sorted { $0.name < $1.name } }

    var mistakes: [ConfigurationMistake] {
        mistakesByFile.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// Reads every file anew and returns what changed.
    mutating func read(_ folder: PipelineFolder, _ surroundings: PipelineSurroundings) -> [PipelineEvent] {
        let before = self
        do {
            let names = try folder.fileNames()
            guard !names.isEmpty else { throw EmptyFolder() }
            admit(names, of: folder, surroundings)
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
        let message = "holds no pipeline: a file named *.yaml"
    }

    private mutating func admit(
        _ names: [String], of folder: PipelineFolder, _ surroundings: PipelineSurroundings
    ) {
        var admission = PipelineAdmission(surroundings)
        var next: [String: PipelineDraft] = [:]
        var mistakes: [String: [ConfigurationMistake]] = [:]
        // A new file must not push out one that works.
        let known = names.filter { inForce[$0] != nil }
        for name in known + names.filter({ inForce[$0] == nil }) {
            do {
                let draft = try PipelineDraft.load(
                    "\(folder.path)/\(name)", file: folder.shownPath(of: name))
                mistakes[name] = admission.offer(draft)
                if mistakes[name] == [] { next[name] = draft }
            } catch {
                mistakes[name] = error.mistakes
            }
            if next[name] == nil, let last = inForce[name], admission.offer(last).isEmpty {
                next[name] = last
            }
        }
        inForce = next
        mistakesByFile = mistakes.filter { !$0.value.isEmpty }
    }

    private func events(since before: CatalogueState, in folder: PipelineFolder) -> [PipelineEvent] {
        var events: [PipelineEvent] = []
        let old = Dictionary(uniqueKeysWithValues: before.pipelines.map { ($0.name, $0) })
        let new = Dictionary(uniqueKeysWithValues: pipelines.map { ($0.name, $0) })
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
}
