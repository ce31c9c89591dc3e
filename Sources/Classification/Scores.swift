import Documents
import Foundation

/// Evidence added up for each category, and what comes of it.
struct Scores: Sendable {
    /// What speaks for `other` when nothing speaks for anything, in logits.
    static let otherBaseline = 2.6
    /// Over which logits become probabilities: evidence isn't independent, so its sum overstates.
    static let temperature = 1.35
    /// No vocabulary is sure of more.
    static let ceiling = 0.985
    /// Not knowing is never sure.
    static let unknownCeiling = 0.65

    private(set) var evidence: [Evidence]

    init(_ evidence: [Evidence]) {
        self.evidence = evidence
    }

    /// In logits, by category.
    var logits: [Category: Double] {
        var sums: [Category: Double] = [.other: Self.otherBaseline]
        var commonplaces: [Category: Double] = [:]
        for item in evidence {
            if item.isCommonplace {
                commonplaces[item.category, default: 0] += item.weight
            } else {
                sums[item.category, default: 0] += item.weight
            }
        }
        for (category, sum) in commonplaces {
            sums[category, default: 0] += Self.commonplaceLimit * tanh(sum / Self.commonplaceLimit)
        }
        return sums.mapValues(Self.saturated)
    }

    private static let commonplaceLimit = 4.0

    /// Much evidence says more than little, but ever less more.
    private static func saturated(_ sum: Double) -> Double {
        sum <= knee ? max(sum, floor) : knee + span * tanh((sum - knee) / span)
    }

    private static let knee = 6.0
    private static let span = 8.0
    private static let floor = -3.0

    /// Best first; adds up to 1.
    var probabilities: [(category: Category, probability: Double)] {
        let logits = logits
        let weights = Category.allCases.map {
            (category: $0, weight: exp((logits[$0] ?? 0) / Self.temperature))
        }
        let sum = weights.reduce(0) { $0 + $1.weight }
        return weights.map { (category: $0.category, probability: $0.weight / sum) }
            .sorted { ($0.probability, $1.category.rawValue) > ($1.probability, $0.category.rawValue) }
    }

    func decision(language: String?) -> DocumentClass {
        let ranked = probabilities
        let best = ranked[0]
        return DocumentClass(
            category: best.category.rawValue, confidence: min(best.probability, ceiling(for: best.category)),
            alternatives: ranked.dropFirst().prefix(3).filter { $0.probability >= 0.01 }
                .map {
                    DocumentClass.Alternative(category: $0.category.rawValue, confidence: $0.probability)
                },
            evidence: labels(for: best.category), language: language)
    }

    /// One word proves nothing, however little speaks against it: a person looks at what rests on a piece or two.
    private func ceiling(for category: Category) -> Double {
        let pieces = evidence.filter { $0.category == category }.reduce(0) { $0 + $1.pieces }
        return switch pieces {
        case 0: Self.unknownCeiling
        case 1: 0.68
        case 2: 0.82
        case 3: 0.9
        case 4: 0.95
        default: Self.ceiling
        }
    }

    /// What spoke for `category`, strongest first.
    private func labels(for category: Category) -> [String] {
        let reasons = evidence.filter { $0.category == category && $0.weight >= 0.2 }
            .sorted { ($0.weight, $1.label) > ($1.weight, $0.label) }
            .prefix(8).map(\.label)
        return reasons.isEmpty ? ["rule: nothing speaks for another category"] : Array(reasons)
    }
}
