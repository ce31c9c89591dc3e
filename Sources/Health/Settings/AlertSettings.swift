package import Delivery
import Foundation

/// Whom changes are told, and when.
package struct AlertSettings: Sendable, Hashable {
    package var notify: [DeliveryTarget]
    /// The address of an Alertmanager, without the path of its API; nil for none.
    package var alertmanager: String?
    package var policy: AlertPolicy

    package init(
        notify: [DeliveryTarget] = [], alertmanager: String? = nil, policy: AlertPolicy = AlertPolicy()
    ) {
        self.notify = notify
        self.alertmanager = alertmanager
        self.policy = policy
    }
}
