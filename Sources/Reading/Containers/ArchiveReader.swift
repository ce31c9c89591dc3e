import CArchive
import Documents
import Extraction
import Foundation

/// The entries of an archive, one after the other (libarchive). What they unpack to is counted.
final class ArchiveReader {
    struct Entry {
        enum Kind {
            case file, folder, link, other
        }

        /// As the archive has it: it may be anything, and is no path of ours.
        var name: String
        var kind: Kind
        var isEncrypted: Bool
        var modified: Date?
    }

    /// Which formats an archive may have.
    enum Format {
        case zip
        /// Any that is read here, also within a compressed file; or a single compressed file.
        case any
    }

    private let raw: OpaquePointer
    private let limit: Int
    private var unpacked = 0
    /// Of the entry that came last.
    private var isEncrypted = false

    /// - Parameters:
    ///   - limit: bytes of all entries that are read, unpacked; more is a `decompression-bomb`.
    ///   - passwords: tried on entries that ask for one.
    init(
        _ path: String, _ format: Format, limit: Int = .max, passwords: Passwords = Passwords()
    ) throws {
        guard let raw = archive_read_new() else { throw Refusal(.outOfMemory, "There is no memory for it.") }
        self.raw = raw
        self.limit = limit
        Self.support(format, raw)
        for password in passwords.values { archive_read_add_passphrase(raw, password) }
        guard archive_read_open_filename(raw, path, 1 << 16) == ARCHIVE_OK else { throw Self.damaged }
    }

    deinit {
        archive_read_free(raw)
    }

    private static func support(_ format: Format, _ raw: OpaquePointer) {
        archive_read_support_format_zip(raw)
        guard format == .any else { return }
        archive_read_support_format_7zip(raw)
        archive_read_support_format_tar(raw)
        archive_read_support_format_raw(raw)
        archive_read_support_filter_gzip(raw)
        archive_read_support_filter_bzip2(raw)
        archive_read_support_filter_xz(raw)
        archive_read_support_filter_zstd(raw)
    }

    /// Nil after the last.
    func next() throws -> Entry? {
        var entry: OpaquePointer?
        switch archive_read_next_header(raw, &entry) {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF: return nil
        default:
            throw archive_read_has_encrypted_entries(raw) > 0 ? Self.locked : Self.damaged
        }
        guard let entry else { throw Self.damaged }
        isEncrypted = archive_entry_is_encrypted(entry) != 0
        return Entry(
            name: Self.name(of: entry), kind: Self.kind(of: entry),
            isEncrypted: isEncrypted,
            modified: archive_entry_mtime_is_set(entry) != 0
                ? Date(timeIntervalSince1970: Double(archive_entry_mtime(entry))) : nil)
    }

    /// A single compressed file, which has no name of its own.
    var isSingleFile: Bool { archive_format(raw) == ARCHIVE_FORMAT_RAW }

    /// All bytes of the entry that came last.
    func contents() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read { bytes += $0 }
        return bytes
    }

    /// The bytes of the entry that came last, piece by piece.
    func read(_ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = archive_read_data(raw, block.baseAddress, block.count)
            guard count >= 0 else {
                throw isEncrypted ? Self.locked : Refusal(.corruptDocument, "It is damaged.")
            }
            guard count > 0 else { return }
            unpacked += count
            guard unpacked <= limit else {
                throw Refusal(.decompressionBomb, "It unpacks to more than \(limit >> 20) MB.")
            }
            try use(UnsafeRawBufferPointer(rebasing: block[..<count]))
        }
    }

    /// In Unicode where the archive says so; else in an encoding that nobody tells.
    private static func name(of entry: OpaquePointer) -> String {
        if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
        guard let name = archive_entry_pathname(entry) else { return "" }
        let bytes = Data(bytes: name, count: strlen(name))
        return TextDecoder.decode(bytes)?.text ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func kind(of entry: OpaquePointer) -> Entry.Kind {
        guard archive_entry_hardlink(entry) == nil else { return .link }
        // The file types of stat(2).
        return switch archive_entry_filetype(entry) & S_IFMT {
        case S_IFREG, 0: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    private static let locked = Refusal(.encrypted, "It is protected by a password.")
    private static let damaged = Refusal(.corruptDocument, "The archive is damaged.")
}
