import Foundation
import Glibc

/// What Linux says about this process (proc(5)), under the names that all of Prometheus' client libraries use.
package struct ProcessFigures: Sendable, Hashable {
    package var cpuSeconds: Double
    package var residentBytes: Double
    package var openFiles: Int
    package var mostOpenFiles: Double
    /// In seconds since 1970.
    package var started: Double

    /// Nil where there is no `/proc`. Takes microseconds: nothing here touches a disk.
    package static func current() -> ProcessFigures? {
        guard let stat = text("/proc/self/stat"), let boot = bootTime(),
            let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        else { return nil }
        // The second field is the program's name in brackets, which may hold spaces and brackets itself.
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        guard fields.count > 22, let user = Double(fields[12]), let system = Double(fields[13]),
            let start = Double(fields[20]), let pages = Double(fields[22])
        else { return nil }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return ProcessFigures(
            cpuSeconds: (user + system) / ticks, residentBytes: pages * Double(sysconf(Int32(_SC_PAGESIZE))),
            openFiles: names.count, mostOpenFiles: Double(limit.rlim_cur), started: boot + start / ticks)
    }

    private static func bootTime() -> Double? {
        text("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
            .flatMap { Double($0.dropFirst("btime ".count)) }
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    var families: [MetricFamily] {
        [
            .counter("process_cpu_seconds_total", "CPU time that this process has used.", .init(cpuSeconds)),
            .gauge("process_resident_memory_bytes", "Memory that this process holds.", .init(residentBytes)),
            .gauge("process_open_fds", "Files and sockets that this process has open.", .init(openFiles)),
            .gauge("process_max_fds", "How many it may have open.", .init(mostOpenFiles)),
            .gauge("process_start_time_seconds", "When this process began, since 1970.", .init(started)),
        ]
    }
}
