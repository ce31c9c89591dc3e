import CConfinement
import Extraction
import Glibc

/// What an extractor takes away from itself before it reads the first byte. What can't be put in place ends it:
/// it never reads unconfined.
enum Confinement {
    /// The one descriptor above standard error that survives `begin`.
    static let replyDescriptor: Int32 = 3

    static func begin(_ reach: ExtractorReach) throws {
        try check(a2d2_begin_confinement(replyDescriptor + 1, ExtractorExit.outOfMemory.rawValue))
        try check(a2d2_forbid_system_calls())
        try withPaths(reach.readable + [reach.secondEngine].compactMap { $0 }) { readable in
            try withPaths(reach.writable) { writable in try check(a2d2_confine_files(readable, writable)) }
        }
    }

    /// - Parameter bytes: of address space.
    static func limitMemory(_ bytes: Int) throws {
        try check(a2d2_limit_memory(UInt64(max(bytes, 0))))
    }

    /// More of it than of time by the clock: it only ends what the clocks of page and worker did not.
    static func limitProcessorTime(seconds: Double) throws {
        try check(a2d2_limit_cpu(UInt64(max(0, min(seconds * 1.5, 1e9)).rounded(.up))))
    }

    static func limitFileSize(_ bytes: Int) throws {
        try check(a2d2_limit_file_size(UInt64(bytes)))
    }

    static func watchParent(_ on: Bool) throws {
        try check(a2d2_watch_parent(on ? 1 : 0, ExtractorExit.orphaned.rawValue))
    }

    private static func withPaths(
        _ paths: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> Void
    ) throws {
        let strings = paths.map { strdup($0) }
        defer { strings.forEach { free($0) } }
        try body(strings.map { $0.map { UnsafePointer($0) } } + [nil])
    }

    private static func check(_ code: Int32) throws {
        guard code == 0 else { throw ExtractorExit.unconfined }
    }
}
