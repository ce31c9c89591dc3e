import CArchive
import Documents

/// The entries of an archive, one after the other (libarchive). What they unpack to is counted.
final class ArchiveReader {
    struct Entry {
        /// As the archive has it: it may be anything, and is no path of ours.
        var name: String
        var isEncrypted: Bool
    }

    private let raw: OpaquePointer
    private let limit: Int
    private var unpacked = 0

    /// - Parameter limit: bytes of all entries that are read, unpacked; more is a `decompression-bomb`.
    init(zip path: String, limit: Int) throws {
        guard let raw = archive_read_new() else { throw Refusal(.outOfMemory, "There is no memory for it.") }
        self.raw = raw
        self.limit = limit
        guard archive_read_support_format_zip(raw) == ARCHIVE_OK,
            archive_read_open_filename(raw, path, 1 << 16) == ARCHIVE_OK
        else { throw Self.damaged }
    }

    deinit {
        archive_read_free(raw)
    }

    /// Nil after the last.
    func next() throws -> Entry? {
        var entry: OpaquePointer?
        switch archive_read_next_header(raw, &entry) {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF: return nil
        default: throw Self.damaged
        }
        guard let entry else { throw Self.damaged }
        let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        return Entry(
            name: name.map { String(cString: $0) } ?? "", isEncrypted: archive_entry_is_encrypted(entry) != 0)
    }

    /// All bytes of the entry that came last.
    func contents() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { archive_read_data(raw, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw Self.damaged }
            guard count > 0 else { return bytes }
            unpacked += count
            guard unpacked <= limit else {
                throw Refusal(.decompressionBomb, "It unpacks to more than \(limit >> 20) MB.")
            }
            bytes += block[..<count]
        }
    }

    private static let damaged = Refusal(.corruptDocument, "The ZIP archive that it is made of is damaged.")
}
