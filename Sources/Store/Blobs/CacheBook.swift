import Documents

/// Which blobs a cache has, who uses them, and which must go. Decides only; `BlobCache` acts.
struct CacheBook {
    enum Claim: Hashable {
        /// It is there, and is now in use once more.
        case present
        /// Whoever asked must fetch it, and say so: `arrived` or `failed`.
        case absent
        /// Somebody else is fetching it: ask again when they have said how that ended.
        case coming
    }

    private struct File {
        var size: Int
        var users: Int
        var lastUse: Int
    }

    /// In bytes.
    private let bound: Int
    private var files: [ContentHash: File] = [:]
    private var coming: Set<ContentHash> = []
    private var uses = 0
    /// In bytes, of all that are there.
    private(set) var size = 0

    init(bound: Int) {
        self.bound = bound
    }

    var isOverBound: Bool { size > bound }

    func isComing(_ hash: ContentHash) -> Bool { coming.contains(hash) }

    mutating func claim(_ hash: ContentHash) -> Claim {
        if files[hash] != nil {
            use(hash, by: 1)
            return .present
        }
        return coming.insert(hash).inserted ? .absent : .coming
    }

    /// It has been fetched, and is in use by whoever claimed it.
    mutating func arrived(_ hash: ContentHash, size: Int) {
        coming.remove(hash)
        add(hash, size: size)
        use(hash, by: 1)
    }

    mutating func failed(_ hash: ContentHash) {
        coming.remove(hash)
    }

    mutating func release(_ hash: ContentHash) {
        use(hash, by: -1)
    }

    /// Somebody has brought it, and does not use it. False when it is there or on its way, or too large to stay.
    mutating func bring(_ hash: ContentHash, size: Int) -> Bool {
        guard files[hash] == nil, !coming.contains(hash), size <= bound else { return false }
        add(hash, size: size)
        use(hash, by: 0)
        return true
    }

    /// It is to be removed; false when it isn't there or in use.
    mutating func drop(_ hash: ContentHash) -> Bool {
        guard let file = files[hash], file.users == 0 else { return false }
        files[hash] = nil
        size -= file.size
        return true
    }

    /// What nobody has used for longest goes first, until the rest is within the bound. What is in use stays.
    mutating func evict() -> [ContentHash] {
        guard isOverBound else { return [] }
        var victims: [ContentHash] = []
        for (hash, _) in files.filter({ $0.value.users == 0 }).sorted(by: {
            $0.value.lastUse < $1.value.lastUse
        })
        where isOverBound && drop(hash) {
            victims.append(hash)
        }
        return victims
    }

    private mutating func add(_ hash: ContentHash, size: Int) {
        guard files[hash] == nil else { return }
        files[hash] = File(size: size, users: 0, lastUse: 0)
        self.size += size
    }

    private mutating func use(_ hash: ContentHash, by count: Int) {
        uses += 1
        files[hash]?.users += count
        files[hash]?.lastUse = uses
    }
}
