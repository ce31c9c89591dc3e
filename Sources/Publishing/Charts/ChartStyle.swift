/// The measures of every chart, in points of the drawing.
enum ChartStyle {
    static let width = 720.0
    /// Of the area in which lines and bars are, where categories run along the bottom.
    static let plotHeight = 190.0
    static let emptyHeight = 90.0
    static let textSize = Drawing.textSize
    static let lineHeight = 16.0
    /// Between neighbours: labels, legend entries, a label and what it belongs to.
    static let gap = 8.0
    static let longestCategory = 110.0
    /// Beside bars that lie there is more room for names.
    static let longestName = 220.0
    static let longestSeries = 160.0
    static let thickestBar = 56.0
    /// What bars leave of their category's room.
    static let barShare = 0.74
    static let lyingBar = 22.0
    /// Names that would take more are thinned rather than listed.
    static let highestLyingPlot = 880.0
    static let mostLabelledBars = 16
}
