import Firing
import Foundation
import Scheduling

// What ten thousand schedules cost the scheduler. `Benchmarks/schedules.sh` builds and runs this.

let count = 10_000

/// No two alike: every minute of the week, every kind of field, in turn in every time zone that there is.
func makeSchedules() throws -> [Schedule] {
    let zones = TimeZone.knownTimeZoneIdentifiers.compactMap(TimeZone.init(identifier:))
    return try (0..<count).map { number in
        let minute = number % 60
        let hour = number / 60 % 24
        let source =
            switch number % 10 {
            case 0: "\(minute) \(hour) * * *"
            case 1: "\(minute) \(hour) * * MON-FRI"
            case 2: "\(minute) \(hour) L * *"
            case 3: "\(minute)-59/7 */3 * * *"
            case 4: "\(minute) \(hour) 15W * *"
            case 5: "\(minute) \(hour) * * \(number % 7)#2"
            case 6: "\(minute) \(hour) 29 2 *"
            case 7: "\(minute) \(hour) 13 * FRI"
            case 8: "H/\(5 + number % 20) * * * *"
            default: "@every \(1 + number)s"
            }
        let name = "schedule-\(number)"
        return Schedule(
            name: name, recurrence: try Recurrence.parse(source, seed: name),
            timeZone: zones[number % zones.count], run: .sweep(name: "quick"))
    }
}

/// Of all threads of this process, in milliseconds.
func processorTime() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC) * 1000
}

func milliseconds(_ work: () -> Void) -> Double {
    ContinuousClock().measure(work) / .milliseconds(1)
}

func median(of rounds: Int, _ measure: () -> Double) -> Double {
    (0..<rounds).map { _ in measure() }.sorted()[rounds / 2]
}

func say(_ what: String, _ figure: Double, _ unit: String, target: String? = nil) {
    let text = String(format: "%.2f", figure)
    print("schedules: \(what): \(text) \(unit)" + (target.map { " (target \($0))" } ?? ""))
}

let schedules = try makeSchedules()
let now = Date()
func nextFires() {
    for schedule in schedules where schedule.nextFire(after: now) == nil { fatalError("\(schedule.name)") }
}
say(
    "next fires of \(count), the first time, every time zone new", milliseconds(nextFires), "ms",
    target: "under 100")
say("next fires of \(count), again, median of 5", median(of: 5) { milliseconds(nextFires) }, "ms")

var state = SchedulerState()
state.adopt(schedules)
// As after a first look that has decided about all.
state.decided(
    state.due(at: now), until: Dictionary(uniqueKeysWithValues: schedules.map { ($0.name, now) }), now: now)
state.markKnown()
let looks = 1000
let before = processorTime()
for _ in 0..<looks {
    state.adopt(schedules)
    guard state.mayLook(now), state.unknown.isEmpty, state.due(at: now).isEmpty else {
        fatalError("something is due")
    }
}
say(
    "processor time of a look with nothing due", (processorTime() - before) / Double(looks) * 1000, "µs",
    target: "under 5000")
