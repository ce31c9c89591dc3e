package import Documents

/// The pictures of a page that its text layer says nothing of.
package struct UnreadPictures: Sendable, Hashable {
    /// In fractions of the page, the larger first; none touches another.
    package let boxes: [Box]

    /// More words than that on a picture are its text, or it is what they stand on.
    private static let mostWordsOnThem = 4
    /// A line of small print, in fractions of the page; what is smaller is a logo or an ornament.
    private static let smallest = (width: 0.06, height: 0.012, area: 0.008)
    /// A page of more is made of pictures: the largest tell what it is about.
    private static let most = 12
    /// Hatchings and maps are made of tens of thousands; these are looked at, the largest first.
    private static let mostLookedAt = 1000
    /// Scanners and layout programs cut a picture into strips; so far apart they are still one.
    private static let seam = 0.004

    /// - Parameters:
    ///   - pictures: where they lie, in fractions of the page.
    ///   - words: those of the text layer.
    package init(pictures: [Box], words: [Box]) {
        let visible = pictures.map(\.clamped).filter { $0.area > 0 }.sorted { $0.area > $1.area }
        let unread = visible.prefix(Self.mostLookedAt).filter { picture in
            words.count { picture.contains(middleOf: $0) } <= Self.mostWordsOnThem
        }
        boxes = Self.joined(unread).filter { box in
            box.width >= Self.smallest.width && box.height >= Self.smallest.height
                && box.area >= Self.smallest.area
        }
        .sorted { $0.area > $1.area }.prefix(Self.most).map(\.self)
    }

    private static func joined(_ boxes: [Box]) -> [Box] {
        var joined: [Box] = []
        for box in boxes {
            var whole = box
            // A box that grew may touch those that it did not touch before.
            while let index = joined.firstIndex(where: { $0.touches(whole, within: seam) }) {
                whole = whole.union(joined.remove(at: index))
            }
            joined.append(whole)
        }
        return joined
    }
}

extension Box {
    /// As a part of the page.
    fileprivate var area: Double { width * height }

    fileprivate func touches(_ other: Box, within seam: Double) -> Bool {
        x <= other.maxX + seam && other.x <= maxX + seam && y <= other.maxY + seam && other.y <= maxY + seam
    }
}
