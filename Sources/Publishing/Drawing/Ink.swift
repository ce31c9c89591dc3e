/// What a colour is for; which colour that is, the paper decides.
package enum Ink: Sendable, Hashable {
    case paper, text, muted, axis, grid, accent
    case tone(Tone)
    /// A series of a chart, counted from 0.
    case series(Int)

    /// As many as have a colour of their own.
    package static let seriesColours = 6
}

/// In sRGB.
package struct Colour: Sendable, Hashable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ code: UInt32) {
        red = UInt8(truncatingIfNeeded: code >> 16)
        green = UInt8(truncatingIfNeeded: code >> 8)
        blue = UInt8(truncatingIfNeeded: code)
    }

    /// `#1b4f8f`
    package var code: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Every ink on light and on dark paper.
package enum Palette: Sendable, Hashable, CaseIterable {
    case light, dark

    package func colour(of ink: Ink) -> Colour {
        let codes = Self.codes(of: ink)
        return Colour(self == .light ? codes.light : codes.dark)
    }

    private static func codes(of ink: Ink) -> (light: UInt32, dark: UInt32) {
        switch ink {
        case .paper: (0xFFFFFF, 0x15191E)
        case .text: (0x1A1F26, 0xE6E9ED)
        case .muted: (0x59636E, 0xA3ADB8)
        case .axis: (0x8A939D, 0x77818C)
        case .grid: (0xE3E6EA, 0x2C333B)
        case .accent: (0x1B4F8F, 0x7FB2EE)
        case .tone(.neutral): (0x59636E, 0xA3ADB8)
        case .tone(.good): (0x1A7446, 0x5CC48C)
        case .tone(.warning): (0x8F5A00, 0xE5B04A)
        case .tone(.bad): (0xB3261E, 0xFF8A80)
        case .series(let index): series[index % series.count]
        }
    }

    /// Any two of them differ by 6 in CIE lightness, so they are told apart in grey, and by 16 in CIELAB as seen
    /// by eyes without red, green or blue (simulated as by Machado et al., 2009).
    private static let series: [(light: UInt32, dark: UInt32)] = [
        (0x1F5CA3, 0x5C9EEA), (0xE1A03E, 0xF5C55C), (0x258460, 0x2B8F6A), (0x83C8F4, 0xD6ECFF),
        (0x632952, 0x9C4680), (0x8B929A, 0xB2BAC3),
    ]
}
