import Glibc

/// What this program is told to do instead of its work.
enum Order: String {
    case hang, allocate, garbage, exit, crash
    case halfFrame = "half-frame"

    /// Never returns but where the real extractor goes on.
    func misbehave() {
        switch self {
        case .hang:
            // Until the service has had enough, or is gone.
            var input = pollfd(fd: 0, events: 0, revents: 0)
            while input.revents == 0 { _ = poll(&input, 1, -1) }
            Glibc.exit(0)
        case .allocate: allocate()
        case .garbage: write(all: Array("{\"page\":\u{7}\u{0}[[[}\n".utf8), to: 1)
        case .halfFrame:
            write(all: Array(#"{"opened":{"mediaType":"application/p"#.utf8), to: 1)
            Glibc.exit(0)
        case .exit: Glibc.exit(9)
        case .crash: die(of: SIGSEGV)
        }
    }

    /// As the real one does: a limit of the address space, and an exit code when it is reached.
    private func allocate() {
        var limit = rlimit(rlim_cur: 1 << 30, rlim_max: 1 << 30)
        setrlimit(__rlimit_resource_t(UInt32(RLIMIT_AS.rawValue)), &limit)
        let piece = 16 << 20
        while let memory = malloc(piece) { memset(memory, 1, piece) }
        Glibc.exit(71)
    }
}
