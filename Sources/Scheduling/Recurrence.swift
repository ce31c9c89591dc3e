/// When a schedule fires: by the calendar, or every so often.
package enum Recurrence: Sendable, Hashable {
    case cron(CronExpression)
    /// Every so often since 1970, so that every machine counts alike: `@every 15m`.
    case every(Duration)
}
