import CXLSXWriter
import Foundation
import Publishing

/// A workbook being written. Its sheets and formats are libxlsxwriter's, and live as long as it does.
struct WorkbookHandle: ~Copyable {
    typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
    typealias Format = UnsafeMutablePointer<lxw_format>

    private let pointer: UnsafeMutablePointer<lxw_workbook>
    private var formats: [CellStyle: Format] = [:]
    private var isOpen = true

    /// - Parameter isFrugal: forget each row when the next begins; rows must then be written in their order.
    init(path: String, isFrugal: Bool) throws {
        var options = lxw_workbook_options(constant_memory: isFrugal ? 1 : 0, tmpdir: nil, use_zip64: 0)
        guard let pointer = workbook_new_opt(path, &options) else {
            throw WorkbookFault(doing: "beginning the workbook", reason: "there is no memory")
        }
        self.pointer = pointer
    }

    deinit {
        if isOpen { lxw_workbook_free(pointer) }
    }

    /// Writes the file.
    mutating func close() throws {
        isOpen = false
        try WorkbookFault.check(workbook_close(pointer), "writing the workbook")
    }

    func describe(title: String, created: Date) throws {
        let title = strdup(String(title.prefix(120)))
        let author = strdup("A2D2")
        defer {
            free(title)
            free(author)
        }
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = author
        // The same report is the same file, byte by byte.
        properties.created = time_t(max(1, min(created.timeIntervalSince1970, 4e9)))
        try WorkbookFault.check(workbook_set_properties(pointer, &properties), "describing the workbook")
    }

    func addSheet(_ name: String) throws -> Sheet {
        guard let sheet = workbook_add_worksheet(pointer, name) else {
            throw WorkbookFault(doing: "adding the sheet \(name)", reason: "libxlsxwriter refuses it")
        }
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        return sheet
    }

    func addChart(_ type: lxw_chart_type) throws -> UnsafeMutablePointer<lxw_chart> {
        guard let chart = workbook_add_chart(pointer, UInt8(type.rawValue)) else {
            throw WorkbookFault(doing: "adding a chart", reason: "there is no memory")
        }
        return chart
    }

    mutating func format(_ style: CellStyle) throws -> Format {
        if let format = formats[style] { return format }
        guard let format = workbook_add_format(pointer) else {
            throw WorkbookFault(doing: "adding a format", reason: "there is no memory")
        }
        format_set_num_format(format, style.numberFormat)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        format_set_align(format, UInt8((style.isFigure ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT).rawValue))
        // A figure would touch the text of the next column.
        if style.isFigure { format_set_indent(format, 1) }
        if style.wraps { format_set_text_wrap(format) }
        Self.dress(format, style.role)
        formats[style] = format
        return format
    }

    private static func dress(_ format: Format, _ role: CellStyle.Role) {
        switch role {
        case .body: return
        case .title: format_set_font_size(format, 18)
        case .heading: format_set_font_size(format, 13)
        case .head:
            format_set_bg_color(format, Ink.grid.number)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .total: format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .remark:
            format_set_italic(format)
            format_set_font_color(format, Ink.muted.number)
            return
        }
        format_set_bold(format)
    }
}

extension Ink {
    /// As libxlsxwriter writes colours: `0xE3E6EA`.
    var number: lxw_color_t {
        let colour = Palette.light.colour(of: self)
        return lxw_color_t(colour.red) << 16 | lxw_color_t(colour.green) << 8 | lxw_color_t(colour.blue)
    }
}
