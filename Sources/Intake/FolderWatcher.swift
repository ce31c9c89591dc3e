internal import Documents
package import Logging
internal import ServiceLifecycle
internal import Store
internal import Synchronization

/// Watches folders and takes what settles in them through the door: one thread for each folder, which sleeps while
/// nothing happens, and a few files at a time, folder by folder in turn.
package final class FolderWatcher: Service {
    private struct State {
        var loops: [FolderLoop] = []
        var unstarted: [FolderLoop] = []
        var handover: Handover<Offer>
        /// When a task is to wake that waits for the end of a pause.
        var alarm: ContinuousClock.Instant?
        var lastNumber = 0
        var isStopped = false

        /// When to look again although nobody tells; nil when that is seen to.
        mutating func newAlarm(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
            guard let resumes = handover.resumes(at: now), alarm != resumes else { return nil }
            alarm = resumes
            return resumes
        }
    }

    let dataFolder: String
    let defaults: WatchSetting
    private let taker: FileTaker
    let logger: Logger
    private let state: Mutex<State>
    /// Something may have become possible: a file was offered, a place is free, a loop waits to be started.
    private let news: AsyncStream<Void>
    private let tell: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - dataFolder: originals go to its `archive`; watched folders in it are made when they are missing.
    ///   - rescan: between two looks at a whole folder for what the kernel's notifications missed.
    ///   - concurrency: how many files are at the door at a time.
    package convenience init(
        folders: [WatchedFolder], door: any Door, dataFolder: String, rescan: Duration, concurrency: Int = 4,
        logger: Logger
    ) throws {
        try self.init(
            folders: folders, door: door, dataFolder: dataFolder, concurrency: concurrency,
            defaults: WatchSetting(rescanInterval: rescan), logger: logger)
    }

    init(
        folders: [WatchedFolder], door: any Door, dataFolder: String, concurrency: Int,
        defaults: WatchSetting, logger: Logger
    ) throws {
        self.dataFolder = dataFolder
        self.defaults = defaults
        self.logger = logger
        taker = FileTaker(
            door: door, originals: Originals(archive: Archive(folder: "\(dataFolder)/archive")),
            logger: logger)
        state = Mutex(State(handover: Handover(concurrency: concurrency)))
        (news, tell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        try update(folders: folders)
    }

    /// Runs until shutdown; files that are at the door are seen through first.
    package func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await _ in news { startWhatCanStart(in: &group) }
            }
        } onCancelOrGracefulShutdown: {
            self.stop()
        }
    }

    /// Watches these folders from now on. A folder whose options have changed is watched anew, once the files that it
    /// has at the door are through.
    package func update(folders: [WatchedFolder]) throws {
        let folders = distinct(folders)
        try state.withLock { state in
            guard !state.isStopped else { return }
            let leaving = state.loops.filter { loop in
                !folders.contains { $0 == loop.folder && setting(for: $0, among: folders) == loop.setting }
            }
            state.loops.removeAll { loop in leaving.contains { $0 === loop } }
            for folder in folders where !state.loops.contains(where: { $0.folder == folder }) {
                state.lastNumber += 1
                let loop = try FolderLoop(
                    number: state.lastNumber, folder: folder, setting: setting(for: folder, among: folders),
                    after: leaving.first { $0.folder.path == folder.path }?.ended, logger: logger,
                    offer: { [weak self] candidate, loop in self?.offer(candidate, from: loop) })
                state.loops.append(loop)
                state.unstarted.append(loop)
            }
            for loop in leaving { Self.stop(loop, &state) }
        }
        tell.yield()
    }

    /// Looks through every folder, and says whether nothing in any is settling, waiting or being taken.
    package func isIdle() async -> Bool {
        var isIdle = true
        for loop in state.withLock({ $0.loops }) where await !loop.scan() { isIdle = false }
        return isIdle
    }

    /// Looks through every folder now, without waiting for the kernel or the clock.
    package func scanOnce() async {
        _ = await isIdle()
    }

    /// Returns when everything that lay in the folders is dealt with.
    package func waitUntilIdle() async {
        repeat {
            for loop in state.withLock({ $0.loops }) { await loop.untilIdle() }
        } while await !isIdle()
    }

    private func stop() {
        state.withLock { state in
            state.isStopped = true
            for loop in state.loops { Self.stop(loop, &state) }
            for loop in state.unstarted { loop.abandon() }
            state.unstarted = []
        }
        tell.finish()
    }

    /// What the folder has offered goes back to it, so that it need not be waited for.
    private static func stop(_ loop: FolderLoop, _ state: inout State) {
        for offer in state.handover.withdraw(loop.number) { loop.finished(offer.candidate.path, .withdrawn) }
        loop.stop()
    }

    // MARK: Who is next

    private func offer(_ candidate: Candidate, from loop: FolderLoop) {
        let isTaken = state.withLock { state in
            guard state.loops.contains(where: { $0 === loop }), !state.isStopped else { return false }
            state.handover.offer(Offer(candidate: candidate, loop: loop), from: loop.number)
            return true
        }
        if isTaken { tell.yield() } else { loop.finished(candidate.path, .withdrawn) }
    }

    private func startWhatCanStart(in group: inout DiscardingTaskGroup) {
        let now = ContinuousClock.now
        let (loops, offers, alarm) = state.withLock { state in
            defer { state.unstarted = [] }
            var offers: [Offer] = []
            while !state.isStopped, let offer = state.handover.next(at: now) { offers.append(offer) }
            return (state.unstarted, offers, state.newAlarm(at: now))
        }
        for loop in loops { group.addTask { await loop.run() } }
        for offer in offers { group.addTask { await self.take(offer) } }
        if let alarm {
            group.addTask {
                await cancelWhenGracefulShutdown {
                    // A pause that is cut short by the shutdown has nothing to say.
                    try? await Task.sleep(until: alarm, clock: .continuous)
                }
                self.tell.yield()
            }
        }
    }

    private func take(_ offer: Offer) async {
        let taking = await taker.take(offer.candidate)
        let now = ContinuousClock.now
        let (hasRecovered, failures) = state.withLock { state in
            let hasRecovered = state.handover.finished(withFault: taking.machineFault != nil, at: now)
            return (hasRecovered, state.handover.failures)
        }
        offer.loop.finished(offer.candidate.path, taking.verdict, complaint: taking.complaint)
        if let fault = taking.machineFault {
            let message: Logger.Message =
                taking.isDiskFull
                ? "the disk is full: files wait in their folders until there is room"
                : "the door is shut by a fault: files wait in their folders"
            logger.error(message, metadata: ["error": "\(fault)", "failures": "\(failures)"])
        } else if hasRecovered {
            logger.notice("the door is open again: waiting files are being taken")
        }
        tell.yield()
    }
}

private struct Offer: Sendable {
    let candidate: Candidate
    let loop: FolderLoop
}
