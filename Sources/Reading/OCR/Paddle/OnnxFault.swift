import COnnxRuntime

/// What ONNX Runtime says it could not do.
struct OnnxFault: Error {
    let message: String

    static func check(_ status: onnx_status?, _ table: onnx_table) throws {
        guard let status else { return }
        defer { onnx_release(table, Int32(onnx_release_status), UnsafeRawPointer(status)) }
        throw OnnxFault(
            message: onnx_message(table, status).map { String(cString: $0) } ?? "it does not say why")
    }
}
