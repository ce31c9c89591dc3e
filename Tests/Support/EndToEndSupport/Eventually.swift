package struct TooLate: Error, CustomStringConvertible {
    package let condition: String
    package let patience: Duration
    package var description: String { "still not so after \(patience): \(condition)" }
}

/// Looks again and again until `condition` holds; throws when it doesn't in time.
package func eventually(
    _ description: String, within patience: Duration = .seconds(60),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + patience
    while try await !condition() {
        guard ContinuousClock.now < deadline else {
            throw TooLate(condition: description, patience: patience)
        }
        try await Task.sleep(for: .milliseconds(50))
    }
}

/// What `look` finds, as soon as it finds something.
package func eventually<Value>(
    _ description: String, within patience: Duration = .seconds(60), _ look: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
        if let value = try await look() { return value }
        try await Task.sleep(for: .milliseconds(50))
    }
    throw TooLate(condition: description, patience: patience)
}
