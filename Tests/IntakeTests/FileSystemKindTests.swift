import Intake
import Testing

@Suite("The kind of a file system")
struct FileSystemKindTests {
    @Test(
        "is network where other machines write",
        arguments: [0x6969, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x517b] as [UInt])
    func isNetwork(magic: UInt) {
        #expect(FileSystemKind(magic: magic) == .network)
    }

    @Test(
        "is local for ext4, XFS, btrfs, tmpfs, overlayfs and ZFS",
        arguments: [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1] as [UInt])
    func isLocal(magic: UInt) {
        #expect(FileSystemKind(magic: magic) == .local)
    }
}
