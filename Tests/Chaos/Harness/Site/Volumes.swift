import Foundation
import Glibc

/// The disks that can be filled: file systems in memory, of a size that doesn't hurt the machine.
struct Volumes: Sendable {
    let folder: ChaosFolder

    func mount() async throws {
        for volume in Fault.Volume.allCases {
            try await Command.run(
                "mount", "-t", "tmpfs", "-o", "size=\(volume.megabytes)m,mode=0755",
                "chaos-\(volume.rawValue)",
                folder.volume(volume))
        }
        try FileManager.default.createDirectory(atPath: folder.blobs, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder.outbox, withIntermediateDirectories: true)
        // As a share of all hosts would be mounted.
        for (host, slot) in ChaosFolder.seats {
            let target = "\(folder.data(of: host, slot: slot))/blobs"
            try await Command.run("mount", "--bind", folder.blobs, target)
        }
    }

    /// Takes all the room that there is now, to the last byte.
    func fill(_ volume: Fault.Volume) {
        let file = open(filler(volume), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        var piece = 1 << 20
        let zeros = [UInt8](repeating: 0, count: piece)
        while piece > 0 {
            if Glibc.write(file, zeros, piece) <= 0 { piece /= 2 }
        }
    }

    func empty(_ volume: Fault.Volume) {
        unlink(filler(volume))
    }

    private func filler(_ volume: Fault.Volume) -> String { "\(folder.volume(volume))/filler" }

    /// Copies what is on the volumes to the disk, where people can look at it when this process is gone.
    func keep() async throws {
        for volume in Fault.Volume.allCases {
            try await Command.run(
                "cp", "-a", folder.volume(volume), "\(folder.path)/\(volume.rawValue)-as-it-was")
        }
    }
}

extension Fault.Volume {
    fileprivate var megabytes: Int {
        switch self {
        case .blobs: 192
        case .outbox: 128
        case .postgres: 512
        }
    }
}
