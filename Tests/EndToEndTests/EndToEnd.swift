import Testing

/// Each test runs the programs as an operator would, on an installation of its own. One after the other: they are
/// about time, and two of them would take each other's.
@Suite("End to end", .serialized, .timeLimit(.minutes(10)))
enum EndToEnd {}
