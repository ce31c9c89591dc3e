import EndToEndSupport
import Foundation
import Glibc

/// What lies in the folders, and what runs.
extension Audit {
    /// Every document's files, and no other: no half-written one, no claim, nothing that nobody names.
    func lookAtOutbox(of documents: [ListedDocument], _ result: inout Result) {
        let stored = documents.filter { $0.state == "stored" }
        let recorded = Set(stored.flatMap(\.outbox))
        let found = Set(site.folder.files(below: site.folder.outbox))
        for path in found.subtracting(recorded).sorted() {
            result.complaints.append("outbox/\(path): no document names it")
        }
        for path in recorded.subtracting(found).sorted() {
            result.complaints.append("outbox/\(path): is gone")
        }
        for document in stored where document.outbox.last?.hasSuffix(".json") != true {
            result.complaints.append("\(document.name): stored without a sidecar")
        }
    }

    /// The original of whatever was taken, once for each file, and of nothing else.
    func lookAtArchive(_ truths: [String: Truth], _ found: [FoundDocument], _ result: inout Result) throws {
        var originals: [String: Int] = [:]
        for path in site.folder.files(below: site.folder.archive) {
            let bytes = try Data(contentsOf: URL(filePath: "\(site.folder.archive)/\(path)"))
            let hash = SHA256Text.of(bytes)
            originals[hash, default: 0] += 1
            if truths[hash] == nil {
                result.complaints.append("archive/\(path): holds bytes that nobody dropped")
            }
        }
        for (hash, truth) in truths.sorted(by: { $0.key < $1.key }) where truth.presence == .must {
            let count = originals[hash, default: 0]
            if count != truth.names.count {
                result.complaints.append("\(truth.names[0]): \(count) originals in the archive")
            }
        }
    }

    /// Only what was turned away.
    func lookAtInbox(_ result: inout Result) async {
        let empties = await site.dropper.empties
        for path in Set(site.folder.files(below: site.folder.inbox)).symmetricDifference(empties).sorted() {
            result.complaints.append(
                empties.contains(path) ? "inbox/\(path): is gone" : "inbox/\(path): was not taken")
        }
    }

    func lookAtTemporaries(_ result: inout Result) {
        for path in site.folder.files(below: "\(site.folder.blobs)/tmp") {
            result.complaints.append("blobs/tmp/\(path): a temporary file that the sweep has left")
        }
        for (host, slot) in ChaosFolder.seats {
            for path in site.folder.files(below: "\(site.folder.data(of: host, slot: slot))/tmp") {
                result.complaints.append("\(host.rawValue)-\(slot)/tmp/\(path): a temporary file")
            }
        }
    }

    /// Nothing of A2D2 may run any more. The process namespace holds nothing but this run's.
    func lookAtProcesses(_ result: inout Result) {
        for process in RunningProcess.all where process.isRunning {
            let line = process.commandLine
            if line.contains("\(site.folder.path)/bin-") {
                result.complaints.append("process \(process.id) is left: \(line)")
            }
        }
    }
}
