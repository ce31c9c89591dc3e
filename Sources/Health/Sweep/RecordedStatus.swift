/// What is on record about a check after the newest result.
struct RecordedStatus: Sendable {
    var status: CheckStatus
    var incident: Int64?
    var acknowledgedBy: String?
    /// `1 of 2`: how far another state is confirmed.
    var confirming: String?
}
