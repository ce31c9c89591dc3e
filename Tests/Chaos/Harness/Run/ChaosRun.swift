import EndToEndSupport
import Foundation

/// One run from the laying out to the audit.
package struct ChaosRun: Sendable {
    private let options: ChaosOptions
    private let journal = Journal()

    package init(_ options: ChaosOptions) {
        self.options = options
    }

    /// True when all was well.
    package func run() async throws -> Bool {
        let plan = ChaosPlan(seed: options.seed, seconds: options.minutes * 60, groups: options.groups)
        print(plan)
        if options.onlyPlans { return true }
        let folder = try ChaosFolder.make(seed: options.seed)
        journal.write("site: \(folder.path)\n")
        let site = try await ChaosSite.make(
            seed: options.seed, groups: options.groups, in: folder, journal: journal)
        let result: Audit.Result
        do {
            result = try await goThrough(plan, at: site)
        } catch {
            journal.complain("the run itself failed: \(error)")
            result = Audit.Result()
        }
        let table = ClosingTable(
            seed: options.seed, minutes: options.minutes, faults: journal.counted, result: result,
            onTheWay: journal.complained)
        journal.write(table.text)
        try await leave(site, keeping: options.keeps || !table.isGood)
        return table.isGood
    }

    private func print(_ plan: ChaosPlan) {
        journal.write("seed \(options.seed), \(options.minutes) minutes, \(plan.entries.count) faults:")
        for entry in plan.entries { journal.write("  \(entry)") }
    }

    private func goThrough(_ plan: ChaosPlan, at site: ChaosSite) async throws -> Audit.Result {
        let supervision = Task {
            try await withThrowingTaskGroup { group in
                for host in Host.allCases { group.addTask { try await site.host(host).supervise() } }
                group.addTask { await Witness(site: site).watch() }
                try await group.waitForAll()
            }
        }
        defer { supervision.cancel() }
        for host in Host.allCases { try await site.host(host).start() }
        journal.say("all hosts started; the stream begins")
        let start = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await Stream(site: site, plan: StreamPlan(seed: options.seed))
                    .run(until: start + .seconds(options.minutes * 60))
            }
            group.addTask { try await FaultPerformer(site: site).perform(plan, from: start) }
            try await group.waitForAll()
        }
        let ending = Ending(site: site)
        try await ending.drain()
        try await ending.stop()
        supervision.cancel()
        try await ending.sweep()
        return try await Audit(site: site).run()
    }

    /// Everything else of it goes with its namespaces.
    private func leave(_ site: ChaosSite, keeping isKept: Bool) async throws {
        for host in Host.allCases { await site.host(host).kill() }
        try? await site.postgres.stop(.fast)
        if isKept {
            try await site.volumes.keep()
            journal.write("kept: \(site.folder.path) (logs, configuration, and the disks as they were)")
        } else {
            try await Command.run(
                ["umount", "--lazy"]
                    + ChaosFolder.seats.map { "\(site.folder.data(of: $0.host, slot: $0.slot))/blobs" }
                    + Fault.Volume.allCases.map(site.folder.volume))
            try site.folder.remove()
        }
    }
}
