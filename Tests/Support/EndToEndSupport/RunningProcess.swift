import Foundation
package import Glibc

/// A process of this machine as `/proc` shows it.
package struct RunningProcess: Hashable, Sendable {
    package let id: pid_t

    package init(id: pid_t) {
        self.id = id
    }

    /// Not when it is dead and only waits for its parent to take note.
    package var isRunning: Bool {
        guard let state = statistics?.first else { return false }
        return state != "Z" && state != "X"
    }

    /// The processes that it started and that still run.
    package var children: [RunningProcess] {
        Self.all.filter { $0.parent == id && $0.isRunning }
    }

    /// Its command line, or what it calls itself.
    package var commandLine: String {
        guard let data = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") else { return "" }
        return String(decoding: data.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    }

    package var extractors: [RunningProcess] { children.filter { $0.commandLine.contains("a2d2-extractor") } }

    /// Of a PostgreSQL server: those that work for a client.
    package var backends: [RunningProcess] { children.filter { $0.commandLine.contains("[local]") } }

    /// It may be gone already, which is as good.
    package func signal(_ signal: CInt) {
        kill(id, signal)
    }

    private var parent: pid_t? { statistics.flatMap { $0.count > 1 ? pid_t($0[1]) : nil } }

    /// From the state on (proc(5)): the name before it, in brackets, may hold anything.
    private var statistics: [Substring]? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(id)/stat") else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        guard let bracket = text.lastIndex(of: ")") else { return nil }
        return text[text.index(after: bracket)...].split(separator: " ")
    }

    package static var all: [RunningProcess] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.map(RunningProcess.init)
    }
}
