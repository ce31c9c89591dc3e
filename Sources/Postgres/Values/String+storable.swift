extension String {
    /// Without NUL, the one character that Postgres can't hold in a text.
    package var storable: String {
        utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self
    }
}
