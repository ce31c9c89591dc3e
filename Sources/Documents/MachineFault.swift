/// A fault of the machine, not of a document: disk full, database away, no process to be had. It is tried again, and
/// costs the document nothing.
package protocol MachineFault: Error {}
