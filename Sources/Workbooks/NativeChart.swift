import CXLSXWriter
import Publishing

/// A chart of the spreadsheet's own kind.
struct NativeChart {
    private let chart: Chart
    private let figures: ChartFigures

    /// More names than these along an axis would lie over each other.
    private static let mostNames = 24
    private static let longestStandingName = 14

    init(_ chart: Chart, _ figures: ChartFigures) {
        self.chart = chart
        self.figures = figures
    }

    func insert(at place: ChartPlace, of workbook: inout WorkbookHandle) throws {
        let native = try workbook.addChart(type)
        // libxlsxwriter takes an address that begins with `=` for a formula: the name of a series is its head's cell.
        for index in chart.series.indices { try add(index, to: native, place) }
        chart_title_set_name(native, Self.label(chart.title))
        if chart.series.count < 2 {
            chart_legend_set_position(native, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        } else {
            chart_legend_set_position(native, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        }
        chart_set_series_gap(native, chart.kind == .histogram ? 0 : 60)
        dress(native)
        var options = lxw_chart_options()
        options.x_scale = 1.5
        options.y_scale = 1.3
        try WorkbookFault.check(
            worksheet_insert_chart_opt(
                place.sheet, lxw_row_t(place.head), lxw_col_t(place.column), native, &options),
            "placing a chart")
    }

    private var type: lxw_chart_type {
        switch chart.kind {
        case .line: LXW_CHART_LINE
        case .bar: isLying ? LXW_CHART_BAR : LXW_CHART_COLUMN
        case .stackedBar: isLying ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED
        case .histogram: LXW_CHART_COLUMN
        }
    }

    /// Long names are read beside lying bars, not below standing ones.
    private var isLying: Bool {
        [.bar, .stackedBar].contains(chart.kind)
            && chart.categories.contains { $0.count > Self.longestStandingName }
    }

    private func add(_ index: Int, to native: UnsafeMutablePointer<lxw_chart>, _ place: ChartPlace) throws {
        guard let series = chart_add_series(native, nil, nil) else {
            throw WorkbookFault(doing: "adding a series", reason: "there is no memory")
        }
        let first = lxw_row_t(place.head + 1)
        let last = lxw_row_t(place.head + place.categories)
        let column = lxw_col_t(index + 1)
        chart_series_set_categories(series, place.name, first, 0, last, 0)
        chart_series_set_values(series, place.name, first, column, last, column)
        chart_series_set_name_range(series, place.name, lxw_row_t(place.head), column)
        var line = lxw_chart_line()
        if chart.kind == .line {
            line.color = Ink.series(index).number
            line.width = 2.25
            chart_series_set_line(series, &line)
            chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
            chart_series_set_marker_size(series, 4)
        } else {
            var fill = lxw_chart_fill()
            fill.color = Ink.series(index).number
            chart_series_set_fill(series, &fill)
            // The bars of a histogram touch; this keeps them apart. Elsewhere it would hide the small ones.
            line.color = chart.kind == .histogram ? Ink.paper.number : Ink.series(index).number
            line.width = 0.75
            chart_series_set_line(series, &line)
        }
    }

    private func dress(_ native: UnsafeMutablePointer<lxw_chart>) {
        // The x axis is the one at the bottom, whatever is along it.
        let (bottom, side) = (native.pointee.x_axis, native.pointee.y_axis)
        let (categories, values) = isLying ? (side, bottom) : (bottom, side)
        chart_axis_set_name(categories, Self.label(chart.categoryTitle))
        chart_axis_set_name(values, Self.label(figures.axisTitle))
        chart_axis_set_num_format(values, figures.numberFormat)
        chart_axis_set_label_position(categories, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
        if isLying {
            // The first name on top, the values at the bottom.
            chart_axis_set_reverse(categories)
            chart_axis_set_crossing_max(categories)
        }
        let step = (chart.categories.count - 1) / Self.mostNames + 1
        if step > 1 { chart_axis_set_interval_unit(categories, UInt16(clamping: step)) }
        var grid = lxw_chart_line()
        grid.color = Ink.grid.number
        grid.width = 0.75
        chart_axis_major_gridlines_set_line(values, &grid)
        if case .count = chart.unit, (figures.values.joined().compactMap(\.self).max() ?? 0) < 5 {
            chart_axis_set_major_unit(values, 1)
        }
    }

    /// Where text stands in a chart itself, a leading `=` would be read as the address of a cell.
    private static func label(_ text: String) -> String {
        let text = text.shown(limit: 120)
        return text.hasPrefix("=") ? "\u{200B}" + text : text
    }
}
