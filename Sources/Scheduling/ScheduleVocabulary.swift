/// The names that a schedule's file may use.
package struct ScheduleVocabulary: Sendable, Hashable {
    /// Each with the names of its parameters.
    package var reports: [String: [String]]
    package var sweeps: [String]
    /// Each with the names of its parameters.
    package var chores: [String: [String]]
    /// `yesterday`, `last-week`.
    package var periods: [String]
    /// `pdf`
    package var formats: [String]

    package init(
        reports: [String: [String]], sweeps: [String], chores: [String: [String]], periods: [String],
        formats: [String]
    ) {
        self.reports = reports
        self.sweeps = sweeps
        self.chores = chores
        self.periods = periods
        self.formats = formats
    }
}
