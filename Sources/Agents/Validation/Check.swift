import Documents

/// One thing that was checked, and how it came out.
struct Check: Sendable {
    /// The fields that it speaks about: their confidence rises or falls with it.
    let fields: [FieldName]
    /// How much it counts in the verification score.
    let weight: Double
    /// Nil when it holds.
    let finding: Finding?

    var holds: Bool { finding == nil }

    static func passed(_ fields: [FieldName], weight: Double) -> Check {
        Check(fields: fields, weight: weight, finding: nil)
    }

    static func failed(
        _ fields: [FieldName], weight: Double, _ code: String, _ severity: Finding.Severity, _ message: String
    ) -> Check {
        Check(
            fields: fields, weight: weight, finding: Finding(code: code, severity: severity, message: message)
        )
    }

    static func that(
        _ holds: Bool, _ fields: [FieldName], weight: Double, else code: String, _ severity: Finding.Severity,
        _ message: String
    ) -> Check {
        holds ? passed(fields, weight: weight) : failed(fields, weight: weight, code, severity, message)
    }
}
