import Foundation

/// The machine's memory (proc_meminfo(5)), and what this process' group may have of it (cgroups(7)). In bytes.
package struct MemoryFigures {
    let total: Int
    /// What programs could still have without swapping.
    let available: Int
    /// The tightest limit on the way up from this process' group; nil when there is none.
    let limit: Limit?

    struct Limit: Hashable {
        var bytes: Int
        /// Without what the kernel would give back at once.
        var used: Int
    }

    struct Unreadable: Error, CustomStringConvertible {
        let path: String

        var description: String { "\(path) doesn't say what it should" }
    }

    /// What a program could take without swapping and without being ended for it, in bytes.
    package var free: Int {
        min(available, limit.map { max(0, $0.bytes - $0.used) } ?? available)
    }

    /// - Parameter root: in front of `/proc` and `/sys`; a test has its own.
    package init(root: String = "") throws {
        let path = "\(root)/proc/meminfo"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let total = Self.kibibytes("MemTotal", in: text), total > 0,
            let available = Self.kibibytes("MemAvailable", in: text)
        else { throw Unreadable(path: path) }
        self.total = total
        self.available = available
        limit = Self.limit(root: root)
    }

    private static func kibibytes(_ name: String, in text: String) -> Int? {
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }

    private static func limit(root: String) -> Limit? {
        let groups = contents("\(root)/proc/self/cgroup") ?? ""
        guard let own = groups.split(separator: "\n").first(where: { $0.hasPrefix("0::") }) else {
            return nil
        }
        var folder = String(own.dropFirst(3))
        var limits: [Limit] = []
        while true {
            let place = "\(root)/sys/fs/cgroup\(folder == "/" ? "" : folder)"
            if let bytes = contents("\(place)/memory.max").flatMap({ Int($0) }),
                let current = contents("\(place)/memory.current").flatMap({ Int($0) })
            {
                let statistics = contents("\(place)/memory.stat") ?? ""
                let reclaimable =
                    statistics.split(separator: "\n")
                    .first { $0.hasPrefix("inactive_file ") }?
                    .split(separator: " ").last.flatMap { Int($0) } ?? 0
                limits.append(Limit(bytes: bytes, used: max(0, current - reclaimable)))
            }
            guard folder.count > 1 else { break }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return limits.min { $0.bytes - $0.used < $1.bytes - $1.used }
    }

    /// Nil where there is no such file, which is what no limit looks like.
    private static func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: path)
            .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
    }
}
