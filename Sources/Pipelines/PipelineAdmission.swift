import StrictYAML

/// Which of several pipeline files may be in force together. Files are offered one after the other; each is seen
/// beside those that were let in before it.
struct PipelineAdmission {
    private let surroundings: PipelineSurroundings
    private(set) var admitted: [PipelineDraft] = []

    init(_ surroundings: PipelineSurroundings) {
        self.surroundings = surroundings
    }

    /// Lets a draft in, or says why not.
    mutating func offer(_ draft: PipelineDraft) -> [ConfigurationMistake] {
        let mistakes = mistakes(in: draft)
        if mistakes.isEmpty { admitted.append(draft) }
        return mistakes
    }

    private func mistakes(in draft: PipelineDraft) -> [ConfigurationMistake] {
        var mistakes: [ConfigurationMistake] = []
        let name = draft.pipeline.name
        if let other = admitted.first(where: { $0.pipeline.name == name }) {
            mistakes.append(
                ConfigurationMistake(
                    at: draft.nameOrigin, keyPath: "name", value: name,
                    message: "\(quoted(name)) is the name of the pipeline in \(other.file) too"))
        }
        var own: Set<String> = []
        for (index, watch) in draft.pipeline.watch.enumerated() {
            let keyPath = "watch[\(index)].folder"
            let place = surroundings.place(of: watch.folder)
            let objection =
                if let objection = surroundings.objection(to: watch) {
                    objection
                } else if !own.insert(place).inserted {
                    "is watched twice in this file"
                } else {
                    admitted.first { watches($0, place) }.map { "is watched by \($0.file) too" }
                }
            if let objection {
                mistakes.append(
                    ConfigurationMistake(
                        at: draft.folderOrigins[index], keyPath: keyPath, value: watch.folder,
                        message: "\(quoted(watch.folder)) \(objection)"))
            }
        }
        return mistakes
    }

    /// Only the very same folder collides: of nested ones the deepest takes a file.
    private func watches(_ draft: PipelineDraft, _ place: String) -> Bool {
        draft.pipeline.watch.contains { surroundings.place(of: $0.folder) == place }
    }
}
