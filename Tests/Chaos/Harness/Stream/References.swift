import EndToEndSupport
import Foundation

/// How the fixtures are read when nothing goes wrong: by `a2d2 try`, before the chaos begins.
struct References: Sendable {
    struct Reference: Sendable {
        var fixture: Fixture
        var bytes: Data
        var ending: Truth.Ending
    }

    let good: [Reference]
    let bad: [Reference]

    struct Unfit: Error, CustomStringConvertible {
        let description: String
    }

    /// Formats whose readers don't mind bytes behind the end, so that copies can differ. Cheap ones: two cores read
    /// them all.
    private static let goodOnes = [
        "inbox/invoices/invoice-HP-4417.pdf", "inbox/correspondence/council-letter.pdf",
        "inbox/general/statement-2026-06.pdf", "inbox/general/certificate-welding.pdf",
        "inbox/general/ticket-restaurant.png", "inbox/general/fuel-receipt.gif",
    ].map { Fixture($0) }
    private static let badOnes = ["encrypted.pdf", "corrupt.jpg", "no-pages.pdf", "bomb.png"].map {
        Fixture("bad/\($0)")
    }

    static func read(_ folder: ChaosFolder) async throws -> References {
        let good = try await read(goodOnes, in: folder)
        let bad = try await read(badOnes, in: folder)
        for reference in good {
            guard case .stored(let reading) = reference.ending,
                reading.category == (try reference.fixture.truth().category)
            else { throw Unfit(description: "\(reference.fixture.path) is not read as its truth says") }
        }
        for reference in bad {
            guard case .refused = reference.ending else {
                throw Unfit(description: "\(reference.fixture.path) is not refused")
            }
        }
        return References(good: good, bad: bad)
    }

    /// A copy that differs from all others, and is read alike.
    static func copy(_ reference: Reference, number: Int) -> (name: String, bytes: Data) {
        let name = reference.fixture.name as NSString
        return (
            "\(name.deletingPathExtension)-\(number).\(name.pathExtension)",
            reference.bytes + Data("\n% copy \(number)\n".utf8)
        )
    }

    private static func read(_ fixtures: [Fixture], in folder: ChaosFolder) async throws -> [Reference] {
        var references: [Reference] = []
        for fixture in fixtures {
            let bytes = try Data(contentsOf: URL(filePath: fixture.source))
            let draft = Reference(fixture: fixture, bytes: bytes, ending: .refused(""))
            let (name, copy) = copy(draft, number: 0)
            let file = "\(folder.staging)/\(name)"
            try copy.write(to: URL(filePath: file))
            let outcome = try await Command.outcome(of: [
                "\(folder.programs(slot: 0))/a2d2", "try", "--json", "--pipeline", "load", "--config",
                folder.configuration(of: .main, slot: 0), file,
            ])
            try FileManager.default.removeItem(atPath: file)
            guard let document = try? JSONDecoder().decode(ReadDocument.self, from: Data(outcome.output.utf8))
            else { throw Unfit(description: "\(fixture.path) can't be tried: \(outcome.errors)") }
            references.append(
                Reference(
                    fixture: fixture, bytes: bytes,
                    ending: document.refusal.map { .refused($0.code) } ?? .stored(document.reading)))
        }
        return references
    }
}
