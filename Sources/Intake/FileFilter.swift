internal import Pipelines

/// Which names a watched folder is looked at for: not those that programs use for what is not finished or not meant
/// for people, and those that the pipeline asks for.
package struct FileFilter: Sendable {
    private let include: [Glob]
    private let exclude: [Glob]

    package init(include: [String], exclude: [String]) {
        self.include = include.map { Glob($0) }
        self.exclude = exclude.map { Glob($0) }
    }

    init(_ options: WatchOptions) {
        self.init(include: options.include, exclude: options.exclude)
    }

    /// Whether a file at `path` is wanted. Names that are not UTF-8 are: they are refused, for people to see.
    package func wants(_ path: RelativePath) -> Bool {
        guard !Self.isTemporary(path.name) else { return false }
        guard let text = path.text else { return true }
        return include.contains { $0.matches(path: text) } && !exclude.contains { $0.matches(path: text) }
    }

    /// Whether a folder of this name is looked into.
    package static func entersFolder(_ name: RelativePath) -> Bool {
        !name.bytes.starts(with: [UInt8(ascii: ".")]) && !serviceFolders.contains(lowercased(name))
    }

    package static func isTemporary(_ name: RelativePath) -> Bool {
        let name = lowercased(name)
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || suffixes.contains { name.hasSuffix($0) } || serviceFiles.contains(name)
    }

    private static func lowercased(_ name: RelativePath) -> String {
        String(decoding: name.bytes, as: UTF8.self).lowercased()
    }

    /// Downloads, copies and edits that are still going on: Firefox, Chrome, wget, WinSCP, BitTorrent, vim, rsync.
    private static let suffixes = [
        ".part", ".crdownload", ".partial", ".tmp", ".temp", ".download", ".filepart", ".!ut", ".swp", ".swx",
    ]
    private static let serviceFiles: Set = ["thumbs.db", "desktop.ini"]
    private static let serviceFolders: Set = [
        "lost+found", "$recycle.bin", "system volume information", "@eadir",
    ]
}
