import Foundation

/// Tells news from the ups and downs that there always are.
enum Noise {
    /// What counts of independent things vary by is about their square root (Poisson): the difference must be three
    /// times that, and a fifth of what there was.
    static func hides(_ before: Int, _ now: Int) -> Bool {
        let difference = abs(now - before)
        return Double(difference) < 3 * Double(now + before).squareRoot() || difference * 5 < before
    }

    /// A sum of amounts varies by about the root of the sum of their squares: the difference must be 2.6 times that.
    static func hides(_ before: Spend.Sum, _ now: Spend.Sum) -> Bool {
        abs((now.amount - before.amount).asDouble) < 2.6 * (now.squares + before.squares).squareRoot()
    }

    /// Shares of two samples: the difference must be one point, and 2.6 standard errors (99 %).
    static func hides(_ before: Share, _ now: Share) -> Bool {
        guard let earlier = before.value, let later = now.value else { return true }
        let all = Double(before.part + now.part) / Double(before.whole + now.whole)
        let error = (all * (1 - all) * (1 / Double(before.whole) + 1 / Double(now.whole))).squareRoot()
        return abs(later - earlier) < max(0.01, 2.6 * error)
    }
}

/// So many of so many.
struct Share: Sendable, Hashable {
    var part: Int
    var whole: Int

    /// Nil of nothing.
    var value: Double? { whole > 0 ? Double(part) / Double(whole) : nil }
}
