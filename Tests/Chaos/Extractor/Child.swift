import Glibc

/// The real extractor. It looks for its parent every second itself, so it doesn't outlive this process.
struct Child {
    let socket: Int32
    private let pid: pid_t

    init?(program: String) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] =
            [strdup(program)] + CommandLine.arguments.dropFirst().map { strdup($0) } + [nil]
        var number: pid_t = 0
        let code = posix_spawn(&number, program, &actions, &attributes, &arguments, environ)
        close(ends[1])
        guard code == 0 else { return nil }
        socket = ends[0]
        pid = number
    }

    /// Ends as the child has ended, so that the service sees what became of the real one.
    func followInDeath() -> Never {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let number = status & 0x7f
        guard number == 0 else { die(of: number) }
        exit((status >> 8) & 0xff)
    }
}

func die(of number: Int32) -> Never {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &none)
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
}
