import Testing

/// The joining of a long document's ranges, statement by statement. The bounds: three ranges, one operator.
@Suite struct JoinModelTests {
    @Test func theLastRangeHandsTheDocumentOnOnce() {
        let found = Explorer(system: JoinModel()).explore()
        print("join model: \(found.states) states, \(found.steps) steps")
        #expect(found.fault == nil, "\(found.fault ?? ""): \(found.way.joined(separator: "; "))")
        #expect(found.states > 1000, "a model that hardly moves proves nothing")
    }

    /// Hand-offs and an operator never wait for each other in a circle. Two ranges that both give the document up can:
    /// one of them is told, begins again, and finds its job gone.
    @Test func onlyTwoThatGiveUpCanWaitForEachOther() {
        let found = Explorer(system: JoinModel(mayDeadlock: false, mayGiveUp: false)).explore()
        #expect(found.fault == nil, "\(found.fault ?? ""): \(found.way.joined(separator: "; "))")
        let circle = Explorer(system: JoinModel(mayDeadlock: false)).explore()
        #expect(circle.fault == "a deadlock")
        #expect(circle.way.filter { $0.hasSuffix("is to give up") }.count == 2)
    }

    @Test(arguments: JoinModel.Mistake.allCases)
    func everyMistakeIsFound(mistake: JoinModel.Mistake) {
        let mayDeadlock = mistake != .cancelsInAnotherOrder
        let model = JoinModel(mistake: mistake, mayDeadlock: mayDeadlock, mayGiveUp: mayDeadlock)
        let found = Explorer(system: model).explore()
        print("\(mistake): \(found.fault ?? "not found"): \(found.way.joined(separator: "; "))")
        #expect(found.fault != nil, "\(mistake)")
    }
}
