import Delivery
import Documents
import Foundation

/// Puts a parcel's files into a folder, each whole under its name or not at all. Delivered again, the same files stand
/// there as before.
struct FolderCarrier: Carrier {
    /// Relative to the data folder, or absolute.
    let path: String
    let dataFolder: String

    func carry(
        _ parcel: Parcel, _ key: DeliveryKey, handOver: @escaping @Sendable () async throws -> Void
    ) async throws {
        let files = parcel.attachments.isEmpty ? [Self.letter(parcel)] : parcel.attachments
        for file in files where !Self.isFileName(file.name) {
            throw DeliveryFault(.permanent, "\(file.name.debugDescription) is no name for a file")
        }
        try await handOver()
        try await BlockingWork.run { try put(files) }
    }

    private func put(_ files: [Parcel.Attachment]) throws {
        let folder = try DeliveryFolder(path: path, dataFolder: dataFolder)
        try folder.sweep()
        for file in files { try put(file, into: folder) }
        try folder.settle()
    }

    private func put(_ file: Parcel.Attachment, into folder: borrowing DeliveryFolder) throws {
        let temporary = try folder.writeTemporary(file.bytes)
        for number in 1...DeliveryFolder.mostNamesakes {
            let name = Self.numbered(file.name, number)
            if try folder.place(temporary, as: name) { return }
            // An earlier attempt put it there, or another file was here first.
            if try folder.holds(file.bytes, as: name) { return try folder.remove(temporary) }
        }
        try folder.remove(temporary)
        throw DeliveryFault(
            .permanent, "\(DeliveryFolder.mostNamesakes) files in \(path) have the name \(file.name)")
    }

    /// What has no files is a file itself.
    private static func letter(_ parcel: Parcel) -> Parcel.Attachment {
        let allowed = parcel.subject.shownOnOneLine.map { "/\\:*?\"<>|".contains($0) ? "-" : $0 }
        let name = String(allowed.prefix(60)).trimmingCharacters(in: CharacterSet(charactersIn: ". "))
        return Parcel.Attachment(
            name: (name.isEmpty ? "message" : name) + ".txt", mediaType: "text/plain",
            bytes: Data(parcel.text.utf8))
    }

    static func isFileName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 240 && !name.contains("/")
            && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// `report.pdf`, `report (2).pdf`
    static func numbered(_ name: String, _ number: Int) -> String {
        guard number > 1 else { return name }
        guard let dot = name.lastIndex(of: ".") else { return "\(name) (\(number))" }
        return "\(name[..<dot]) (\(number))\(name[dot...])"
    }
}
