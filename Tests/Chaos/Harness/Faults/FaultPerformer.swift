import EndToEndSupport
import Foundation
import Glibc

/// Has each fault of the plan happen at its time, and be repaired at its.
struct FaultPerformer: Sendable {
    let site: ChaosSite

    /// Ends when the last repair is done.
    func perform(_ plan: ChaosPlan, from start: ContinuousClock.Instant) async throws {
        let places = Places()
        try await withThrowingTaskGroup { group in
            for (index, entry) in plan.entries.enumerated() {
                try await Task.sleep(until: start + .seconds(entry.at), clock: .continuous)
                guard await places.take(entry.fault.place) else {
                    site.journal.say("\(entry.fault): left out, for the one before takes longer than planned")
                    continue
                }
                site.journal.say(
                    "\(entry.fault)" + (entry.lasting > 0 ? ", \(entry.lasting.inTenths) s" : ""))
                site.journal.count("\(entry.fault.group.rawValue): \(entry.fault.kind)")
                group.addTask {
                    try await perform(entry, random: SplitMix64(seed: plan.seed &+ UInt64(index)))
                    await places.release(entry.fault.place)
                }
            }
            try await group.waitForAll()
        }
    }

    /// Where a fault still lasts. The plan keeps them apart, but a host under load may need longer to end or to start.
    private actor Places {
        private var taken: Set<String> = []

        func take(_ place: String?) -> Bool {
            place.map { taken.insert($0).inserted } ?? true
        }

        func release(_ place: String?) {
            if let place { taken.remove(place) }
        }
    }

    private func perform(_ entry: ChaosPlan.Entry, random: SplitMix64) async throws {
        var random = random
        let pause = Duration.seconds(entry.lasting)
        switch entry.fault {
        case .kill(let host):
            await site.host(host).kill()
            try await Task.sleep(for: pause)
            try await site.host(host).start()
        case .freeze(let host):
            await site.host(host).freeze()
            try await Task.sleep(for: pause)
            await site.host(host).thaw()
        case .restart(let host):
            expectCleanEnd(try await site.host(host).stop(), of: host)
            try await Task.sleep(for: pause)
            try await site.host(host).start()
        case .killExtractor(let host):
            await site.host(host).extractors.randomElement(using: &random)?.signal(SIGKILL)
        case .stopPostgres(let mode):
            try await site.postgres.stop(mode)
            try await Task.sleep(for: pause)
            try await site.postgres.start()
        case .freezePostgres:
            await site.postgres.setFrozen(true)
            try await Task.sleep(for: pause)
            await site.postgres.setFrozen(false)
        case .killBackend:
            await site.postgres.backends().randomElement(using: &random)?.signal(SIGKILL)
        case .cut(let host):
            try await Network.set(host, connected: false)
            try await Task.sleep(for: pause)
            try await Network.set(host, connected: true)
        case .fill(let volume):
            try await fill(volume, for: pause)
        case .setClock(let host, let seconds):
            try site.folder.write("\(seconds > 0 ? "+" : "")\(seconds)", to: site.folder.clock(of: host))
            try await Task.sleep(for: pause)
            try site.folder.write("+0", to: site.folder.clock(of: host))
        case .misread(let way, let times):
            for _ in 0..<times {
                try site.folder.write("", to: "\(site.folder.orders)/\(way.rawValue).\(UUID().uuidString)")
            }
        case .file(let trick):
            try await FileTricks(dropper: site.dropper).perform(trick, random: &random)
        case .edit(let edit):
            try await PipelineEdits(folder: site.folder).perform(edit, for: pause, random: &random)
        case .secondVersion(let host):
            try await startSecond(on: host, overlap: pause)
        }
    }

    /// What is freed meanwhile is taken too.
    private func fill(_ volume: Fault.Volume, for pause: Duration) async throws {
        let end = ContinuousClock.now + pause
        while ContinuousClock.now < end {
            site.volumes.fill(volume)
            try await Task.sleep(for: .milliseconds(500))
        }
        site.volumes.empty(volume)
        // It may have ended for want of room, as it says it does.
        if volume == .postgres { try await site.postgres.start() }
    }

    private func startSecond(on host: Host, overlap: Duration) async throws {
        let service = site.host(host)
        guard host == .main else {
            expectCleanEnd(try await service.replace(after: overlap), of: host)
            return
        }
        let ending = try await service.startSecond()
        if ending != .exited(4) {
            site.journal.complain(
                "a second service on one data folder ended with \(ending.map(String.init(describing:)) ?? "nothing")"
            )
        }
        expectCleanEnd(try await service.stop(), of: host)
        await service.changeVersion()
        try await service.start()
    }

    private func expectCleanEnd(_ ending: ServiceProcess.Ending?, of host: Host) {
        guard let ending, ending != .exited(0) else { return }
        site.journal.complain("\(host.rawValue) was told to end, and ended with \(ending)")
    }
}

extension Fault {
    /// Without what differs from one to the next.
    var kind: String {
        switch self {
        case .kill(let host): "kill \(host == .main ? "main" : "worker")"
        case .freeze: "freeze"
        case .restart: "restart"
        case .killExtractor: "kill extractor"
        case .stopPostgres(let mode): "stop \(mode.rawValue)"
        case .freezePostgres: "freeze"
        case .killBackend: "kill backend"
        case .cut: "cut"
        case .fill(let volume): "full \(volume.rawValue)"
        case .setClock: "set clock"
        case .misread(let way, _): way.rawValue
        case .file(let trick): trick.rawValue
        case .edit(let edit): edit.rawValue
        case .secondVersion(let host): host == .main ? "beside main" : "worker replaced"
        }
    }
}
