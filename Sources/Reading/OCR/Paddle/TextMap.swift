import Foundation

/// For each place of a picture, how likely it is that text stands there: what the network that looks for text says.
/// Text is where places hang together that are likely enough (Liao and others, Real-time Scene Text Detection with
/// Differentiable Binarization, 2020). The network is taught to see less than the whole of each run of text, so that
/// neighbours don't touch; what it sees is widened again by as much.
struct TextMap {
    private let width: Int
    private let height: Int
    private let likelihoods: [Float]

    init(width: Int, height: Int, likelihoods: [Float]) {
        self.width = width
        self.height = height
        self.likelihoods = likelihoods
    }

    // As PP-OCR is run with, but for the widening: measured on receipts, 1.4 reads more than 1.6.
    private static let likely: Float = 0.3
    private static let likelyOnTheWhole: Float = 0.5
    private static let widening = 1.4
    /// Of the map's places: whatever is lower is no text.
    private static let lowest = 3.0
    /// A page of more runs of text is none that is read unsurely.
    private static let most = 1000

    /// - Parameter scale: pixels of the picture for each place of the map.
    func strips(scale: (x: Double, y: Double)) -> [TextStrip] {
        var isOpen = mask()
        var strips: [TextStrip] = []
        var places: [(x: Int, y: Int)] = []
        for y in 0..<height {
            for x in 0..<width where isOpen[y * width + x] {
                collect(from: (x, y), of: &isOpen, into: &places)
                if let strip = strip(around: places, scale: scale) { strips.append(strip) }
                if strips.count == Self.most { return strips }
            }
        }
        return strips
    }

    /// The likely places, each with its neighbours to the right and below, so that thin runs don't fall apart.
    private func mask() -> [Bool] {
        var mask = [Bool](repeating: false, count: width * height)
        for y in 0..<height {
            for x in 0..<width where likelihoods[y * width + x] > Self.likely {
                for below in y...min(y + 1, height - 1) {
                    for right in x...min(x + 1, width - 1) { mask[below * width + right] = true }
                }
            }
        }
        return mask
    }

    /// All places that hang together with the first, corner to corner too. Closes them.
    private func collect(
        from first: (x: Int, y: Int), of isOpen: inout [Bool], into places: inout [(x: Int, y: Int)]
    ) {
        places.removeAll(keepingCapacity: true)
        places.append(first)
        isOpen[first.y * width + first.x] = false
        var next = 0
        while next < places.count {
            let place = places[next]
            next += 1
            for y in max(0, place.y - 1)...min(place.y + 1, height - 1) {
                for x in max(0, place.x - 1)...min(place.x + 1, width - 1) where isOpen[y * width + x] {
                    isOpen[y * width + x] = false
                    places.append((x, y))
                }
            }
        }
    }

    private func strip(around places: [(x: Int, y: Int)], scale: (x: Double, y: Double)) -> TextStrip? {
        guard Double(places.count) >= Self.lowest * Self.lowest else { return nil }
        let likelihood =
            places.reduce(Float(0)) { $0 + likelihoods[$1.y * width + $1.x] } / Float(places.count)
        guard likelihood >= Self.likelyOnTheWhole else { return nil }
        let angle = angle(of: places)
        let (cosine, sine) = (cos(angle), sin(angle))
        var (left, right, top, bottom) = (
            Double.infinity, -Double.infinity, Double.infinity, -Double.infinity
        )
        for place in places {
            let (x, y) = (Double(place.x) + 0.5, Double(place.y) + 0.5)
            let (along, across) = (x * cosine + y * sine, y * cosine - x * sine)
            (left, right) = (min(left, along - 0.5), max(right, along + 0.5))
            (top, bottom) = (min(top, across - 0.5), max(bottom, across + 0.5))
        }
        guard min(right - left, bottom - top) >= Self.lowest else { return nil }
        let margin =
            (right - left) * (bottom - top) * Self.widening / (2 * ((right - left) + (bottom - top)))
        return TextStrip(
            along: (left - margin)...(right + margin), across: (top - margin)...(bottom + margin),
            angle: angle,
            scale: scale)
    }

    /// By the straight line that fits best; level for what is too short to tell.
    private func angle(of places: [(x: Int, y: Int)]) -> Double {
        let columns = places.lazy.map(\.x)
        let rows = places.lazy.map(\.y)
        guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
            let bottom = rows.max(),
            right - left >= 2 * (bottom - top) || right - left > 60, right > left
        else { return 0 }
        let count = Double(places.count)
        let middleX = places.reduce(0.0) { $0 + Double($1.x) } / count
        let middleY = places.reduce(0.0) { $0 + Double($1.y) } / count
        var (spread, slope) = (0.0, 0.0)
        for place in places {
            let distance = Double(place.x) - middleX
            spread += distance * distance
            slope += distance * (Double(place.y) - middleY)
        }
        return atan(slope / spread)
    }
}
