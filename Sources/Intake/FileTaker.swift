internal import CLinux
internal import Documents
internal import Logging
internal import Pipelines
internal import Store
internal import SystemPackage

/// Takes one settled file through the door, and then sees to its original.
struct FileTaker: Sendable {
    struct Taking: Sendable {
        let verdict: SettlingBook.Verdict
        /// Something about the whole folder that people should be told once.
        var complaint: String?
        /// A fault that the next file would meet as well: a full disk, no database.
        var machineFault: String?
        var isDiskFull = false
    }

    private struct Opened: Sendable {
        let contents: FileDescriptor
        let signature: FileSignature
    }

    /// Of this one file: the next may fare better.
    private struct FileTrouble: Error {
        let underlying: any Error
    }

    let door: any Door
    let originals: Originals
    let logger: Logger

    func take(_ candidate: Candidate) async -> Taking {
        do {
            do {
                if let refusal = candidate.refusal { throw refusal }
                return try await accept(candidate)
            } catch let refusal as Refusal {
                return Taking(verdict: try await refuse(candidate, refusal))
            }
        } catch let trouble as FileTrouble {
            warn("trouble with a file in a watched folder; trying again", candidate, trouble.underlying)
            return Taking(verdict: .fault)
        } catch let fault as StorageFault where fault.isOfSource {
            warn("can't read a file in a watched folder; trying again", candidate, fault)
            return Taking(verdict: .fault)
        } catch {
            let isDiskFull = (error as? StorageFault)?.isDiskFull ?? false
            return Taking(verdict: .fault, machineFault: "\(error)", isDiskFull: isDiskFull)
        }
    }

    private func accept(_ candidate: Candidate) async throws -> Taking {
        guard let opened = try await open(candidate) else { return Taking(verdict: .gone) }
        defer { Self.close(opened.contents) }
        guard opened.signature.hasSameContent(as: candidate.signature) else { return Taking(verdict: .gone) }
        if isHeldOpen(opened.contents, candidate) { return Taking(verdict: .heldOpen) }
        let file = candidate.incomingFile
        if try await !door.alreadyTaken(file) {
            switch try await door.accept(file, contents: opened.contents) {
            case .accepted(let document): note("took a file", candidate, document)
            case .duplicate(let document): note("took a file that was here before", candidate, document)
            case .refused(let refusal):
                note(refusal, candidate)
                return Taking(verdict: .remains)
            }
        }
        return try await release(candidate, opened)
    }

    /// Nil when the file is gone.
    private func open(_ candidate: Candidate) async throws -> Opened? {
        try await BlockingWork.run {
            do {
                let (contents, signature) = try candidate.handle.open(candidate.path)
                return Opened(contents: contents, signature: signature)
            } catch let error as Errno {
                switch error {
                case .noSuchFileOrDirectory, .notDirectory: return nil
                case .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory: throw error
                default: throw FileTrouble(underlying: error)
                }
            }
        }
    }

    private func refuse(_ candidate: Candidate, _ refusal: Refusal) async throws -> SettlingBook.Verdict {
        var file = candidate.incomingFile
        // A refusal is remembered apart from a taking: what could not be read may be readable after a change of mode,
        // which the fingerprint of a file that stays in its folder does not tell.
        file.fingerprint = "\(refusal.code.rawValue):\(file.fingerprint)"
        if try await !door.alreadyTaken(file) {
            try await door.refuse(file, refusal)
            note(refusal, candidate)
        }
        return .remains
    }

    private func release(_ candidate: Candidate, _ opened: Opened) async throws -> Taking {
        let outcome = try await BlockingWork.run {
            do {
                return try originals.release(candidate, contents: opened.contents, taken: opened.signature)
            } catch let fault as StorageFault where !fault.isDiskFull {
                throw FileTrouble(underlying: fault)
            }
        }
        switch outcome {
        case .released: return Taking(verdict: .gone)
        case .kept: return Taking(verdict: .remains)
        case .changed:
            note("a file was changed while it was taken: what it holds now is another arrival", candidate)
            return Taking(verdict: .gone)
        case .stuck(let error):
            return Taking(
                verdict: .remains,
                complaint: "nothing may be moved out of the folder, so its files stay in it: \(error)")
        }
    }

    /// Asks the kernel where it knows every writer. Elsewhere, and for files of other users when we are not root, what
    /// counts is whether the writer was seen closing the file.
    private func isHeldOpen(_ contents: FileDescriptor, _ candidate: Candidate) -> Bool {
        let answer = candidate.handle.kind == .local ? linux_is_open_for_writing(contents.rawValue) : -1
        return answer < 0 ? candidate.ready.mayBeOpen : answer == 1
    }

    /// A descriptor that was only read from has nothing left to fail on; the kernel frees it whatever close(2) says.
    private static func close(_ contents: FileDescriptor) {
        do { try contents.close() } catch { return }
    }

    private func note(_ message: Logger.Message, _ candidate: Candidate, _ document: DocumentID? = nil) {
        var metadata = metadata(candidate)
        metadata["document"] = document.map { "\($0)" }
        logger.info(message, metadata: metadata)
    }

    private func note(_ refusal: Refusal, _ candidate: Candidate) {
        var metadata = metadata(candidate)
        metadata["code"] = "\(refusal.code.rawValue)"
        logger.warning("turned a file away", metadata: metadata)
    }

    private func warn(_ message: Logger.Message, _ candidate: Candidate, _ error: any Error) {
        var metadata = metadata(candidate)
        metadata["error"] = "\(error)"
        logger.warning(message, metadata: metadata)
    }

    private func metadata(_ candidate: Candidate) -> Logger.Metadata {
        [
            "folder": "\(candidate.folder.path)", "file": "\(candidate.path.escaped)",
            "pipeline": "\(candidate.folder.pipeline)",
        ]
    }
}
