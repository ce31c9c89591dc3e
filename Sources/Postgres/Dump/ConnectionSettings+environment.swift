import CPostgres
import Foundation

extension ConnectionSettings {
    /// The same for a child: as the variables that libpq reads (PostgreSQL manual, 34.15), over those of our own that
    /// our connections depend on too. Only the child's user can look at them.
    var environment: [String: String] {
        var variables = ProcessInfo.processInfo.environment.filter {
            $0.key.hasPrefix("PG") || $0.key == "HOME"
        }
        for (keyword, value) in keywords {
            if let variable = Self.variables[keyword] { variables[variable] = value }
        }
        return variables
    }

    /// libpq's own list: the variable of each keyword that has one.
    private static let variables: [String: String] = {
        guard let options = PQconndefaults() else { return [:] }
        defer { PQconninfoFree(options) }
        var variables: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let variable = option.pointee.envvar {
                variables[String(cString: keyword)] = String(cString: variable)
            }
            option += 1
        }
        return variables
    }()
}
