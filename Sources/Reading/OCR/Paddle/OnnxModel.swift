import COnnxRuntime

/// A model with one input and one output of 32-bit numbers, and memory of its own for as long as it lives.
struct OnnxModel: ~Copyable {
    private let runtime: OnnxRuntime
    private let session: onnx_session
    private let input: String
    private let output: String

    /// - Parameters:
    ///   - input: the name by which the model knows it.
    ///   - output: likewise.
    init(path: String, input: String, output: String, runtime: OnnxRuntime) throws {
        var session: onnx_session?
        try OnnxFault.check(onnx_open(runtime.table, runtime.environment, path, &session), runtime.table)
        guard let session else { throw OnnxFault(message: "\(path) is no model") }
        self.runtime = runtime
        self.session = session
        self.input = input
        self.output = output
    }

    deinit {
        onnx_release(runtime.table, Int32(onnx_release_session), UnsafeRawPointer(session))
    }

    /// - Parameters:
    ///   - shape: whose product is the number of `values`.
    ///   - body: gets the answer and its shape; both are gone after it.
    func run<Result>(
        _ values: [Float], shape: [Int], body: (UnsafeBufferPointer<Float>, [Int]) throws -> Result
    ) throws -> Result {
        let table = runtime.table
        var answer: onnx_value?
        try OnnxFault.check(
            onnx_run(
                table, session, input, values, values.count, shape.map(Int64.init), shape.count, output,
                &answer), table)
        guard let answer else { throw OnnxFault(message: "a model gave no answer") }
        defer { onnx_release(table, Int32(onnx_release_value), UnsafeRawPointer(answer)) }
        var lengths = [Int64](repeating: 0, count: 8)
        var dimensions = 0
        try OnnxFault.check(onnx_shape(table, answer, &lengths, lengths.count, &dimensions), table)
        guard dimensions <= lengths.count else {
            throw OnnxFault(message: "an answer of \(dimensions) dimensions")
        }
        let shape = lengths.prefix(dimensions).map(Int.init)
        var floats: UnsafePointer<Float>?
        try OnnxFault.check(onnx_floats(table, answer, &floats), table)
        return try body(UnsafeBufferPointer(start: floats, count: shape.reduce(1, *)), shape)
    }

    /// What the model's file says about itself; nil when it says nothing under this key.
    func metadata(_ key: String) throws -> String? {
        var text: UnsafeMutablePointer<CChar>?
        try OnnxFault.check(onnx_metadata(runtime.table, session, key, &text), runtime.table)
        guard let text else { return nil }
        defer { onnx_free(runtime.table, text) }
        return String(cString: text)
    }
}
