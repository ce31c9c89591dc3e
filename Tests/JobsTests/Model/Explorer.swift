/// A protocol as a machine of few states, for the explorer to walk through in every order.
protocol TransitionSystem {
    associatedtype State
    associatedtype Key: Hashable
    var start: State { get }
    /// The state in few bits: two states are the same when their keys are.
    func key(_ state: State) -> Key
    /// Everything that may happen next.
    func steps(from state: State) -> [Step<State>]
    /// What is wrong with a state, for people; nil when nothing is.
    func fault(in state: State) -> String?
    /// Whether all that was begun has come to its end.
    func isEnd(_ state: State) -> Bool
}

struct Step<State> {
    let name: String
    let state: State
    /// A blow of fate, or an operator's: what must come to its end has to do so without.
    var isMishap = false
}

/// What walking through all states found.
struct Exploration: Sendable {
    var states = 0
    var steps = 0
    /// The first thing that was wrong, and the shortest way there.
    var fault: String?
    var way: [String] = []
}

/// Visits every state that can be reached, breadth first, so that the way to a fault is the shortest there is. Then asks
/// of each whether an end can be reached from it without further mishaps.
struct Explorer<System: TransitionSystem> {
    let system: System
    /// A bound against a model that isn't finite: reaching it is a fault.
    var mostStates = 1_000_000

    private struct Visit {
        let state: System.State
        let before: Int
        let step: String
    }

    func explore() -> Exploration {
        var found = Exploration()
        var visits = [Visit(state: system.start, before: -1, step: "start")]
        var numbers = [system.key(system.start): 0]
        /// For every state, those from which one step that is no mishap leads to it.
        var sources: [[Int32]] = [[]]
        var next = 0
        while next < visits.count {
            let state = visits[next].state
            if let fault = system.fault(in: state) {
                return report(fault, at: next, visits, &found)
            }
            for step in system.steps(from: state) {
                found.steps += 1
                let key = system.key(step.state)
                let number = numbers[key] ?? visits.count
                if number == visits.count {
                    guard number < mostStates else {
                        return report("there is no end of states", at: next, visits, &found)
                    }
                    numbers[key] = number
                    visits.append(Visit(state: step.state, before: next, step: step.name))
                    sources.append([])
                }
                if !step.isMishap { sources[number].append(Int32(next)) }
            }
            next += 1
        }
        if let stuck = firstStuck(visits, sources) {
            return report("it is stuck: no end can be reached from here", at: stuck, visits, &found)
        }
        found.states = visits.count
        return found
    }

    /// Walks back from the ends.
    private func firstStuck(_ visits: [Visit], _ sources: [[Int32]]) -> Int? {
        var isSaved = visits.map { system.isEnd($0.state) }
        var front = isSaved.indices.filter { isSaved[$0] }
        while let number = front.popLast() {
            for source in sources[number] where !isSaved[Int(source)] {
                isSaved[Int(source)] = true
                front.append(Int(source))
            }
        }
        return isSaved.firstIndex(of: false)
    }

    private func report(_ fault: String, at number: Int, _ visits: [Visit], _ found: inout Exploration)
        -> Exploration
    {
        found.states = visits.count
        found.fault = fault
        var number = number
        while number > 0 {
            found.way.insert(visits[number].step, at: 0)
            number = visits[number].before
        }
        return found
    }
}
