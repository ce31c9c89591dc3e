import CTesseract
import Documents
import Extraction
import Testing

@testable import Reading

@Suite("The light on a picture of a page")
struct PaperLightTests {
    private static let (width, height) = (800, 1000)

    /// Rows of dark strokes on paper whose brightness comes from where it is.
    private func page(_ light: (_ x: Double, _ y: Double) -> Double) throws -> Pixels {
        let pixels = try Pixels(greyWidth: Self.width, height: Self.height)
        for y in 0..<Self.height {
            for x in 0..<Self.width {
                let isInk = y % 20 < 8 && x % 12 < 4
                let paper = light(Double(x) / Double(Self.width), Double(y) / Double(Self.height))
                pixSetPixel(pixels.handle, Int32(x), Int32(y), UInt32(250 * paper * (isInk ? 0.2 : 1)))
            }
        }
        return pixels
    }

    @Test("is even on a scan, faint or not, and on one with black edges")
    func even() throws {
        for light in [1, 0.5] {
            #expect(try page { _, _ in light }.paperLight()?.isUneven == false)
        }
        #expect(try page { x, y in x < 0.05 || y > 0.95 ? 0.05 : 1 }.paperLight()?.isUneven == false)
    }

    @Test("is uneven where it comes from one side, or a shadow lies")
    func uneven() throws {
        #expect(try page { x, _ in 0.25 + 0.75 * x }.paperLight()?.isUneven == true)
        #expect(try page { x, y in x + y < 0.8 ? 0.4 : 1 }.paperLight()?.isUneven == true)
    }

    @Test("can't be told of a drawing in black and white, or of a tiny picture")
    func unknown() throws {
        #expect(try Pixels(pixCreate(800, 1000, 1)).paperLight() == nil)
        #expect(try Pixels(greyWidth: 100, height: 90).paperLight() == nil)
    }

    @Test("is even once it was made so, and ink stays ink")
    func madeEven() throws {
        let dark = try page { x, _ in 0.25 + 0.75 * x }
        let made = try dark.evenlyLit()
        guard let lit = consume made else {
            Issue.record("nothing was made")
            return
        }
        let evenness = try lit.paperLight()?.evenness ?? 0
        #expect(evenness > 0.9)
        for x in [124, 604] {
            var (ink, paper): (UInt32, UInt32) = (0, 0)
            pixGetPixel(lit.handle, Int32(x - x % 12 + 1), 504, &ink)
            pixGetPixel(lit.handle, Int32(x - x % 12 + 8), 504, &paper)
            #expect(paper > 2 * ink)
        }
    }

    @Test("keeps no line from being read, the darkest neither")
    func isReadNonetheless() async throws {
        let paper = try DrawnPaper()
        let lines = [
            "Dear customer,", "thank you for your order of the fourth of March.", "With kind regards",
        ]
        try paper.makePNG("even.png", lines: lines)
        let drawn = try Pixels(pixRead(paper.path("even.png")))
        let flat = try drawn.flattened()
        let even = try Pixels(pixConvertTo8(flat.handle, 0))
        for x in 0..<even.width {
            let light = 0.2 + 0.8 * Double(x) / Double(even.width)
            for y in 0..<even.height {
                var value: UInt32 = 0
                pixGetPixel(even.handle, Int32(x), Int32(y), &value)
                pixSetPixel(even.handle, Int32(x), Int32(y), UInt32(Double(value) * light))
            }
        }
        #expect(pixWrite(paper.path("uneven.png"), even.handle, Int32(IFF_PNG)) == 0)
        let document = try await paper.read("uneven.png")
        await paper.pool.shutdown()
        #expect(document.pages[0].text == lines.joined(separator: "\n"))
    }

    @Test("is decided by the darker parts and the brighter ones")
    func decision() {
        #expect(PaperLight(brightness: []).evenness == 1)
        #expect(PaperLight(brightness: [0, 0]).evenness == 1)
        // One part in twenty is a stamp, no shadow.
        #expect(
            !PaperLight(brightness: [UInt8](repeating: 240, count: 95) + [UInt8](repeating: 20, count: 5))
                .isUneven)
        #expect(
            PaperLight(brightness: [UInt8](repeating: 240, count: 80) + [UInt8](repeating: 120, count: 20))
                .isUneven)
    }
}
