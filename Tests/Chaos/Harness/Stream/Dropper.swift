import EndToEndSupport
import Foundation

/// Drops files into the inbox, and knows what must become of them.
actor Dropper {
    private let folder: ChaosFolder
    private let references: References
    private var truths: [String: Truth] = [:]
    /// Files without bytes, relative to the inbox: they stay where they are.
    private(set) var empties: [String] = []
    private(set) var files = 0
    /// Papers of the tricks, told from those of the stream by their numbers.
    private var trickPapers = 1_000_000

    init(folder: ChaosFolder, references: References) {
        self.folder = folder
        self.references = references
    }

    var everything: [String: Truth] { truths }

    func drop(_ item: StreamPlan.Item) throws {
        switch item {
        case .paper(let paper):
            try drop(bytes(of: paper), as: paper.name, expecting: ending(of: paper))
        case .fixture(let index, let copy):
            try drop(references.good[index % references.good.count], copy: copy)
        case .bad(let index, let copy):
            try drop(references.bad[index % references.bad.count], copy: copy)
        case .empty(let number):
            let path = "\(subfolder(number))/empty-\(number).txt"
            empties.append(path)
            try place(Data(), at: path)
        }
    }

    private func drop(_ reference: References.Reference, copy number: Int) throws {
        let (name, bytes) = References.copy(reference, number: number)
        try drop(bytes, as: name, expecting: reference.ending)
    }

    private func drop(_ bytes: Data, as name: String, expecting ending: Truth.Ending) throws {
        expect(bytes, as: name, .must, ending)
        try place(bytes, at: "\(subfolder(files))/\(name)")
    }

    /// In one step, as a careful program does.
    func place(_ bytes: Data, at path: String) throws {
        files += 1
        let target = URL(filePath: self.path(path))
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let waiting = "\(folder.staging)/\(UUID().uuidString)"
        try bytes.write(to: URL(filePath: waiting))
        guard rename(waiting, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    /// In the inbox.
    nonisolated func path(_ path: String) -> String { "\(folder.inbox)/\(path)" }

    func expect(_ fresh: Fresh, as name: String, _ presence: Truth.Presence) {
        expect(fresh.bytes, as: name, presence, fresh.ending)
    }

    private func expect(_ bytes: Data, as name: String, _ presence: Truth.Presence, _ ending: Truth.Ending) {
        let hash = SHA256Text.of(bytes)
        truths[hash, default: Truth(sha256: hash, names: [], presence: presence, ending: ending)].names
            .append(
                name)
    }

    /// Two of one kind that nobody has dropped yet, and never will.
    func freshPapers() -> (Fresh, Fresh) {
        trickPapers += 2
        let isPDF = trickPapers.isMultiple(of: 4)
        return (fresh(trickPapers, isPDF: isPDF), fresh(trickPapers + 1, isPDF: isPDF))
    }

    struct Fresh: Sendable {
        var name: String
        var bytes: Data
        var ending: Truth.Ending
    }

    private func fresh(_ number: Int, isPDF: Bool) -> Fresh {
        let paper = Paper(number: number, isPDF: isPDF)
        return Fresh(name: paper.name, bytes: bytes(of: paper), ending: ending(of: paper))
    }

    func change(_ presence: Truth.Presence, of bytes: Data) {
        truths[SHA256Text.of(bytes)]?.presence = presence
    }

    private func bytes(of paper: Paper) -> Data {
        paper.isPDF ? Papers.pdf(paper.number) : Papers.text(paper.number)
    }

    private func ending(of paper: Paper) -> Truth.Ending {
        .stored(Reading(pages: [Papers.lines(paper.number).joined(separator: " ")]))
    }

    private func subfolder(_ number: Int) -> String { "load/\(number % 7)" }
}
