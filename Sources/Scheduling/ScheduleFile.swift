import Catalogues
import Foundation
package import StrictYAML

/// Reads schedule files once; `ScheduleCatalogue` keeps reading them.
package enum ScheduleFile {
    /// Every schedule of a folder that may be in force, and everything that is wrong with the others.
    package static func load(
        folder: String, rules: ScheduleRules
    ) -> (schedules: [Schedule], mistakes: [ConfigurationMistake]) {
        var state = CatalogueState<ScheduleRules>()
        _ = state.read(CatalogueFolder(path: folder), rules)
        return (state.items, state.mistakes)
    }

    /// One file, seen by itself.
    package static func load(
        file path: String, rules: ScheduleRules
    ) throws(ConfigurationMistakes) -> Schedule {
        try rules.load(path, file: path).item
    }

    /// The text of one file, seen by itself. `file` is how mistakes call it.
    package static func parse(
        _ text: String, file: String, rules: ScheduleRules
    ) throws(ConfigurationMistakes) -> Schedule {
        try ConfigurationDocument.parse(text, file: file).decode { rules.read($0, file: file) }.item
    }

    /// Every key that a file may hold: `cron`, `run.report`.
    package static var keys: [String] {
        KnownKeys.of { ScheduleRules(timeZone: .gmt, vocabulary: nil).read($0, file: "") }
    }
}
