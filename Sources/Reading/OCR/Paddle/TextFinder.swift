import CTesseract

/// Finds the runs of text on a picture, wherever they are.
struct TextFinder: ~Copyable {
    private let model: OnnxModel

    init(path: String, runtime: OnnxRuntime) throws {
        model = try OnnxModel(path: path, input: "x", output: "fetch_name_0", runtime: runtime)
    }

    /// A picture of more pixels is looked at smaller. What looking takes of time and memory grows with them (half a second and
    /// 350 MB for these), and nothing ends it before its time. A receipt is found as well on fewer, and no better on more.
    private static let mostPixels = 1_000_000.0
    /// A line of letters has more.
    private static let lowestPicture = 8.0
    /// The network halves the picture five times.
    private static let step = 32

    func strips(on picture: borrowing Pixels) throws -> [TextStrip] {
        let pixels = Double(picture.width) * Double(picture.height)
        let factor = min(1, (Self.mostPixels / pixels).squareRoot())
        guard Double(min(picture.width, picture.height)) * factor >= Self.lowestPicture else { return [] }
        let small = try GreyRaster(picture.averaged(by: factor))
        let (width, height) = (padded(small.width), padded(small.height))
        // So slim that what is filled up counts for more than the picture.
        guard Double(width * height) < 1.2 * Self.mostPixels else { return [] }
        var values = [Float](repeating: 1, count: 3 * width * height)
        for row in 0..<small.height {
            for column in 0..<small.width {
                let value = Float(small[column, row]) / 127.5 - 1
                let place = row * width + column
                for colour in 0..<3 { values[colour * width * height + place] = value }
            }
        }
        let map = try model.run(values, shape: [1, 3, height, width]) { answer, shape in
            guard shape == [1, 1, height, width] else {
                throw OnnxFault(message: "a map of \(shape) for a picture of \(width) by \(height)")
            }
            return TextMap(width: width, height: height, likelihoods: Array(answer))
        }
        return map.strips(
            scale: (
                Double(picture.width) / Double(small.width), Double(picture.height) / Double(small.height)
            ))
    }

    private func padded(_ length: Int) -> Int { (length + Self.step - 1) / Self.step * Self.step }
}

extension Pixels {
    /// Smaller, each pixel the mean of those that it stands for.
    ///
    /// - Parameter factor: at most 1.
    fileprivate borrowing func averaged(by factor: Double) throws -> Pixels {
        guard factor < 1 else { return try shared() }
        let grey = try Pixels(pixConvertTo8(handle, 0))
        // Leptonica's own limit for this method.
        guard factor < 0.7 else { return try grey.scaled(by: factor) }
        return try Pixels(pixScaleAreaMap(grey.handle, Float(factor), Float(factor)))
    }
}
