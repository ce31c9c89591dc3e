import Documents
import Foundation

@testable import Stages

/// An outbox in a folder of its own.
final class OutboxDesk: Sendable {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "outbox-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: outboxPath, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var outboxPath: String { path("outbox") }
    var outbox: Outbox { Outbox(folder: outboxPath) }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func sidecar(of document: DocumentID, version: String = "") -> Outbox.File {
        let json = #"{"id":"\#(document)","version":"\#(version)"}"#
        return Outbox.File(suffix: Outbox.sidecarSuffix, source: .data(Data(json.utf8)))
    }

    /// A text and its sidecar.
    func files(_ text: String, for document: DocumentID) -> [Outbox.File] {
        [Outbox.File(suffix: ".txt", source: .data(Data(text.utf8))), sidecar(of: document, version: text)]
    }

    @discardableResult
    func publish(
        _ text: String, for document: DocumentID, at path: String, withSidecar: Bool = true
    ) throws -> [String] {
        let files = files(text, for: document)
        return try outbox.publish(withSidecar ? files : [files[0]], at: path, document: document)
    }

    /// Every file in the outbox, sorted, hidden ones too.
    func everything() throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: outboxPath)
        return paths.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(outboxPath)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// What stands in a file of the outbox; nil without it.
    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(outboxPath)/\(name)").map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
