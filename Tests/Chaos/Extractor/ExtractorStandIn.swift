import Glibc

/// Stands where the service looks for `a2d2-extractor`, and passes everything on between the service and the real one,
/// which is its child. But before each request it looks for an order, a file in `../orders`: then it misbehaves as
/// the order's name says, and writes down whom it hit in `../hits`, so that the audit knows.
///
/// Glibc alone, so that it starts quickly; single-threaded.
@main
struct ExtractorStandIn {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        guard let site = Site.ofThisProgram() else { exit(70) }
        guard let child = Child(program: site.extractor) else { exit(71) }
        var requests = Lines()
        while true {
            var watched = [
                pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
                pollfd(fd: child.socket, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&watched, 2, -1) > 0 else { continue }
            if watched[1].revents != 0 {
                let bytes = receive(child.socket)
                if bytes.isEmpty { child.followInDeath() }
                write(all: bytes, to: 1)
            }
            if watched[0].revents != 0 {
                let bytes = receive(0)
                if bytes.isEmpty { exit(0) }
                requests.append(bytes)
                while let request = requests.next() {
                    if let order = site.takeOrder(for: request) { order.misbehave() }
                    write(all: request, to: child.socket)
                }
            }
        }
    }
}

/// Bytes that have come; none at the end.
func receive(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
}

/// Who doesn't listen any more has ended, or is about to end us.
func write(all bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count = write(descriptor, piece.baseAddress, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// Bytes cut into lines, each with its line feed.
struct Lines {
    private var bytes: [UInt8] = []

    mutating func append(_ more: [UInt8]) {
        bytes += more
    }

    mutating func next() -> [UInt8]? {
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        defer { bytes.removeSubrange(...end) }
        return Array(bytes[...end])
    }
}
