import Glibc

extension Connection {
    /// Tells all who listen on `channel`, when the transaction commits.
    package func notify(_ channel: String, payload: String = "") throws {
        try execute("SELECT pg_notify(\(channel), \(payload))")
    }

    func listen(to channel: String) throws {
        try script("LISTEN \(quotedIdentifier(channel))")
    }

    /// Blocks the lane until one of `wakeUps` is signalled.
    func waitInVain(_ wakeUps: [WakeUp]) {
        var polled = wakeUps.map { pollfd(fd: $0.fileDescriptor, events: Int16(POLLIN), revents: 0) }
        while !wakeUps.contains(where: \.isSignalled) {
            poll(&polled, nfds_t(polled.count), -1)
        }
    }

    /// Blocks the lane until notifications come (their payloads) or one of `wakeUps` is signalled (none). Throws
    /// when the connection is lost.
    func waitForNotifications(_ wakeUps: [WakeUp]) throws -> [String] {
        while true {
            let payloads = try handle.takeNotifications()
            guard payloads.isEmpty, !wakeUps.contains(where: \.isSignalled) else { return payloads }
            let descriptors = [handle.fileDescriptor] + wakeUps.map(\.fileDescriptor)
            var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 || errno == EINTR else {
                throw PostgresError(
                    message: String(cString: strerror(errno)), doing: "listening", isConnectionLost: true)
            }
        }
    }
}
