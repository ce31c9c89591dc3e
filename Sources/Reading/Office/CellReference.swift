/// "BC23": the column is the 54th.
enum CellReference {
    static func column(of reference: String?) -> Int? {
        guard let letters = reference?.prefix(while: \.isLetter), (1...3).contains(letters.utf8.count) else {
            return nil
        }
        return letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }
}
