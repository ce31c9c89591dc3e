import Testing

/// The queue's protocol, walked through in every order. The bounds: one document of two stages and two attempts, or two
/// documents of one stage and one attempt; two workers, the first with two jobs in hand in the smaller of the two; any number
/// of crashes, lost answers, expiries, failures and cancellings.
@Suite struct LeaseModelTests {
    static let small = LeaseModel(documents: 1)
    static let pair = LeaseModel(documents: 2, stages: 1, maxAttempts: 1, workers: [[0], [1]])

    @Test(arguments: [small, pair])
    func nothingIsLostOrDoubledAndEverythingEnds(model: LeaseModel) {
        let found = Explorer(system: model).explore()
        print("lease model, documents: \(model.documents): \(found.states) states, \(found.steps) steps")
        #expect(found.fault == nil, "\(found.fault ?? ""): \(found.way.joined(separator: "; "))")
        #expect(found.states > 1000, "a model that hardly moves proves nothing")
    }

    /// An explorer that finds nothing must be able to.
    @Test(arguments: LeaseModel.Mistake.allCases)
    func everyMistakeIsFound(mistake: LeaseModel.Mistake) {
        var model = Self.small
        model.mistake = mistake
        let found = Explorer(system: model).explore()
        print("\(mistake): \(found.fault ?? "not found"): \(found.way.joined(separator: "; "))")
        #expect(found.fault != nil, "\(mistake)")
    }
}
