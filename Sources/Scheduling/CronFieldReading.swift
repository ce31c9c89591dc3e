/// What one field of an expression says.
struct CronFieldReading: Sendable, Hashable {
    var values = FieldSet()
    /// Begins with `*`, or with what stands for it: `?`, and `H/15`, which is `*/15` moved.
    var isOpen = false
    /// `L` and its like of the two day fields.
    var special = DayRule()
}

/// What is wrong with one item of a field's list, and what might stand in its place.
struct CronItemMistake: Error {
    var message: String
    var nearest: String?

    init(_ message: String, nearest: String? = nil) {
        self.message = message
        self.nearest = nearest
    }
}
