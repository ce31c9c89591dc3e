package import Documents
package import Foundation

/// A file to read, with what its bytes say it is.
package struct DocumentFile {
    package let path: String
    package let name: String
    package let size: Int
    package let mediaType: MediaType
    /// A ZIP archive, whatever is in it.
    let isPacked: Bool

    package init(path: String, name: String) throws {
        self.path = path
        self.name = name
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Refusal(.unreadable, "The file can't be opened.")
        }
        defer { try? handle.close() }
        do {
            size = Int(try handle.seekToEnd())
            guard size > 0 else { throw Refusal(.empty, "The file has no bytes.") }
            try handle.seek(toOffset: 0)
            let head = try handle.read(upToCount: MediaTypeSniffer.headBytes) ?? Data()
            try handle.seek(toOffset: UInt64(max(0, size - MediaTypeSniffer.tailBytes)))
            let tail = try handle.read(upToCount: MediaTypeSniffer.tailBytes) ?? Data()
            let found = MediaTypeSniffer(head: [UInt8](head), tail: [UInt8](tail), name: name).mediaType
            isPacked = found == .zip
            mediaType =
                switch found {
                case .zip: try OfficeKind.mediaType(ofZip: path, head: [UInt8](head)) ?? .zip
                case .compound: try CompoundKind.mediaType(of: path, size: size) ?? .compound
                default: found
                }
        } catch let error as CocoaError {
            throw Refusal(.unreadable, "The file can't be read (\(error.code.rawValue)).")
        }
    }

    /// All its bytes; for formats whose size is bounded by what is in them.
    package func contents() throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal(.unreadable, "The file can't be read.")
        }
        return data
    }
}
