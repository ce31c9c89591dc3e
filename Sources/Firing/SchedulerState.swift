package import Foundation
package import Scheduling

/// What a scheduler remembers between two looks: which schedules are in force, and when each may be due. Pure.
package struct SchedulerState: Sendable {
    /// How often a schedule is looked at whose fires are not decided, since it is paused: it may be resumed.
    private static let pausedLook: TimeInterval = 10
    /// After the database was away.
    private static let afterFailure: TimeInterval = 5

    private var adopted: [Schedule] = []
    private var inForce: [String: Schedule] = [:]
    private var changed: Set<String> = []
    private var agenda = Agenda()
    private var noLookBefore = Date.distantPast

    package init() {}

    /// Takes over the schedules of the files: those that are new or changed are looked at anew.
    package mutating func adopt(_ schedules: [Schedule]) {
        // Between two edits it is the very same array, which costs nothing to compare with itself.
        guard schedules != adopted else { return }
        adopted = schedules
        let next = Dictionary(schedules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for name in inForce.keys where next[name] == nil { agenda.update(name, next: nil) }
        for (name, schedule) in next where inForce[name] != schedule {
            changed.insert(name)
            agenda.update(name, next: schedule.isEnabled ? .distantPast : nil)
        }
        changed.formIntersection(next.keys)
        inForce = next
    }

    /// Those that the database has not been told of.
    package var unknown: [Schedule] { changed.sorted().compactMap { inForce[$0] } }

    package mutating func markKnown() { changed = [] }

    package func mayLook(_ now: Date) -> Bool {
        // A clock that was set back must not make us wait.
        now >= noLookBefore || noLookBefore.timeIntervalSince(now) > Self.afterFailure
    }

    package mutating func due(at now: Date) -> [Schedule] {
        agenda.due(at: now).compactMap { inForce[$0] }
    }

    /// Says when each is to be looked at again.
    package mutating func decided(_ schedules: [Schedule], until: [String: Date], now: Date) {
        for schedule in schedules {
            if let moment = until[schedule.name] {
                agenda.update(schedule.name, next: schedule.nextFire(after: moment))
            } else {
                agenda.update(schedule.name, next: now.addingTimeInterval(Self.pausedLook))
            }
        }
    }

    /// What was due could not be decided: it stays so.
    package mutating func postpone(_ schedules: [Schedule], _ now: Date) {
        for schedule in schedules { agenda.update(schedule.name, next: .distantPast) }
        noLookBefore = now.addingTimeInterval(Self.afterFailure)
    }
}
