import EndToEndSupport
import Foundation

/// Where everything of one run lies.
package struct ChaosFolder: Sendable {
    package let path: String

    package var logs: String { "\(path)/logs" }
    var pipelines: String { "\(path)/pipelines" }
    var schedules: String { "\(path)/cron" }
    /// What the extractors are to do next, a file each.
    var orders: String { "\(path)/orders" }
    /// Whom they did it to.
    var hits: String { "\(path)/hits" }
    var staging: String { "\(path)/hosts/staging" }
    var inbox: String { "\(data(of: .main, slot: 0))/inbox" }
    var archive: String { "\(data(of: .main, slot: 0))/archive" }
    var blobs: String { "\(volume(.blobs))/store" }
    var outbox: String { "\(volume(.outbox))/shelf" }

    func volume(_ volume: Fault.Volume) -> String { "\(path)/volumes/\(volume.rawValue)" }

    /// Of the two copies of the programs that take turns.
    func programs(slot: Int) -> String { "\(path)/bin-\(slot == 0 ? "a" : "b")" }

    func data(of host: Host, slot: Int) -> String { "\(path)/hosts/\(host.rawValue)-\(slot)" }
    func configuration(of host: Host, slot: Int) -> String { "\(path)/\(host.rawValue)-\(slot).yaml" }
    /// What a process that loads libfaketime adds to the clock.
    func clock(of host: Host) -> String { "\(path)/\(host.rawValue).clock" }

    /// Every data folder: a worker has two, for it can be replaced by another that starts before it ends. There is
    /// one inbox, so the host that holds it has one.
    static let seats: [(host: Host, slot: Int)] =
        [(.main, 0)] + Host.workers.flatMap { host in [0, 1].map { (host, $0) } }

    static func make(seed: UInt64) throws -> ChaosFolder {
        let id = UUID().uuidString.prefix(8).lowercased()
        let folder = ChaosFolder(path: "/var/tmp/a2d2-chaos-\(seed)-\(id)")
        try folder.lay()
        return folder
    }

    private func lay() throws {
        let folders =
            [logs, pipelines, schedules, orders, staging]
            + Fault.Volume.allCases.map(volume)
            + Self.seats.map { "\(data(of: $0.host, slot: $0.slot))/blobs" }
        for folder in folders {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        }
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        for slot in [0, 1] { try placePrograms(in: programs(slot: slot)) }
        for host in Host.allCases { try write("+0", to: clock(of: host)) }
    }

    /// Copies, so that each finds the stand-in beside itself.
    private func placePrograms(in folder: String) throws {
        let real = "\(folder)/real"
        try FileManager.default.createDirectory(atPath: real, withIntermediateDirectories: true)
        for (program, target) in [
            ("a2d2", "\(folder)/a2d2"), ("chaos-extractor", "\(folder)/a2d2-extractor"),
            ("a2d2-extractor", "\(real)/a2d2-extractor"),
        ] {
            try FileManager.default.copyItem(atPath: try Programs.path(of: program), toPath: target)
        }
    }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    }

    /// Every regular file below a folder, relative to it.
    func files(below folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        var files: [String] = []
        while let file = walk.nextObject() as? String {
            if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular { files.append(file) }
        }
        return files.sorted()
    }

    package func remove() throws {
        try FileManager.default.removeItem(atPath: path)
    }
}
