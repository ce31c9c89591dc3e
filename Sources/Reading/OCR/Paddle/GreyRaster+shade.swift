extension GreyRaster {
    subscript(column: Int, row: Int) -> UInt8 { bytes[row * width + column] }

    /// Between four pixels, in proportion; outside, as at the nearest edge.
    ///
    /// - Parameter x: 0.5 is the middle of the first pixel.
    func shade(x: Double, y: Double) -> Double {
        let (across, down) = (clamp(x - 0.5, width), clamp(y - 0.5, height))
        let (column, row) = (Int(across), Int(down))
        let (right, below) = (min(column + 1, width - 1), min(row + 1, height - 1))
        let (partAcross, partDown) = (across - Double(column), down - Double(row))
        let top = Double(self[column, row]) * (1 - partAcross) + Double(self[right, row]) * partAcross
        let bottom = Double(self[column, below]) * (1 - partAcross) + Double(self[right, below]) * partAcross
        return top * (1 - partDown) + bottom * partDown
    }

    private func clamp(_ place: Double, _ length: Int) -> Double {
        max(0, min(place, Double(length - 1)))
    }
}
