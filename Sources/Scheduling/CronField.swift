/// One of the five fields, in their order.
package enum CronField: String, Sendable, Hashable, CaseIterable {
    case minute
    case hour
    case dayOfMonth = "day-of-month"
    case month
    case dayOfWeek = "day-of-week"

    /// What a number may be. On days of the week both 0 and 7 are Sunday.
    var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...7
        }
    }

    /// What `*` stands for.
    var whole: ClosedRange<Int> { self == .dayOfWeek ? 0...6 : range }

    /// What `H` may choose from: days that every month has.
    var spread: ClosedRange<Int> { self == .dayOfMonth ? 1...28 : whole }

    var names: [String] {
        switch self {
        case .month:
            ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        case .dayOfWeek: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
        case .minute, .hour, .dayOfMonth: []
        }
    }

    var isOfDays: Bool { self == .dayOfMonth || self == .dayOfWeek }
}
