import Delivery

/// Brings a parcel to targets of one kind.
protocol Carrier: Sendable {
    /// Returns when the target has it; throws a `DeliveryFault` when it doesn't, and what `handOver` throws.
    ///
    /// - Parameter handOver: the point of no return. It has returned before the other side can have the parcel; when
    ///   it throws, nothing is sent.
    func carry(
        _ parcel: Parcel, _ key: DeliveryKey, handOver: @escaping @Sendable () async throws -> Void
    ) async throws
}
