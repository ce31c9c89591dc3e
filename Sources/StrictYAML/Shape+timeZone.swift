package import Foundation

extension Shape {
    /// A name of the IANA database.
    package static func timeZone() -> Shape where Value == TimeZone {
        Shape<String>.text.checked { name in
            guard let zone = TimeZone(identifier: name) else {
                return .mistake(
                    "\(quoted(name)) is no time zone",
                    suggestion: Nearest.candidate(to: name, among: TimeZone.knownTimeZoneIdentifiers))
            }
            return .value(zone)
        }
    }
}
