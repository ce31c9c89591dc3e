/// Things that turn out to be one, group by group.
struct DisjointSets {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    /// The one that stands for the whole group.
    mutating func root(of element: Int) -> Int {
        var root = element
        while parents[root] != root {
            parents[root] = parents[parents[root]]
            root = parents[root]
        }
        return root
    }

    /// The group of `element` goes into the group of `other`, whose root stays.
    mutating func join(_ element: Int, to other: Int) {
        parents[root(of: element)] = root(of: other)
    }
}
