import Catalogues
package import Foundation
package import Logging
package import StrictYAML

/// How schedule files are read. Nothing of one collides with another but its name.
package struct ScheduleRules: CatalogueRules {
    package static let noun = "schedule"
    package static let mayBeEmpty = true

    /// Of schedules that name none.
    let timeZone: TimeZone
    /// Nil for a check of a file by itself, wherever it will be used: any name will do.
    let vocabulary: ScheduleVocabulary?

    package init(timeZone: TimeZone, vocabulary: ScheduleVocabulary?) {
        self.timeZone = timeZone
        self.vocabulary = vocabulary
    }

    package func load(_ path: String, file: String) throws(ConfigurationMistakes) -> ScheduleDraft {
        try ConfigurationDocument.load(path, file: file).decode { read($0, file: file) }
    }

    package func objections(
        to draft: ScheduleDraft, beside others: [ScheduleDraft]
    ) -> [ConfigurationMistake] { [] }

    package func metadata(of schedule: Schedule) -> Logger.Metadata {
        [
            "schedule": "\(schedule.name)", "cron": "\(schedule.recurrence.source)",
            "timezone": "\(schedule.timeZone.identifier)", "enabled": "\(schedule.isEnabled)",
        ]
    }
}
