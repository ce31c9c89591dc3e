/// What one field of an expression says.
struct CronFieldReading: Sendable, Hashable {
    var values = FieldSet()
    /// Begins with `*`, or with what stands for it: `?`, and `H/15`, which is `*/15` moved.
    var isOpen = false
    /// `L` and its like of the two day fields.
    var special = DayRule()
}
