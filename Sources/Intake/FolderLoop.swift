internal import Foundation
internal import Glibc
internal import Logging
internal import Synchronization

/// The thread that watches one folder: a dead network share holds up nobody but itself. It sleeps in poll(2) until the
/// kernel has news, a message comes, or a file is due.
final class FolderLoop: Sendable {
    private enum Message {
        case finished(RelativePath, SettlingBook.Verdict, complaint: String?)
        /// Look through the folder now, and say whether anything is unfinished.
        case scan(CheckedContinuation<Bool, Never>)
        /// Look through the folder now, and answer when nothing is unfinished.
        case untilIdle(CheckedContinuation<Bool, Never>)
        case stop

        /// For whoever asks a folder that is no longer watched.
        func answer() {
            switch self {
            case .scan(let reply), .untilIdle(let reply): reply.resume(returning: true)
            case .finished, .stop: break
            }
        }
    }

    private struct Mailbox {
        var messages: [Message] = []
        var isClosed = false
    }

    /// Offered or being taken, of one folder: enough to keep the door busy, few enough for an even share.
    private static let window = 8
    private static let stackSize = 512 << 10

    let number: Int
    let folder: WatchedFolder
    let setting: WatchSetting
    private let logger: Logger
    private let offer: @Sendable (Candidate, FolderLoop) -> Void
    private let predecessor: Latch?
    private let mailbox = Mutex(Mailbox())
    private let wakeUp: WakeUp
    let ended = Latch()

    /// - Parameter predecessor: of the same folder, under other options: it ends before this one begins.
    init(
        number: Int, folder: WatchedFolder, setting: WatchSetting, after predecessor: Latch?, logger: Logger,
        offer: @escaping @Sendable (Candidate, FolderLoop) -> Void
    ) throws {
        self.number = number
        self.folder = folder
        self.setting = setting
        self.predecessor = predecessor
        self.logger = logger
        self.offer = offer
        wakeUp = try WakeUp()
    }

    /// Returns when it was stopped and everything that it had offered is finished or withdrawn.
    func run() async {
        await predecessor?.wait()
        await withCheckedContinuation { continuation in
            let thread = Thread {
                self.watch()
                continuation.resume()
            }
            thread.name = "watch"
            thread.stackSize = Self.stackSize
            thread.start()
        }
        ended.open()
    }

    func finished(_ path: RelativePath, _ verdict: SettlingBook.Verdict, complaint: String? = nil) {
        post(.finished(path, verdict, complaint: complaint))
    }

    func stop() {
        post(.stop)
    }

    /// Ends what will never run.
    func abandon() {
        for message in close() { message.answer() }
        ended.open()
    }

    /// Looks through the folder, and says whether nothing in it is unfinished.
    func scan() async -> Bool {
        await withCheckedContinuation { post(.scan($0)) }
    }

    func untilIdle() async {
        _ = await withCheckedContinuation { post(.untilIdle($0)) }
    }

    private func post(_ message: Message) {
        let isClosed = mailbox.withLock { mailbox in
            if !mailbox.isClosed { mailbox.messages.append(message) }
            return mailbox.isClosed
        }
        if isClosed { message.answer() } else { wakeUp.signal() }
    }

    // MARK: On the thread

    private func watch() {
        var patrol = FolderPatrol(folder, setting, logger: logger)
        var isStopping = false
        var waiting: [CheckedContinuation<Bool, Never>] = []
        while true {
            var asking: [CheckedContinuation<Bool, Never>] = []
            for message in takeMessages() {
                switch message {
                case .finished(let path, let verdict, let complaint):
                    patrol.finish(path, verdict)
                    complaint.map { patrol.complain($0) }
                case .scan(let reply): asking.append(reply)
                case .untilIdle(let reply): waiting.append(reply)
                case .stop: isStopping = true
                }
            }
            if isStopping, patrol.book.inHandCount == 0 {
                (asking + waiting).forEach { $0.resume(returning: patrol.book.isIdle) }
                break
            }
            patrol.listen()
            let room = isStopping ? 0 : Self.window - patrol.book.inHandCount
            if !isStopping,
                patrol.nextScan <= .now || !asking.isEmpty || Self.mustLookAgain(waiting, patrol.book)
            {
                patrol.scan()
            }
            patrol.takeDue(limit: room).forEach { offer($0, self) }
            asking.forEach { $0.resume(returning: patrol.book.isIdle) }
            if patrol.book.isIdle {
                waiting.forEach { $0.resume(returning: true) }
                waiting = []
            }
            sleep(patrol, isStopping: isStopping)
        }
        for message in close() { message.answer() }
    }

    /// Idle is only what a fresh look says: the kernel's news may still be on its way.
    private static func mustLookAgain(
        _ waiting: [CheckedContinuation<Bool, Never>], _ book: SettlingBook
    ) -> Bool {
        !waiting.isEmpty && book.isIdle
    }

    private func sleep(_ patrol: borrowing FolderPatrol, isStopping: Bool) {
        var moments = isStopping ? [] : [patrol.nextScan]
        if !isStopping, patrol.book.inHandCount < Self.window, let due = patrol.nextDue {
            moments.append(due)
        }
        var timeout: Int32 = -1
        if let first = moments.min() {
            let milliseconds = (first - .now) / .milliseconds(1)
            timeout = Int32(min(max(milliseconds.rounded(.up), 0), 3_600_000))
        }
        var descriptors = [
            pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: patrol.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        poll(&descriptors, nfds_t(descriptors.count), timeout)
        wakeUp.clear()
    }

    private func takeMessages() -> [Message] {
        mailbox.withLock { mailbox in
            defer { mailbox.messages = [] }
            return mailbox.messages
        }
    }

    private func close() -> [Message] {
        mailbox.withLock { mailbox in
            mailbox.isClosed = true
            defer { mailbox.messages = [] }
            return mailbox.messages
        }
    }
}
