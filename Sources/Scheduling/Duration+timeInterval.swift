import Foundation

extension Duration {
    /// In seconds, as dates count.
    var timeInterval: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
