import EndToEndSupport

extension Fault {
    /// A fault of this group.
    static func draw(_ group: FaultGroup, using random: inout SplitMix64) -> Fault {
        switch group {
        case .process:
            let host = pick(Host.allCases, using: &random)
            return pick([.kill(host), .kill(host), .freeze(host), .restart(host)], using: &random)
        case .extractor:
            if Int.random(in: 0..<3, using: &random) == 0 {
                return .killExtractor(pick(Host.allCases, using: &random))
            }
            let way = pick(Misreading.allCases, using: &random)
            return .misread(way, times: Int.random(in: 1...3, using: &random))
        case .postgres:
            let stop = pick(PostgresStop.allCases, using: &random)
            return pick(
                [.stopPostgres(stop), .stopPostgres(stop), .freezePostgres, .killBackend], using: &random)
        case .network:
            return .cut(pick(Host.allCases, using: &random))
        case .disk:
            return .fill(pick(Volume.allCases, using: &random))
        case .clock:
            let seconds = pick([-86_400, -3_600, -30, 30, 3_600, 86_400, 40 * 86_400], using: &random)
            return .setClock(pick(clocks, using: &random), by: seconds)
        case .file:
            return .file(pick(FileTrick.allCases, using: &random))
        case .pipeline:
            return .edit(pick(PipelineEdit.allCases, using: &random))
        case .version:
            return .secondVersion(pick(Host.allCases, using: &random))
        }
    }

    /// Hosts whose clock can be set. The second has the machine's own, without the library that sets clocks.
    package static let clocks: [Host] = [.main, .third]

    /// How long it lasts, in seconds; 0 for what happens and is over.
    func draw(lasting random: inout SplitMix64) -> Double {
        let range: ClosedRange<Double> =
            switch self {
            case .kill, .restart: 0.5...8
            case .freeze: 3...20
            case .stopPostgres, .freezePostgres: 0.5...12
            case .cut: 3...45
            case .fill: 2...20
            case .setClock: 3...25
            case .edit: 1...6
            case .secondVersion: 1...10
            case .killExtractor, .killBackend, .misread, .file: 0...0
            }
        return Double.random(in: range, using: &random)
    }

    private static func pick<Value>(_ values: [Value], using random: inout SplitMix64) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
