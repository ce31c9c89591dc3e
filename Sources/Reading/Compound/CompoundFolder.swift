import CGSF
import Documents
import Foundation

/// A folder in a compound file (OLE2, "structured storage"), by libgsf: Outlook's messages are such files, and so were all
/// documents of Office before 2007.
final class CompoundFolder {
    /// Of one stream. A damaged file may claim any length.
    private static let mostBytes = 256 << 20

    private let raw: OpaquePointer

    private init(owning raw: OpaquePointer) {
        self.raw = raw
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(raw))
    }

    private convenience init(_ bytes: [UInt8]) throws {
        _ = Self.startLibrary
        // It gets a copy that it frees itself, for streams read from it as long as they live.
        guard let copy = g_malloc(gsize(bytes.count))?.assumingMemoryBound(to: UInt8.self) else {
            throw Refusal(.outOfMemory, "There is no memory for it.")
        }
        copy.initialize(from: bytes, count: bytes.count)
        guard let input = gsf_input_memory_new(copy, gsf_off_t(bytes.count), 1) else {
            throw Refusal(.outOfMemory, "There is no memory for it.")
        }
        defer { g_object_unref(UnsafeMutableRawPointer(input)) }
        guard let raw = gsf_infile_msole_new(input, nil) else {
            throw Refusal(.corruptDocument, "It is damaged.")
        }
        self.init(owning: raw)
    }

    /// The outermost folder. Throws `corrupt-document` for what is no compound file.
    convenience init(file path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(.unreadable, "The file can't be read.")
        }
        try self.init([UInt8](bytes))
    }

    private static let startLibrary: Void = gsf_init()

    /// What lies in it, folders and streams alike.
    var names: [String] {
        (0..<gsf_infile_num_children(raw)).compactMap { index in
            gsf_infile_name_by_index(raw, index).map { String(cString: $0) }
        }
    }

    func folder(_ name: String) -> CompoundFolder? {
        guard let child = gsf_infile_child_by_name(raw, name) else { return nil }
        guard let folder = a2d2_folder(child) else {
            g_object_unref(UnsafeMutableRawPointer(child))
            return nil
        }
        return CompoundFolder(owning: folder)
    }

    /// The bytes of a stream; nil when there is none of the name.
    func stream(_ name: String) -> [UInt8]? {
        guard let child = gsf_infile_child_by_name(raw, name) else { return nil }
        defer { g_object_unref(UnsafeMutableRawPointer(child)) }
        let size = Int(gsf_input_size(child))
        guard a2d2_folder(child) == nil, size >= 0, size <= Self.mostBytes else { return nil }
        guard size > 0 else { return [] }
        guard let bytes = gsf_input_read(child, size, nil) else { return nil }
        return Array(UnsafeBufferPointer(start: bytes, count: size))
    }
}
