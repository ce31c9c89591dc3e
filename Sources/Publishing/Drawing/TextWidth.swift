/// How wide text is in DejaVu Sans, which is wider than what browsers take; so that labels keep their distance without
/// a font at hand.
package enum TextWidth {
    /// In points, or pixels, as `size`. As much as it takes or a little more, for scripts not listed much more.
    package static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
        text.unicodeScalars.reduce(0) { $0 + advance(of: $1, isBold: isBold) } * size / 1000
    }

    /// The widths of all its letters are known, and no other font is needed for any of them.
    package static func isKnown(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            tables.contains {
                $0.first <= scalar.value && scalar.value < $0.first + UInt32($0.advances.count)
            }
                || "–—…−".unicodeScalars.contains(scalar)
        }
    }

    /// What of the text fits, with `…` where something was cut.
    package static func cut(_ text: String, to width: Double, size: Double) -> String {
        guard of(text, size: size) > width else { return text }
        var left = width - of("…", size: size)
        let kept = text.prefix { character in
            left -= of(String(character), size: size)
            return left >= 0
        }
        return kept.trimmingSuffix { $0 == " " } + "…"
    }

    private static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Double {
        let regular = advance(of: scalar)
        guard isBold else { return regular }
        // A test measures that hardly a letter of the bold face is wider than this.
        return regular * (scalar.value < 0x7F ? (regular < 425 ? 1.27 : 1.22) : 1.32)
    }

    private static func advance(of scalar: Unicode.Scalar) -> Double {
        for table in tables where scalar.value >= table.first {
            let index = Int(scalar.value - table.first)
            if index < table.advances.count { return Double(table.advances[index]) }
        }
        switch scalar.value {
        case 0x2010...0x2015, 0x2018...0x2026: return 1000
        case 0x2212, 0x2190...0x2193: return 838
        case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF: return 1000
        default: return 1300
        }
    }

    /// Advance widths of DejaVu Sans 2.37 in thousandths of its size, rounded up.
    private static let tables: [(first: UInt32, advances: [UInt16])] = [
        (
            0x20,
            [
                318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637,
                637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699,
                771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732,
                685, 989, 686, 611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353, 635,
                634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592,
                525, 637, 337, 637, 838,
            ]
        ),
        (
            0xA0,
            [
                318, 401, 637, 637, 637, 637, 337, 500, 500, 1000, 472, 612, 838, 0, 1000, 500, 500, 838,
                401, 401, 500, 637, 637, 318, 500, 401, 472, 612, 970, 970, 970, 531, 685, 685, 685, 685,
                685, 685, 975, 699, 632, 632, 632, 632, 295, 295, 295, 295, 775, 749, 788, 788, 788, 788,
                788, 838, 788, 732, 732, 732, 732, 611, 605, 630, 613, 613, 613, 613, 613, 613, 982, 550,
                616, 616, 616, 616, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838, 612, 634,
                634, 634, 634, 592, 635, 592, 685, 613, 685, 613, 685, 613, 699, 550, 699, 550, 699, 550,
                699, 550, 771, 635, 775, 635, 632, 616, 632, 616, 632, 616, 632, 616, 632, 616, 775, 635,
                775, 635, 775, 635, 775, 635, 752, 634, 917, 695, 295, 278, 295, 278, 295, 278, 295, 278,
                295, 278, 590, 556, 295, 278, 656, 580, 580, 558, 278, 558, 278, 558, 375, 558, 342, 563,
                285, 749, 634, 749, 634, 749, 634, 814, 749, 634, 788, 612, 788, 612, 788, 612, 1070, 1023,
                695, 412, 695, 412, 695, 412, 635, 521, 635, 521, 635, 521, 635, 521, 611, 393, 611, 393,
                611, 393, 732, 634, 732, 634, 732, 634, 732, 634, 732, 634, 732, 634, 989, 818, 611, 592,
                611, 686, 525, 686, 525, 686, 525, 353,
            ]
        ),
        (
            0x370,
            [
                655, 568, 862, 648, 279, 279, 749, 650, 704, 704, 500, 550, 550, 550, 337, 295, 704, 704,
                704, 704, 500, 500, 693, 318, 747, 872, 409, 704, 813, 704, 825, 826, 339, 685, 687, 558,
                685, 632, 686, 752, 788, 295, 656, 685, 863, 749, 632, 788, 752, 604, 704, 632, 611, 611,
                788, 686, 788, 765, 295, 611, 660, 541, 634, 339, 579, 660, 639, 592, 612, 541, 544, 634,
                612, 339, 590, 592, 637, 559, 558, 612, 603, 635, 587, 634, 603, 579, 660, 578, 660, 838,
                339, 579, 612, 579, 838, 656, 615, 620, 699, 843, 699, 660, 838, 664, 788, 612, 649, 587,
                576, 459, 660, 660, 866, 628, 934, 838, 759, 660, 792, 615, 687, 607, 768, 625, 700, 612,
                611, 537, 664, 635, 550, 278, 788, 616, 616, 605, 635, 699, 863, 651, 635, 704, 699, 704,
                632, 632, 787, 610, 699, 635, 295, 295, 295, 1094, 1045, 787, 710, 749, 610, 752, 685, 687,
                687, 610, 782, 632, 1078, 642, 749, 749, 710, 752, 863, 752, 788, 752, 604, 699, 611, 610,
                861, 686, 777, 686, 1070, 1094, 833, 883, 687, 699, 1080, 695, 613, 617, 590, 526, 692, 616,
                901, 532, 650, 650, 605, 640, 755, 654, 612, 654, 635, 550, 583, 592, 855, 592, 681, 591,
                916, 942, 707, 790, 590, 549, 842, 602, 616, 616, 625, 526, 549, 521, 278, 278, 278, 903,
                899, 652, 605, 650, 592, 654,
            ]
        ),
    ]
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, isCut(last) { rest.removeLast() }
        return String(rest)
    }
}
