import EndToEndSupport
import Foundation
import Glibc
import Synchronization

/// `a2d2 run`, started on a host.
final class ServiceProcess: Sendable {
    enum Ending: Hashable, Sendable, CustomStringConvertible {
        case exited(Int32)
        case signalled(Int32)

        var description: String {
            switch self {
            case .exited(let code): "exit code \(code)"
            case .signalled(let signal): "signal \(signal)"
            }
        }
    }

    let slot: Int
    private let process: Process
    private let log: String
    private let logStart: UInt64
    private let isMeantToEnd = Mutex(false)

    init(on host: Host, slot: Int, seat: Int, in folder: ChaosFolder, setsClock: Bool) throws {
        self.slot = slot
        log = "\(folder.logs)/\(host.rawValue)-\(slot).log"
        // To append: nobody's last words may be written over by the next one's first.
        let descriptor = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        logStart = try handle.seekToEnd()
        try handle.write(contentsOf: Data("--- a start\n".utf8))
        process = Process()
        let words =
            Network.prefix(on: host) + [
                "\(folder.programs(slot: slot))/a2d2", "run", "--roles", host.roles, "--config",
                folder.configuration(of: host, slot: seat),
            ]
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = Self.environment(setsClock ? folder.clock(of: host) : nil)
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        try handle.close()
    }

    var running: RunningProcess { RunningProcess(id: process.processIdentifier) }
    var isRunning: Bool { process.isRunning }

    /// Nil while it runs.
    var ending: Ending? {
        guard !process.isRunning else { return nil }
        return process.terminationReason == .exit
            ? .exited(process.terminationStatus) : .signalled(process.terminationStatus)
    }

    /// That it ended is no news.
    var wasMeantToEnd: Bool { isMeantToEnd.withLock { $0 } }

    /// Whether it ever said that it was ready.
    var wasReady: Bool { logText.contains("ready") }

    func signal(_ number: Int32) {
        if [SIGKILL, SIGTERM].contains(number) { isMeantToEnd.withLock { $0 = true } }
        running.signal(number)
    }

    private var logText: String {
        guard let handle = FileHandle(forReadingAtPath: log) else { return "" }
        defer { try? handle.close() }
        guard (try? handle.seek(toOffset: logStart)) != nil, let data = try? handle.readToEnd() else {
            return ""
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// - Parameter clock: the file that says what is added to the wall clock; the monotonic ones and the times of
    ///   files stay as they are, as when an administrator sets the clock.
    private static func environment(_ clock: String?) -> [String: String] {
        var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]
        if let clock {
            variables["LD_PRELOAD"] = "/usr/lib/\(Machine.multiarch)/faketime/libfaketimeMT.so.1"
            variables["FAKETIME_TIMESTAMP_FILE"] = clock
            variables["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
            variables["FAKETIME_CACHE_DURATION"] = "1"
            variables["NO_FAKE_STAT"] = "1"
        }
        return variables
    }
}

enum Machine {
    /// Debian's name for this kind of machine.
    #if arch(arm64)
        static let multiarch = "aarch64-linux-gnu"
    #else
        static let multiarch = "x86_64-linux-gnu"
    #endif
}
