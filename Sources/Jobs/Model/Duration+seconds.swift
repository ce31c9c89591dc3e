extension Duration {
    /// The duration in seconds, as `make_interval(secs => …)` wants it.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
