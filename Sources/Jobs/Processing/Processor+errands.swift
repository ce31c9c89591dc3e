import Logging
import Postgres

/// What the processor does beside the work itself.
extension Processor {
    func runErrands() async {
        await withTaskGroup { group in
            group.addTask { await self.listenForJobs() }
            group.addTask { await self.announceJobs() }
            group.addTask { await self.pollRegularly() }
            group.addTask { await self.rescueRegularly() }
            group.addTask { await self.makePartitionsRegularly() }
            group.addTask { await self.vacuumRegularly() }
        }
    }

    private func listenForJobs() async {
        for await payload in queue.database.listen(JobQueue.channel) {
            if payload == JobQueue.cancellation {
                await renewLeasesNow()
            } else {
                bell.ringAll()
            }
        }
    }

    /// Tells other machines of the jobs that this one adds, a few times a second at most.
    private func announceJobs() async {
        for await _ in announcer.additions {
            do {
                try await JobQueue.announce(on: queue.database)
            } catch {
                logger.debug("jobs were not announced; others find them when they poll: \(error)")
            }
            guard await pause(.milliseconds(250)) else { return }
        }
    }

    private func pollRegularly() async {
        while await pause(options.poll) {
            bell.ringAll()
        }
    }

    private func rescueRegularly() async {
        while await pause(min(queue.leaseDuration / 2, .seconds(10))) {
            await giveBackUnknown()
            await rescueLost(everyone: false)
        }
    }

    /// A service may run for years: the history's months to come are looked after once a day.
    private func makePartitionsRegularly() async {
        repeat {
            do {
                _ = try await queue.database.query("SELECT make_stage_run_partitions(2)")
            } catch {
                logger.warning("the history's next months were not made", metadata: ["error": "\(error)"])
            }
        } while await pause(.seconds(86_400))
    }

    /// The server's own vacuum comes by once a minute at most; in that time a busy queue leaves millions of dead rows.
    private func vacuumRegularly() async {
        while await pause(.seconds(10)) {
            do {
                try await queue.vacuum()
            } catch {
                logger.debug("the queue was not vacuumed; the server does it in its time: \(error)")
            }
        }
    }

    /// What this worker doesn't know of nobody began, so it must know of all that it ever began; and it can't tell while
    /// the answer to an older claim may still arrive.
    private func giveBackUnknown() async {
        guard !hand.awaitsClaim(for: .seconds(2)) else { return }
        do {
            let known = hand.known(leftBehindFor: queue.leaseDuration * 10)
            guard try await queue.giveBackUnknown(inHand: known) > 0 else { return }
            logger.notice("gave back jobs whose claim was answered into a lost connection")
            bell.ringAll()
        } catch {
            logger.warning("jobs of lost claims could not be looked for", metadata: ["error": "\(error)"])
        }
    }

    /// What this worker has said of itself is no longer so when it goes.
    func takeLeave() async {
        await forgetBreakers(breakers.open)
        do {
            try await queue.forgetEndedLeases()
        } catch {
            logger.debug("claims that are over stay written down until they expire: \(error)")
        }
    }

    func rescueLost(everyone: Bool) async {
        do {
            let (rescued, exhausted) = try await rescuer.rescue(
                handler.stages, policy: options.retry, everyone: everyone)
            if rescued > 0 {
                logger.notice("took jobs from workers that are gone", metadata: ["jobs": "\(rescued)"])
                bell.ringAll()
            }
            // In hand, so that their leases are renewed.
            for job in exhausted { hand.take(job) }
            defer { exhausted.forEach(hand.put) }
            for job in exhausted {
                await giveUp(job, failure: job.lastFailure ?? "the worker was gone before it finished")
            }
        } catch {
            logger.warning("lost jobs could not be looked for", metadata: ["error": "\(error)"])
        }
    }

    /// Renews what is in hand until it is cancelled, also while the processor drains.
    func renewLeases() async {
        while await pause(queue.leaseDuration / 3) {
            await renewLeasesNow()
        }
    }

    /// Calls off what is no longer ours: rescued by another worker, or cancelled.
    private func renewLeasesNow() async {
        let jobs = hand.jobs
        guard !jobs.isEmpty else { return }
        do {
            let ours = try await queue.renew(jobs)
            let known = Set(jobs.map(\.id))
            hand.recall(.leaseLost) { known.contains($0.id) && !ours.contains($0.id) }
        } catch {
            logger.warning("leases could not be renewed", metadata: ["error": "\(error)"])
        }
    }
}
