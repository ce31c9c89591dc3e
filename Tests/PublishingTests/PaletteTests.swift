import Foundation
import Publishing
import Testing

@Suite struct PaletteTests {
    /// Relative luminance by WCAG 2.2, from 0 to 1.
    private func luminance(_ colour: Colour) -> Double {
        let parts = [colour.red, colour.green, colour.blue].map { part -> Double in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: Ink, _ other: Ink, _ palette: Palette) -> Double {
        let values = [one, other].map { luminance(palette.colour(of: $0)) + 0.05 }
        return max(values[0], values[1]) / min(values[0], values[1])
    }

    @Test(arguments: Palette.allCases) func `text has the contrast that WCAG asks for`(_ palette: Palette) {
        for ink in [Ink.text, .muted, .accent] + Tone.allCases.map(Ink.tone) {
            #expect(contrast(ink, .paper, palette) >= 4.5, "\(ink)")
        }
    }

    @Test(arguments: Palette.allCases) func `any two series differ in grey`(_ palette: Palette) {
        let lightness = (0..<Ink.seriesColours).map { index in
            116 * cbrt(luminance(palette.colour(of: .series(index)))) - 16
        }.sorted()
        for (one, next) in zip(lightness, lightness.dropFirst()) { #expect(next - one > 6) }
    }
}
