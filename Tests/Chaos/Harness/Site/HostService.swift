import EndToEndSupport
import Foundation
import Glibc

/// The service on one host, and what systemd would do for it: start it again when it has ended.
actor HostService {
    struct UnexpectedEnd: Sendable, Hashable {
        let host: Host
        let ending: ServiceProcess.Ending
        let wasReady: Bool
    }

    let host: Host
    private let folder: ChaosFolder
    private let setsClock: Bool
    private var current: ServiceProcess?
    private var slot = 0
    private var isWanted = false
    private var frozen: [RunningProcess] = []
    private(set) var unexpectedEnds: [UnexpectedEnd] = []
    private(set) var starts = 0

    init(host: Host, folder: ChaosFolder, setsClock: Bool) {
        self.host = host
        self.folder = folder
        self.setsClock = setsClock
    }

    var process: RunningProcess? { current?.isRunning == true ? current?.running : nil }

    /// Of all the children, those of the real extractors among them.
    var extractors: [RunningProcess] {
        guard let process else { return [] }
        return process.extractors + process.extractors.flatMap(\.children)
    }

    func start() throws {
        isWanted = true
        if current?.isRunning != true { try launch() }
    }

    /// As systemd's `Restart=always` does. Ends with its task.
    func supervise() async throws {
        while (try? await Task.sleep(for: .milliseconds(300))) != nil {
            guard let current, let ending = current.ending, isWanted else { continue }
            if !current.wasMeantToEnd {
                unexpectedEnds.append(
                    UnexpectedEnd(host: host, ending: ending, wasReady: current.wasReady))
            }
            // Or a database that is away would have it start in a circle.
            guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            if isWanted, self.current === current { try launch() }
        }
    }

    /// It is not started again before `start`.
    func kill() {
        isWanted = false
        current?.signal(SIGKILL)
    }

    /// Tells it to end and waits until it has; answers how.
    func stop() async throws -> ServiceProcess.Ending? {
        isWanted = false
        guard let current else { return nil }
        return try await end(current)
    }

    func freeze() {
        guard let process else { return }
        frozen = [process] + extractors
        for process in frozen { process.signal(SIGSTOP) }
    }

    /// Also the children of one that was killed meanwhile: they can't see that it is gone before they move again.
    func thaw() {
        for process in frozen { process.signal(SIGCONT) }
        frozen = []
    }

    /// Starts the other copy beside this one; then ends this one. Answers how that ended.
    func replace(after overlap: Duration) async throws -> ServiceProcess.Ending? {
        let old = current
        slot = 1 - slot
        try launch()
        try await Task.sleep(for: overlap)
        return if let old { try await end(old) } else { nil }
    }

    /// Starts the other copy on the same data folder, and waits for its end; then that copy takes over after a stop.
    func startSecond() async throws -> ServiceProcess.Ending? {
        let second = try ServiceProcess(
            on: host, slot: 1 - slot, seat: seat(of: 1 - slot), in: folder, setsClock: false)
        do {
            try await eventually("the second one is turned away", within: .seconds(60)) { !second.isRunning }
        } catch {
            second.signal(SIGKILL)
            throw error
        }
        return second.ending
    }

    func changeVersion() {
        slot = 1 - slot
    }

    private func launch() throws {
        starts += 1
        current = try ServiceProcess(
            on: host, slot: slot, seat: seat(of: slot), in: folder, setsClock: setsClock)
    }

    private func seat(of slot: Int) -> Int { host == .main ? 0 : slot }

    /// More than the drain and what comes after it.
    private func end(_ process: ServiceProcess) async throws -> ServiceProcess.Ending? {
        process.signal(SIGTERM)
        try await eventually("\(host.rawValue) ends", within: .seconds(90)) { !process.isRunning }
        return process.ending
    }
}
