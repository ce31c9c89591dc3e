import EndToEndSupport
import Foundation
import Glibc

/// After the chaos: what is whole again does the rest of the work, and ends.
struct Ending: Sendable {
    let site: ChaosSite

    /// The longest that something may keep a document from going on: a connection that vanished while it held a lock
    /// has five minutes.
    private static let patience = Duration.seconds(420)

    /// Waits until nothing is in the inbox or in the queue any more.
    func drain() async throws {
        site.journal.say("all is repaired; waiting for the rest of the work")
        for order in site.folder.files(below: site.folder.orders) { unlink("\(site.folder.orders)/\(order)") }
        for schedule in site.folder.files(below: site.folder.schedules) {
            unlink("\(site.folder.schedules)/\(schedule)")
        }
        let begin = ContinuousClock.now
        do {
            try await eventually("inbox and queue are empty", within: Self.patience) {
                try await Task.sleep(for: .milliseconds(500))
                guard let jobs = await site.jobs(), jobs == 0 else { return false }
                let left = Set(site.folder.files(below: site.folder.inbox))
                return left.subtracting(await site.dropper.empties).isEmpty
            }
        } catch let late as TooLate {
            site.journal.complain("\(late)")
        }
        site.journal.say("drained in \(((ContinuousClock.now - begin) / .seconds(1)).inTenths) s")
    }

    func stop() async throws {
        for host in Host.allCases {
            let service = site.host(host)
            let ending = try await service.stop()
            if let ending, ending != .exited(0) {
                site.journal.complain("\(host.rawValue) was told to end, and ended with \(ending)")
            }
            for end in await service.unexpectedEnds {
                let text = "\(host.rawValue) ended by itself with \(end.ending)"
                if end.wasReady || end.ending.isCrash {
                    site.journal.complain(text + (end.wasReady ? ", after it had been ready" : ""))
                } else {
                    site.journal.count("started in vain: \(host.rawValue), \(end.ending)")
                }
            }
        }
    }

    /// Has leftovers swept that are left for an hour, in case that somebody is at them: as if the hour had passed.
    func sweep() async throws {
        let old = timespec(tv_sec: time(nil) - 7200, tv_nsec: 0)
        var count = 0
        for folder in [site.folder.blobs, site.folder.outbox] {
            for file in site.folder.files(below: folder) {
                if file.contains("tmp/") || file.hasSuffix(".part") { count += 1 }
                utimensat(AT_FDCWD, "\(folder)/\(file)", [old, old], 0)
            }
        }
        site.journal.say("\(count) temporary files of crashed writers; sweeping as if an hour had passed")
        let run = try await site.run("run", "--until-idle", "--log-level", "notice")
        if !run.isSuccess {
            site.journal.complain("run --until-idle ended with \(run.ending): \(run.errors)")
        }
        let orphans = try await site.run("documents", "orphans", "--delete", "--json")
        if !orphans.isSuccess { site.journal.complain("documents orphans: \(orphans.errors)") }
        site.journal.say("\(orphans.output.split(separator: "\n").count) orphan blobs deleted")
    }
}

extension ServiceProcess.Ending {
    fileprivate var isCrash: Bool {
        if case .signalled = self { true } else { false }
    }
}
