/// How many results in a row it takes to change a state.
package struct Hysteresis: Sendable, Hashable {
    /// For the worse.
    package var confirm: Int
    /// For the better.
    package var recover: Int

    package init(confirm: Int = 2, recover: Int = 2) {
        self.confirm = confirm
        self.recover = recover
    }
}
