/// How long to wait after failures in a row: 1, 2, 4 … seconds, at most `limit`.
enum BackOff {
    static func delay(afterFailures failures: Int, limit: Duration) -> Duration {
        min(.seconds(1 << min(max(failures - 1, 0), 20)), limit)
    }
}
