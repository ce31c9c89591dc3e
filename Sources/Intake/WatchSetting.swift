/// How a folder is watched, apart from what its pipeline says.
struct WatchSetting: Sendable, Hashable {
    /// Between two looks at a whole folder that the kernel watches too: it makes good what inotify may have missed.
    var rescanInterval: Duration = .seconds(60)
    /// The same where the kernel sees nothing.
    var pollInterval: Duration = .seconds(3)
    var missingFolderInterval: Duration = .seconds(5)
    /// How long a file without bytes may stay so before it is refused.
    var emptyPatience: Duration = .seconds(15)
    /// A folder of the data folder is made when it is missing; one elsewhere may be a mount that is away.
    var mayCreateFolder = false
    /// Subfolders that another pipeline watches, and that are its alone.
    var foldersOfOthers: Set<RelativePath> = []
}
