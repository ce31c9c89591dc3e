/// A chart, as figures: it is drawn once, and the drawing serves the page and the PDF; a workbook draws its own from
/// the same figures.
package struct Chart: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case line, bar
        case stackedBar = "stacked-bar"
        /// Each category is a range of values, each value a count; bars touch.
        case histogram
    }

    package struct Series: Sendable, Hashable {
        package var name: String
        /// One for each category; nil where nothing is known, which is a gap in a line.
        package var values: [Double?]

        package init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    /// What the values are, for the labels of the axis.
    package enum Unit: Sendable, Hashable {
        /// Whole things: `documents`, `pages`. Its axis has no fractions.
        case count(String)
        case seconds
        case bytes
        /// 0.25 is 25 %.
        case percent
        /// An ISO 4217 code.
        case money(String)
        /// Any other, by its sign: `pages/h`.
        case other(String)
    }

    /// `documents-by-day`; unique in a report.
    package var name: String
    package var title: String
    package var kind: Kind
    /// What the categories are: `Day`, `Seconds to store`.
    package var categoryTitle: String
    package var categories: [String]
    package var series: [Series]
    package var unit: Unit
    /// What the values are: `Documents`.
    package var valueTitle: String
    /// What stands in place of the chart when there is nothing to draw.
    package var whenEmpty: String

    package init(
        name: String, title: String, kind: Kind, categoryTitle: String, categories: [String],
        series: [Series], unit: Unit, valueTitle: String, whenEmpty: String = "Nothing in this period."
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.categoryTitle = categoryTitle
        self.categories = categories
        self.series = series
        self.unit = unit
        self.valueTitle = valueTitle
        self.whenEmpty = whenEmpty
    }
}
