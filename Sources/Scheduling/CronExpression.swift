/// Five fields of a calendar, as crontab(5) has them, and what others have added: `L`, `W`, `LW`, `#`, `?`, `H`.
package struct CronExpression: Sendable, Hashable {
    /// As it was written.
    package let source: String

    let minutes: FieldSet
    let hours: FieldSet
    let months: FieldSet
    let days: DayRule
    /// Whether the minute or the hour begins with `*`. Such a job follows the clock's real minutes through changes of
    /// the offset; any other has fixed times, which neither get lost nor come twice.
    let isWildcard: Bool
}
