import ArgumentParser

/// How much of a list to print.
struct ListLimit: ParsableArguments {
    @Option(help: "How many at most.") var limit = 100

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is 1 or more.") }
    }
}
