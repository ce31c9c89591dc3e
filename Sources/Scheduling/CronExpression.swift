/// Five fields of a calendar, as cron(5) has them.
package struct CronExpression: Sendable, Hashable {
    /// As it was written.
    package let source: String
}
