import Glibc

/// OpenSSL writes to sockets whose other end may be gone, and libcurl does not ignore the signal of that when it was
/// told to use none (CURLOPT_NOSIGNAL(3)). It goes to the thread that wrote: blocked there, it is nobody's.
package enum BrokenPipes {
    /// For the rest of this thread's life.
    static func refuse() {
        var signals = only
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// For a thread that is lent: it is given back as it was, with no signal waiting.
    package static func refused<Result>(during work: () throws -> Result) rethrows -> Result {
        var signals = only
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        defer {
            var moment = timespec()
            while sigtimedwait(&signals, nil, &moment) == SIGPIPE {}
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        return try work()
    }

    private static var only: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        return signals
    }
}
