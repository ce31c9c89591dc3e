import Documents
import Reading
import Testing

@Suite("Patch codes")
struct PatchCodeTests {
    /// Bars and the spaces between them, in hundredths of an inch.
    private func widths(_ bars: [Double]) -> [Double] {
        [bars[0], 8, bars[1], 8, bars[2], 8, bars[3]]
    }

    @Test(
        "are known by which two bars are wide",
        arguments: [
            ([20, 20, 8, 8], PatchCode.one), ([20, 8, 8, 20], .two), ([20, 8, 20, 8], .transfer),
            ([8, 20, 20, 8], .four), ([8, 8, 20, 20], .one), ([8, 20, 8, 20], .transfer),
        ])
    func codes(bars: [Double], code: PatchCode) {
        #expect(PatchCode(widths: widths(bars)) == code)
    }

    @Test("are known when ink has run, and when it has faded")
    func ink() {
        #expect(PatchCode(widths: [10, 6, 22, 6, 10, 6, 22]) == .transfer)
        #expect(PatchCode(widths: [6, 10, 18, 10, 6, 10, 18]) == .transfer)
    }

    @Test(
        "are nothing else",
        arguments: [
            [8, 8, 8, 8, 8, 8, 8], [20, 8, 20, 8, 20, 8, 8], [8, 20, 20, 8, 8, 8, 20], [8, 8, 20, 8, 8, 8],
            [8, 1, 20, 1, 8, 1, 20], [0, 0, 0, 0, 0, 0, 0], [20, 8, 60, 8, 8, 8, 8],
        ] as [[Double]])
    func others(widths: [Double]) {
        #expect(PatchCode(widths: widths) == nil)
    }

    /// A raster of A5 at 100 dpi, with what `isInk` says.
    private func raster(_ isInk: (_ x: Int, _ y: Int) -> Bool) -> GreyRaster {
        let (width, height) = (583, 827)
        let bytes = (0..<(width * height)).map { isInk($0 % width, $0 / width) ? UInt8(20) : 230 }
        return GreyRaster(width: width, height: height, bytes: bytes)
    }

    private func isBar(_ place: Int) -> Bool {
        [100..<108, 116..<136, 144..<152, 160..<180].contains { $0.contains(place) }
    }

    @Test("are found across the page, along it and aslant, with their place")
    func places() throws {
        let across = try #require(
            PatchCodeFinder(raster { x, y in (200..<450).contains(y) && isBar(x) }).find().first)
        #expect(across.code == .transfer)
        #expect(abs(across.box.x - 100.0 / 583) < 0.01 && abs(across.box.width - 80.0 / 583) < 0.01)
        let along = PatchCodeFinder(raster { x, y in (200..<450).contains(x) && isBar(y) }).find()
        #expect(along.map(\.code) == [.transfer])
        let slanted = PatchCodeFinder(raster { x, y in (200..<450).contains(y) && isBar(x + y / 25) }).find()
        #expect(slanted.map(\.code) == [.transfer])
    }

    @Test("need their length, and room beside them")
    func room() {
        let short = raster { x, y in (200..<225).contains(y) && isBar(x) }
        #expect(PatchCodeFinder(short).find().isEmpty)
        let fence = raster { x, y in (200..<450).contains(y) && (isBar(x) || (90..<97).contains(x)) }
        #expect(PatchCodeFinder(fence).find().isEmpty)
    }

    @Test("A sheet with a speck and a shadow at its edge is blank, one with a line of text is not")
    func blank() {
        #expect(raster { x, y in x < 20 || (x == 300 && y < 400 && y > 380) }.isBlank)
        #expect(!raster { x, y in (300..<310).contains(y) && (100..<200).contains(x) && x % 3 == 0 }.isBlank)
    }
}
