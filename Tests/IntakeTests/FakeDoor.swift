import Documents
import Foundation
import Intake
import Store
import Synchronization
import SystemPackage

/// Remembers what came, instead of a database. Bytes go to a real blob store when it has one.
final class FakeDoor: Door {
    struct Arrival: Sendable, Hashable {
        var file: IncomingFile
        var text: String
        var refusal: Refusal.Code?
    }

    private let recorded = Waitable<[Arrival]>([])
    private let keys = Mutex<Set<String>>([])
    private let blobs: (any BlobStore)?
    /// Called while a file is at the door, before it is accepted.
    private let meanwhile: @Sendable (IncomingFile) async throws -> Void

    init(
        blobs: (any BlobStore)? = nil,
        meanwhile: @escaping @Sendable (IncomingFile) async throws -> Void = { _ in }
    ) {
        self.blobs = blobs
        self.meanwhile = meanwhile
    }

    var arrivals: [Arrival] { recorded.value }
    var names: [String] { arrivals.map(\.file.relativePath).sorted() }

    func accept(_ file: IncomingFile, contents: FileDescriptor) async throws -> IntakeOutcome {
        if let blobs {
            _ = try blobs.store(contentsOf: contents)
            try await meanwhile(file)
            record(Arrival(file: file, text: ""))
        } else {
            let text = try Self.read(contents)
            try await meanwhile(file)
            record(Arrival(file: file, text: text))
        }
        return .accepted(.new())
    }

    func refuse(_ file: IncomingFile, _ refusal: Refusal) async throws {
        record(Arrival(file: file, text: "", refusal: refusal.code))
    }

    func alreadyTaken(_ file: IncomingFile) async throws -> Bool {
        keys.withLock { $0.contains(Self.key(file)) }
    }

    /// Returns as soon as the arrivals are as `condition` wants them.
    func wait(until condition: @escaping @Sendable ([Arrival]) -> Bool) async {
        await recorded.wait(until: condition)
    }

    private func record(_ arrival: Arrival) {
        keys.withLock { _ = $0.insert(Self.key(arrival.file)) }
        recorded.change { $0.append(arrival) }
    }

    private static func key(_ file: IncomingFile) -> String {
        "\(file.folder)|\(file.relativePath)|\(file.fingerprint)"
    }

    private static func read(_ contents: FileDescriptor) throws -> String {
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }
        while case let count = try contents.read(into: buffer), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
