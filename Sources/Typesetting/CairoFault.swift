import CPango

/// What keeps cairo from making a PDF: memory, or where it writes to.
package struct CairoFault: Error, Hashable, CustomStringConvertible {
    /// cairo's own words, which hold nothing of the report.
    package let description: String

    init(_ status: cairo_status_t) {
        description = "The PDF could not be made: \(String(cString: cairo_status_to_string(status)))."
    }

    static func check(_ status: cairo_status_t) throws(CairoFault) {
        if status != CAIRO_STATUS_SUCCESS { throw CairoFault(status) }
    }
}
