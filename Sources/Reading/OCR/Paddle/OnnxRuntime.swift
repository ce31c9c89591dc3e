import COnnxRuntime
import Glibc

/// ONNX Runtime, which runs the models of neural networks. It is no library of Debian's, so it is loaded from a file, if
/// somebody has put one there, when it is first needed.
final class OnnxRuntime {
    let table: onnx_table
    let environment: onnx_environment

    /// - Parameter path: of `libonnxruntime.so`. It stays loaded until the process ends.
    init(path: String) throws {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw OnnxFault(message: dlerror().map { String(cString: $0) } ?? "\(path) can't be loaded")
        }
        guard let base = dlsym(library, "OrtGetApiBase"), let table = onnx_table_of(base) else {
            throw OnnxFault(message: "\(path) is no ONNX Runtime")
        }
        self.table = table
        var environment: onnx_environment?
        try OnnxFault.check(onnx_start(table, &environment), table)
        guard let environment else { throw OnnxFault(message: "ONNX Runtime did not start") }
        self.environment = environment
    }
}
