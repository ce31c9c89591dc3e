import EndToEndSupport
import Foundation
import Glibc

/// What people and their programs do to files that are being taken.
struct FileTricks: Sendable {
    let dropper: Dropper

    func perform(_ trick: Fault.FileTrick, random: inout SplitMix64) async throws {
        let moment = Duration.milliseconds(Int.random(in: 0...1500, using: &random))
        switch trick {
        case .twice: try await twice()
        case .slowly: try await slowly()
        case .replacedMidCopy: try await replacedMidCopy()
        case .deletedMidCopy: try await deletedMidCopy()
        case .replacedSoon: try await replaced(after: moment)
        case .deletedSoon: try await deleted(after: moment)
        }
    }

    private func twice() async throws {
        let (paper, _) = await dropper.freshPapers()
        await dropper.expect(paper, as: paper.name, .must)
        await dropper.expect(paper, as: "again-\(paper.name)", .must)
        try await dropper.place(paper.bytes, at: "load/1/\(paper.name)")
        try await dropper.place(paper.bytes, at: "load/2/again-\(paper.name)")
    }

    private func slowly() async throws {
        let (paper, _) = await dropper.freshPapers()
        await dropper.expect(paper, as: paper.name, .must)
        let file = try await copy(paper.bytes, to: "load/\(paper.name)", pieces: 0..<6)
        close(file)
    }

    private func replacedMidCopy() async throws {
        let (paper, other) = await dropper.freshPapers()
        await dropper.expect(paper, as: paper.name, .never)
        await dropper.expect(other, as: paper.name, .must)
        let file = try await copy(paper.bytes, to: "load/\(paper.name)", pieces: 0..<3)
        try await dropper.place(other.bytes, at: "load/\(paper.name)")
        // Into a file that has no name any more.
        try await append(paper.bytes, pieces: 3..<6, to: file)
        close(file)
    }

    private func deletedMidCopy() async throws {
        let (paper, _) = await dropper.freshPapers()
        await dropper.expect(paper, as: paper.name, .never)
        let file = try await copy(paper.bytes, to: "load/\(paper.name)", pieces: 0..<3)
        unlink(dropper.path("load/\(paper.name)"))
        close(file)
    }

    private func replaced(after moment: Duration) async throws {
        let (paper, other) = await dropper.freshPapers()
        await dropper.expect(paper, as: paper.name, .may)
        await dropper.expect(other, as: paper.name, .must)
        try await dropper.place(paper.bytes, at: "load/3/\(paper.name)")
        try await Task.sleep(for: moment)
        try await dropper.place(other.bytes, at: "load/3/\(paper.name)")
    }

    private func deleted(after moment: Duration) async throws {
        let (paper, _) = await dropper.freshPapers()
        await dropper.expect(paper, as: paper.name, .may)
        try await dropper.place(paper.bytes, at: "load/4/\(paper.name)")
        try await Task.sleep(for: moment)
        // When it has been taken, there is nothing to delete any more.
        if unlink(dropper.path("load/4/\(paper.name)")) != 0 { await dropper.change(.must, of: paper.bytes) }
    }

    /// Answers the open file: as long as it is, the rest is awaited.
    private func copy(_ bytes: Data, to path: String, pieces: Range<Int>) async throws -> Int32 {
        let target = dropper.path(path)
        try FileManager.default.createDirectory(
            atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        let file = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        try await append(bytes, pieces: pieces, to: file)
        return file
    }

    /// Sixths of the bytes, with time between them for somebody to take the file too early.
    private func append(_ bytes: Data, pieces: Range<Int>, to file: Int32) async throws {
        for piece in pieces {
            let part = bytes[(bytes.count * piece / 6)..<(bytes.count * (piece + 1) / 6)]
            let written = part.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard written == part.count else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
            try await Task.sleep(for: .milliseconds(900))
        }
    }
}
