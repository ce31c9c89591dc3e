/// Faults that are switched on and off together: `FAULTS=postgres,network`.
package enum FaultGroup: String, Sendable, Hashable, CaseIterable {
    case process, extractor, postgres, network, disk, clock, file, pipeline, version
}

extension Fault {
    package var group: FaultGroup {
        switch self {
        case .kill, .freeze, .restart: .process
        case .killExtractor, .misread: .extractor
        case .stopPostgres, .freezePostgres, .killBackend: .postgres
        case .cut: .network
        case .fill: .disk
        case .setClock: .clock
        case .file: .file
        case .edit: .pipeline
        case .secondVersion: .version
        }
    }

    /// What it occupies until it is repaired; two faults of one place never overlap. Nil for what happens and is over.
    package var place: String? {
        switch self {
        case .kill(let host), .freeze(let host), .restart(let host), .secondVersion(let host): host.rawValue
        case .cut(let host): "network of \(host.rawValue)"
        case .setClock(let host, _): "clock of \(host.rawValue)"
        // A server that is stopped can't be told from one that ended for want of room.
        case .stopPostgres, .freezePostgres, .killBackend, .fill(.postgres): "postgres"
        case .fill(let volume): volume.rawValue
        case .edit: "pipeline"
        case .killExtractor, .misread, .file: nil
        }
    }
}
