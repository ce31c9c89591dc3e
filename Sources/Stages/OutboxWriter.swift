import Documents
import Foundation

/// Puts one set into its folder.
///
/// Who owns a name is said by a hidden claim file while the set is incomplete (or has no sidecar), and by its sidecar
/// from then on. So whatever moment a crash hits, the next attempt finds its own set and finishes it, and no other
/// document's file is ever overwritten.
struct OutboxWriter: ~Copyable {
    private let place: OutboxFolder
    private let files: [Outbox.File]
    private let document: DocumentID
    private let beforeStep: (OutboxStep) throws -> Void
    /// Two workers may publish the same document at once, when one has lost its lease: each to files of its own.
    private let attempt = UUID().uuidString
    private var temporaries: [String] = []

    /// Sidecars are small; nobody else's huge file is read to find out whose it is.
    private static let mostSidecarBytes = 64 << 20

    init(
        place: consuming OutboxFolder, files: [Outbox.File], document: DocumentID,
        beforeStep: @escaping (OutboxStep) throws -> Void
    ) {
        self.place = place
        self.files = files
        self.document = document
        self.beforeStep = beforeStep
    }

    /// Returns the name that the set got: `wanted`, or that with a number.
    mutating func publish(as wanted: String) throws -> String {
        do {
            let (name, isOurs) = try claimName(wanted)
            try writeTemporaries()
            try placeAll(as: name, replacing: isOurs)
            return name
        } catch let fault as OutboxFault {
            // What can't be removed now, the sweep removes.
            for temporary in temporaries { try? place.remove(temporary) }
            throw fault
        }
    }

    static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".a2d2-") && name.hasSuffix(".part") }

    // MARK: the name

    private enum Owner {
        case nobody, us, another
    }

    /// Finds the first name that is ours or nobody's, and claims it. `isOurs`: files of an earlier attempt may be there.
    private mutating func claimName(_ wanted: String) throws -> (name: String, isOurs: Bool) {
        for number in 1...Outbox.mostNamesakes {
            let name = number == 1 ? wanted : "\(wanted) (\(number))"
            switch owner(of: name) {
            case .another: continue
            case .us:
                // The claim may be there already, or the sidecar alone.
                _ = try claim(name)
                return (name, true)
            case .nobody:
                if try claim(name) { return (name, false) }
                // Somebody was quicker: is it us, on another machine?
                if case .us = owner(of: name) { return (name, true) }
            }
        }
        throw OutboxFault(doing: "finding a free name", path: wanted)
    }

    private func owner(of name: String) -> Owner {
        if let claim = place.contents(of: claimName(of: name), limit: 100) {
            return String(decoding: claim, as: UTF8.self) == "\(document)\n" ? .us : .another
        }
        if let sidecar = place.contents(of: name + Outbox.sidecarSuffix, limit: OutboxWriter.mostSidecarBytes)
        {
            let owner = try? JSONDecoder().decode(SidecarOwner.self, from: sidecar)
            return owner?.id == document ? .us : .another
        }
        let suffixes = files.map(\.suffix) + [Outbox.sidecarSuffix]
        return suffixes.contains { place.has(name + $0) } ? .another : .nobody
    }

    private struct SidecarOwner: Decodable {
        let id: DocumentID
    }

    /// False when there is a claim already.
    private mutating func claim(_ name: String) throws -> Bool {
        try beforeStep(.claim)
        let temporary = temporaryName(for: ".claim")
        try write(.data(Data("\(document)\n".utf8)), as: temporary)
        let isClaimed = try place.place(temporary, as: claimName(of: name))
        if !isClaimed { try place.remove(temporary) }
        try place.settle()
        return isClaimed
    }

    private func claimName(of name: String) -> String { ".\(name).claim" }

    // MARK: the files

    private mutating func writeTemporaries() throws {
        for file in files {
            try beforeStep(.writeTemporary(suffix: file.suffix))
            try write(file.source, as: temporaryName(for: file.suffix))
        }
    }

    private mutating func write(_ source: Outbox.Source, as temporary: String) throws {
        temporaries.append(temporary)
        try place.write(source, as: temporary)
    }

    private func placeAll(as name: String, replacing isOurs: Bool) throws {
        if isOurs {
            try beforeStep(.withdrawSidecar)
            try place.remove(name + Outbox.sidecarSuffix)
            try place.settle()
        }
        var placed: [String] = []
        for file in files where file.suffix != Outbox.sidecarSuffix {
            try beforeStep(.place(suffix: file.suffix))
            try put(file.suffix, of: name, replacing: isOurs, after: placed)
            placed.append(file.suffix)
        }
        try beforeStep(.settle)
        try place.settle()
        guard files.contains(where: { $0.suffix == Outbox.sidecarSuffix }) else { return }
        try beforeStep(.placeSidecar)
        try put(Outbox.sidecarSuffix, of: name, replacing: isOurs, after: placed)
        try place.settle()
        try beforeStep(.releaseClaim)
        try place.remove(claimName(of: name))
    }

    /// Over a file of our own earlier attempt, but never over one that somebody put there just now: then all is undone,
    /// and the next attempt takes another name.
    private func put(
        _ suffix: String, of name: String, replacing isOurs: Bool, after placed: [String]
    ) throws {
        let temporary = temporaryName(for: suffix)
        if isOurs {
            try place.replace(name + suffix, with: temporary)
        } else if try !place.place(temporary, as: name + suffix) {
            for suffix in placed { try place.remove(name + suffix) }
            try place.remove(claimName(of: name))
            throw OutboxFault(doing: "finding a foreign file", path: name + suffix, code: EEXIST)
        }
    }

    private func temporaryName(for suffix: String) -> String { ".a2d2-\(document)-\(attempt)\(suffix).part" }
}
