/// Takes the files that lie within a document, as an extractor sends them: on the extractor's lane, which may block.
package protocol ChildReceiver: AnyObject, Sendable {
    /// Nothing has come yet; what another extractor sent, which was lost, is void.
    func beginAnew()

    /// Throws a `Refusal` when it is too much, anything else for a fault of the machine.
    func receive(_ event: ChildEvent) throws
}
