/// What has a state: a check, of one subject, on one machine where that matters.
package struct CheckKey: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    package var check: String
    /// Empty where a check has but one.
    package var subject: String
    /// Empty for what is the same seen from every machine.
    package var machine: String

    package init(check: String, subject: String = "", machine: String = "") {
        self.check = check
        self.subject = subject
        self.machine = machine
    }

    package static func < (left: CheckKey, right: CheckKey) -> Bool {
        (left.check, left.subject, left.machine) < (right.check, right.subject, right.machine)
    }

    /// `queue.age of extract`, `disk.space of data on scan1`
    package var description: String {
        let of = subject.isEmpty ? "" : " of \(subject)"
        return check + of + (machine.isEmpty ? "" : " on \(machine)")
    }
}
