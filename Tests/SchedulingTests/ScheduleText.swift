import Foundation
import Scheduling
import StrictYAML

/// Shorthand of this module's tests of files.
enum ScheduleText {
    /// The least that a file may say.
    static let least = "name: nightly\ncron: \"0 3 * * *\"\nrun: { chore: retention }\n"

    static let rules = ScheduleRules(
        timeZone: .gmt,
        vocabulary: ScheduleVocabulary(
            reports: [
                "operations": ["slo", "top"], "quality": [], "content": [], "costs": [], "health": [],
            ],
            sweeps: ["quick", "full", "response-times"],
            chores: [
                "retention": [], "reconciliation": ["sample"], "roll-up": [], "verify-backup": ["share"],
            ],
            periods: ["yesterday", "last-week", "last-month"],
            formats: ["html", "pdf", "xlsx", "csv", "json"]))

    static func schedule(_ text: String) throws -> Schedule {
        try ScheduleFile.parse(text, file: "s.yaml", rules: rules)
    }

    /// What a person reads about a file by itself.
    static func mistakes(_ text: String, rules: ScheduleRules = rules) -> [String] {
        do {
            _ = try ScheduleFile.parse(text, file: "s.yaml", rules: rules)
            return []
        } catch {
            return error.mistakes.map(\.description)
        }
    }
}
