import Foundation

/// How a figure moved against the period before.
package struct Change: Sendable, Hashable {
    package enum Direction: Sendable, Hashable {
        case up, down, level
    }

    package let direction: Direction
    /// `+12 %`, `−3.4 %`, `+1.2 points`, `no change`, `new`.
    package let text: String

    private init(_ direction: Direction, _ text: String) {
        self.direction = direction
        self.text = text
    }

    /// Nil where there is nothing to compare: another kind of figure, another currency, or no figure at all.
    package init?(from before: Cell, to now: Cell) {
        if case (.percent(let before), .percent(let now)) = (before, now) {
            self.init(points: (now - before) * 100)
            return
        }
        guard let (before, now) = Self.figures(before, now) else { return nil }
        self.init(from: before, to: now)
    }

    private init?(points: Double) {
        guard points.isFinite else { return nil }
        let rounded = (points * 10).rounded() / 10
        guard rounded != 0 else {
            self.init(.level, points == 0 ? "no change" : "hardly changed")
            return
        }
        self.init(rounded > 0 ? .up : .down, Self.signed(rounded, digits: 1) + " points")
    }

    private init?(from before: Double, to now: Double) {
        guard before.isFinite, now.isFinite else { return nil }
        if before == now {
            self.init(.level, "no change")
        } else if before == 0 {
            self.init(now > 0 ? .up : .down, "new")
        } else {
            let percent = (now - before) / abs(before) * 100
            let isSmall = abs(percent) < 9.95
            let rounded = isSmall ? (percent * 10).rounded() / 10 : percent.rounded()
            guard rounded != 0 else {
                self.init(.level, "hardly changed")
                return
            }
            self.init(
                rounded > 0 ? .up : .down, Self.signed(rounded, digits: isSmall ? 1 : 0) + " %")
        }
    }

    private static func signed(_ value: Double, digits: Int) -> String {
        (value > 0 ? "+" : "") + Digits.grouped(value, digits: digits)
    }

    private static func figures(_ before: Cell, _ now: Cell) -> (before: Double, now: Double)? {
        switch (before, now) {
        case (.integer(let before), .integer(let now)): (Double(before), Double(now))
        case (.bytes(let before), .bytes(let now)): (Double(before), Double(now))
        case (.number(let before, _), .number(let now, _)): (before, now)
        case (.duration(let before), .duration(let now)): (before, now)
        case (.amount(let before, let old), .amount(let now, let new)) where old == new:
            (NSDecimalNumber(decimal: before).doubleValue, NSDecimalNumber(decimal: now).doubleValue)
        default: nil
        }
    }
}
