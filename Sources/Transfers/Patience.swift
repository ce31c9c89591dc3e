/// How long the other side is waited for.
package struct Patience: Sendable, Hashable {
    /// Until a connection stands, TLS included.
    package var connect: Duration
    /// Without a byte in either direction.
    package var stall: Duration
    /// From beginning to end, whatever happens.
    package var whole: Duration

    package init(
        connect: Duration = .seconds(15), stall: Duration = .seconds(60), whole: Duration = .seconds(120)
    ) {
        self.connect = connect
        self.stall = stall
        self.whole = whole
    }

    /// The same, and longer for what is large: a line of 100 kB/s is not to be given up.
    package func sending(bytes: Int) -> Patience {
        var longer = self
        longer.whole += .seconds(bytes / 100_000)
        return longer
    }
}
