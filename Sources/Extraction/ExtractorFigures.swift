/// What a pool's children do, for those who watch it.
package struct ExtractorFigures: Sendable, Hashable {
    /// That run now.
    package var children: Int
    /// Since the pool began.
    package var started: Int
    /// Of these, how many crashed, hung or made no sense. The others were replaced in time, or ended with the pool.
    package var lost: Int

    package init(children: Int = 0, started: Int = 0, lost: Int = 0) {
        self.children = children
        self.started = started
        self.lost = lost
    }

    static func + (left: ExtractorFigures, right: ExtractorFigures) -> ExtractorFigures {
        ExtractorFigures(
            children: left.children + right.children, started: left.started + right.started,
            lost: left.lost + right.lost)
    }
}
