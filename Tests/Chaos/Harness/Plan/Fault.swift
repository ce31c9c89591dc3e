/// One thing that goes wrong.
package enum Fault: Sendable, Hashable {
    /// A process is gone from one moment to the next.
    case kill(Host)
    /// A process gets no time, for longer than its leases last, and then goes on as if nothing had been.
    case freeze(Host)
    /// SIGTERM, and a new start: what an update or a reboot does.
    case restart(Host)
    case killExtractor(Host)
    case stopPostgres(PostgresStop)
    /// The server gets no time, and keeps every connection.
    case freezePostgres
    /// A server process is killed: all others start over.
    case killBackend
    /// A host's cable is pulled.
    case cut(Host)
    case fill(Volume)
    /// The wall clock of one process is set, by so many seconds.
    case setClock(Host, by: Int)
    /// The next readings, so many of them, go wrong in this way.
    case misread(Misreading, times: Int)
    case file(FileTrick)
    case edit(PipelineEdit)
    /// Another copy of the programs starts beside the first, which ends a little later. On the host that holds the
    /// inbox, it must be turned away.
    case secondVersion(Host)

    package enum PostgresStop: String, Sendable, Hashable, CaseIterable {
        case fast, immediate
    }

    package enum Volume: String, Sendable, Hashable, CaseIterable {
        case blobs, outbox, postgres
    }

    /// How an extractor misbehaves.
    package enum Misreading: String, Sendable, Hashable, CaseIterable {
        /// Says nothing any more.
        case hang
        /// Takes memory until there is none under its limit.
        case allocate
        /// Answers what is no answer.
        case garbage
        /// Answers half a line and ends.
        case halfFrame = "half-frame"
        /// Ends without a word, with an exit code.
        case exit
        /// SIGSEGV
        case crash
    }

    package enum FileTrick: String, Sendable, Hashable, CaseIterable {
        /// The same bytes under two names at once.
        case twice
        /// Copied in pieces, the file open all the while.
        case slowly
        /// Another file takes its name while it is copied.
        case replacedMidCopy = "replaced-mid-copy"
        /// Gone before it was whole.
        case deletedMidCopy = "deleted-mid-copy"
        /// Another file takes its name when it is just whole.
        case replacedSoon = "replaced-soon"
        case deletedSoon = "deleted-soon"
    }

    package enum PipelineEdit: String, Sendable, Hashable, CaseIterable {
        /// Another place in the outbox.
        case good
        /// An unknown key.
        case bad
        /// As an editor that writes in place leaves it for a moment, and then whole.
        case halfWritten = "half-written"
        /// Gone, and back.
        case removed
    }
}

extension Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .kill(let host): "kill -9 of \(host.rawValue)"
        case .freeze(let host): "\(host.rawValue) frozen"
        case .restart(let host): "\(host.rawValue) stopped"
        case .killExtractor(let host): "kill -9 of an extractor of \(host.rawValue)"
        case .stopPostgres(let mode): "Postgres stopped, \(mode.rawValue)"
        case .freezePostgres: "Postgres frozen"
        case .killBackend: "kill -9 of a Postgres backend"
        case .cut(let host): "\(host.rawValue) cut off the network"
        case .fill(let volume): "the disk of \(volume.rawValue) full"
        case .setClock(let host, let seconds):
            "the clock of \(host.rawValue) set by \(seconds > 0 ? "+" : "")\(seconds) s"
        case .misread(let way, let times): "extractor: \(way.rawValue), \(times)×"
        case .file(let trick): "file: \(trick.rawValue)"
        case .edit(let edit): "pipeline: \(edit.rawValue)"
        case .secondVersion(let host): "a second version on \(host.rawValue)"
        }
    }
}
