import Testing

@testable import Typesetting

@Suite struct PaginationTests {
    private func pages(_ strips: [StripPlace], heads: [Double] = [10]) -> [Pagination.Page] {
        Pagination(strips, headHeights: heads, bodyHeights: (portrait: 100, landscape: 60)).pages
    }

    private func strips(_ pages: [Pagination.Page]) -> [[Int]] { pages.map { $0.strips.map(\.strip) } }

    @Test func `strips fill a page, and the next begins at its top`() {
        let pages = pages(Array(repeating: StripPlace(height: 31, spaceBefore: 5), count: 4))
        #expect(strips(pages) == [[0, 1], [2, 3]])
        #expect(pages.map { $0.strips.map(\.y) } == [[0, 36], [0, 36]])
    }

    @Test func `what fits to the point fits`() {
        #expect(strips(pages(Array(repeating: StripPlace(height: 50), count: 3))) == [[0, 1], [2]])
    }

    @Test func `a heading goes with what it is above`() {
        let heading = StripPlace(height: 20, keepsWithNext: true)
        #expect(
            strips(pages([StripPlace(height: 70), heading, heading, StripPlace(height: 40)])) == [
                [0], [1, 2, 3],
            ])
    }

    @Test func `a run longer than a page is broken, and nothing is lost`() {
        let run =
            Array(repeating: StripPlace(height: 40, keepsWithNext: true), count: 5) + [StripPlace(height: 40)]
        #expect(strips(pages(run)) == [[0, 1], [2, 3], [4, 5]])
    }

    @Test func `a row that begins a page has its head above it`() {
        let rows = Array(repeating: StripPlace(height: 30, table: 0), count: 5)
        let pages = pages([StripPlace(height: 10)] + rows)
        #expect(pages.map(\.head) == [nil, 0])
        #expect(strips(pages) == [[0, 1, 2, 3], [4, 5]])
        #expect(pages[1].strips.map(\.y) == [10, 40])
    }

    @Test func `a wide table lies on pages of its own`() {
        let pages = pages([
            StripPlace(height: 10), StripPlace(height: 10, keepsWithNext: true),
            StripPlace(height: 30, isLandscape: true),
            StripPlace(height: 30, isLandscape: true, table: 0), StripPlace(height: 10),
        ])
        #expect(strips(pages) == [[0], [1, 2], [3], [4]])
        #expect(pages.map(\.isLandscape) == [false, true, true, false])
        #expect(pages.map(\.head) == [nil, nil, 0, nil])
    }

    @Test func `a strip higher than any page has a page, and a report of nothing has one`() {
        #expect(
            strips(pages([StripPlace(height: 10), StripPlace(height: 500), StripPlace(height: 10)])) == [
                [0], [1], [2],
            ])
        #expect(strips(pages([])) == [[]])
    }
}
