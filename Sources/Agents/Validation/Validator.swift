import Documents
package import Foundation

/// Checks what was found: checksums, sums, orders of dates. A value is changed only where a checksum proves a
/// single misread character. Gives the verification score: the share of the checks, by weight, that hold.
package struct Validator: Agent {
    package let name = "validator"
    package let capabilities: Set<Capability> = [.validation]
    private let now: @Sendable () -> Date

    package init(now: @escaping @Sendable () -> Date = { Date() }) {
        self.now = now
    }

    package func work(on caseFile: CaseFile) async throws -> CaseFile {
        var caseFile = caseFile
        Repairs.apply(to: &caseFile)
        let checks =
            IdentifierChecks.checks(of: caseFile) + SumChecks.checks(of: caseFile)
            + DateChecks(today: today).checks(of: caseFile)
        caseFile.findings += checks.compactMap(\.finding)
        adjust(&caseFile, by: checks)
        let weight = checks.reduce(0) { $0 + $1.weight }
        if weight > 0 {
            caseFile.verification = checks.filter(\.holds).reduce(0) { $0 + $1.weight } / weight
        }
        caseFile.findings += ExpectedFields.findings(for: caseFile)
        return caseFile
    }

    private var today: CalendarDate? {
        let calendar = Calendar(identifier: .gregorian)
        let parts = calendar.dateComponents([.year, .month, .day], from: now())
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// Each check that fails takes two fifths of a field's confidence; where none fails, each that holds takes away
    /// two fifths of the doubt.
    private func adjust(_ caseFile: inout CaseFile, by checks: [Check]) {
        for index in caseFile.fields.indices {
            let own = checks.filter { check in
                check.fields.contains { $0.rawValue == caseFile.fields[index].name }
            }
            var confidence = caseFile.fields[index].confidence
            if own.allSatisfy(\.holds) {
                for _ in own { confidence = min(0.99, confidence + 0.4 * (1 - confidence)) }
            } else {
                for _ in own.filter({ !$0.holds }) { confidence *= 0.6 }
            }
            caseFile.fields[index].confidence = confidence
        }
    }
}
