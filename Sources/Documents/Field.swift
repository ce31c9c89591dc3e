/// One extracted value, with where it came from.
package struct Field: Sendable, Hashable, Codable {
    /// snake_case and shared by all categories where it means the same: `vendor_name`, `total_amount`.
    package var name: String
    /// Normalised: dates ISO 8601, amounts a decimal string with `.`, currencies ISO 4217, identifiers without spaces.
    package var value: String
    /// As it stands in the document.
    package var text: String
    /// From 1; nil when the value is inferred and stands on no page.
    package var page: Int?
    package var box: Box?
    /// 0 to 1.
    package var confidence: Double
    /// The agent and the rule that found it: `analyzer/label`, `analyzer/pattern`.
    package var source: String

    package init(
        name: String, value: String, text: String, page: Int? = nil, box: Box? = nil, confidence: Double,
        source: String
    ) {
        self.name = name
        self.value = value
        self.text = text
        self.page = page
        self.box = box
        self.confidence = confidence
        self.source = source
    }
}
