/// How a cell looks.
struct CellStyle: Hashable {
    enum Role: Hashable {
        case title, heading, head, body, total, remark
    }

    var role = Role.body
    var numberFormat = "General"
    /// Figures stand to the right.
    var isFigure = false
    var wraps = false
}
