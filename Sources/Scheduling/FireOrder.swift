package import Delivery
import Foundation

/// What a fire is to do: all that its schedule said about it, so that whoever carries it out needs no file.
package struct FireOrder: Sendable, Hashable, Codable {
    package var work: ScheduledWork
    package var deliver: [DeliveryTarget]
    /// An identifier of the IANA database.
    package var timeZone: String
    /// In seconds: an attempt is ended after it.
    package var timeout: Double

    package init(_ schedule: Schedule) {
        work = schedule.run
        deliver = schedule.deliver
        timeZone = schedule.timeZone.identifier
        timeout = schedule.timeout.timeInterval
    }
}
