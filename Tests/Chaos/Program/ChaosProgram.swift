import ChaosHarness
import Glibc

@main
struct ChaosProgram {
    static func main() async {
        do {
            let options = try ChaosOptions(
                Array(CommandLine.arguments.dropFirst()), seed: UInt64.random(in: 1...999_999))
            exit(try await ChaosRun(options).run() ? 0 : 1)
        } catch let mistake as ChaosOptions.Mistake {
            print("a2d2-chaos: \(mistake)")
            exit(2)
        } catch {
            print("a2d2-chaos: \(error)")
            exit(1)
        }
    }
}
