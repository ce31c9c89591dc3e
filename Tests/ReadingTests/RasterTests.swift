import Documents
import Reading
import Testing

@Suite("How finely a page is drawn for recognition")
struct RasterTests {
    private func fitted(
        _ picture: (width: Int, height: Int), box: Box = .whole, width: Double = 595, height: Double = 842
    ) throws -> Double {
        var raster = try Raster(width: width, height: height, megapixels: 120)
        raster.fit(picture: picture, box: box, width: width, height: height)
        return raster.dotsPerInch
    }

    @Test("A scan of about 300 dots per inch is drawn dot by dot, coarser and finer ones at 300")
    func native() throws {
        #expect(abs(try fitted((2480, 3508)) - 300.1) < 0.1)
        #expect(abs(try fitted((2066, 2924)) - 250) < 0.1)
        #expect(try fitted((1654, 2339)) == 300)
        #expect(try fitted((4960, 7016)) == 300)
    }

    @Test("A picture that is stretched or turned has no resolution of its own")
    func stretched() throws {
        #expect(try fitted((2480, 2480)) == 300)
        #expect(try fitted((3508, 2480)) == 300)
    }

    @Test("A picture with a margin around it counts as it lies")
    func margin() throws {
        let box = Box(x: 0.02, y: 0.02, width: 0.96, height: 0.96)
        #expect(abs(try fitted((2066, 2924), box: box) - 260.4) < 0.2)
    }

    @Test("A large page is drawn as its limit allows, whatever its picture")
    func large() throws {
        let dots = try fitted((9000, 9000), width: 2160, height: 2160)
        #expect(dots < 300 && abs(dots - 200) < 1)
    }
}
