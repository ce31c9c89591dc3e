/// What is wrong with one item of a field's list, and what might stand in its place.
struct CronItemMistake: Error {
    var message: String
    var nearest: String?

    init(_ message: String, nearest: String? = nil) {
        self.message = message
        self.nearest = nearest
    }
}
