import Classification
import StrictYAML

extension ClassificationOptions {
    static func read(_ section: Section) -> ClassificationOptions? {
        let usual = ClassificationOptions()
        let rules = section.value("rules", .list(of: .section(ClassificationRule.read)), default: usual.rules)
        for (index, rule) in rules.enumerated() {
            guard let earlier = rules.prefix(index).firstIndex(where: { $0.hasSameConditions(as: rule) })
            else {
                continue
            }
            section.refuse(
                "rules", "rule \(index + 1) can never decide: rule \(earlier + 1) has the same conditions")
        }
        return ClassificationOptions(
            rules: rules,
            reviewBelow: section.value("review-below", .probability, default: usual.reviewBelow))
    }
}

extension ClassificationRule {
    fileprivate static func read(_ section: Section) -> ClassificationRule? {
        let category = section.required(
            "category", .kebabCase(example: "bank-statement", maximumLength: 64))
        let conditions = section.required("when", .section(readConditions))
        guard let category, var rule = conditions else { return nil }
        rule.category = category
        return rule
    }

    private static func readConditions(_ section: Section) -> ClassificationRule? {
        let phrases = Shape.list(of: Shape<String>.text).filled().distinct { $0 }
        let rule = ClassificationRule(
            category: "",
            any: section.value("any", phrases, default: []),
            all: section.value("all", phrases, default: []),
            none: section.value("none", phrases, default: []),
            fileName: section.optional("file-name", .shellPattern),
            sender: section.optional("sender", .shellPattern))
        if section.isEmpty {
            section.refuseWhole("holds no condition, so that it would decide for every document")
        }
        for phrase in rule.none where (rule.any + rule.all).contains(phrase) {
            section.refuse("none", "\(quoted(phrase)) is wanted and unwanted")
        }
        return rule
    }

    fileprivate func hasSameConditions(as other: ClassificationRule) -> Bool {
        var other = other
        other.category = category
        return other == self
    }
}
