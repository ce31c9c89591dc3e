import Foundation
import Postgres
import Testing

@Suite("The data folder's lock")
struct FolderLockTests {
    @Test("a second holder is refused and told who the first is; afterwards the folder is free")
    func exclusion() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let lock = try FolderLock(dataFolder: folder)
        let refused = #expect(throws: FolderLock.Refused.self) { _ = try FolderLock(dataFolder: folder) }
        #expect(refused?.description.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        #expect(refused?.description.contains(folder) == true)
        lock.release()
        try FolderLock(dataFolder: folder).release()
        try FileManager.default.removeItem(atPath: folder)
    }
}
