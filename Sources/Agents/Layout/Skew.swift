/// How far the lines of a scan run downhill: points down for each point to the right.
struct Skew {
    let slope: Double

    /// The median over the reader's lines, each measured from its first word to its last.
    init(of tokens: [Token]) {
        var slopes: [Double] = []
        var start = 0
        for index in tokens.indices.dropFirst() {
            if tokens[index].readerLine != tokens[start].readerLine {
                start = index
                continue
            }
            let isLast = index + 1 == tokens.count || tokens[index + 1].readerLine != tokens[start].readerLine
            let across = tokens[index].area.left - tokens[start].area.left
            let height = tokens[start].area.height
            if isLast, across > 6 * height, abs(tokens[index].area.height - height) < 0.4 * height {
                slopes.append((tokens[index].area.bottom - tokens[start].area.bottom) / across)
            }
        }
        slopes.sort()
        let median = slopes.count < 5 ? 0 : slopes[slopes.count / 2]
        slope = abs(median) < 0.002 || abs(median) > 0.2 ? 0 : median
    }

    func straightened(_ tokens: [Token]) -> [Token] {
        guard slope != 0 else { return tokens }
        return tokens.map { token in
            var token = token
            let shift = slope * token.area.left
            token.area.top -= shift
            token.area.bottom -= shift
            return token
        }
    }
}
