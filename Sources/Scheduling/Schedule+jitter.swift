package import Foundation

extension Schedule {
    /// How long a fire waits beyond its time: between zero and `jitter`, the same on every machine.
    package func jitterDelay(at fireTime: Date) -> Duration {
        let milliseconds = Int(jitter / .milliseconds(1))
        let fire = "\(name)\njitter\n\(Int(fireTime.timeIntervalSince1970))"
        return .milliseconds(StableHash.of(fire, below: milliseconds + 1))
    }
}
