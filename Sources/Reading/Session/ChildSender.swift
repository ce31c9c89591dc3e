import Documents
import Extraction
import Foundation

/// Sends the files within a document to the worker, and counts them.
final class ChildSender: ChildOutlet {
    private static let pieceSize = 256 << 10

    private let limits: ExtractionLimits
    private let isTooDeep: Bool
    /// Of the document itself, packed.
    private lazy var packedSize =
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    private let path: String
    private let send: (ExtractorReply) throws -> Void
    private var number = 0
    private var size = 0

    init(_ request: ReadRequest, send: @escaping (ExtractorReply) throws -> Void) {
        limits = request.options.limits
        isTooDeep = request.depth >= limits.children.depth
        path = request.path
        self.send = send
    }

    /// What is wrong with all of them, and so with the document.
    private struct Excess: Error {
        let refusal: Refusal
    }

    /// Throws a `Refusal` when there are too many, or they are too large.
    static func unwrapping(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let excess as Excess {
            throw excess.refusal
        }
    }

    func send(_ file: EmbeddedFile, content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws
    {
        try countOne()
        try send(.child(.begun(file)))
        var piece = Data()
        var isEmpty = true
        do {
            try content { bytes in
                isEmpty = isEmpty && bytes.isEmpty
                try count(bytes.count)
                piece.append(contentsOf: bytes)
                while piece.count >= Self.pieceSize {
                    try send(.child(.content(Data(piece.prefix(Self.pieceSize)))))
                    piece = Data(piece.dropFirst(Self.pieceSize))
                }
            }
        } catch let refusal as Refusal {
            return try send(.child(.refused(file, refusal)))
        }
        guard !isEmpty else {
            return try send(.child(.refused(file, Refusal(.empty, "The file has no bytes."))))
        }
        if !piece.isEmpty { try send(.child(.content(piece))) }
        try send(.child(.ended))
    }

    func refuse(_ file: EmbeddedFile, because refusal: Refusal) throws {
        try countOne()
        try send(.child(.refused(file, refusal)))
    }

    private func countOne() throws {
        guard !isTooDeep else {
            throw Excess(
                refusal: Refusal(
                    .tooDeep,
                    "It lies in \(limits.children.depth) documents, one within the other, and others lie in it."
                ))
        }
        number += 1
        guard number <= limits.children.number else {
            throw Excess(
                refusal: Refusal(
                    .tooManyChildren,
                    "More than \(limits.children.number) files lie within it, which is the limit."))
        }
        // Each file has the time of a page, and so it is with the clock of the processor.
        try Confinement.limitProcessorTime(seconds: limits.secondsPerPage)
    }

    private func count(_ bytes: Int) throws {
        size += bytes
        // Known long before the limit, which may be large.
        if size > Self.harmless, size > Self.mostGrowth * packedSize {
            throw Excess(
                refusal: Refusal(
                    .decompressionBomb,
                    "What lies within it is more than \(Self.mostGrowth) times as large as itself."))
        }
        guard size > limits.children.size else { return }
        throw Excess(
            refusal: Refusal(
                .fileTooLarge,
                "What lies within it is more than \(limits.children.size >> 20) MB, which is the limit."))
    }

    /// In bytes: so much may come of anything.
    private static let harmless = 64 << 20
    /// Even empty tables and logs pack no better.
    private static let mostGrowth = 200
}
