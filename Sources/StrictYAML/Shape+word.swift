extension Shape {
    /// The same, or a word that stands for nothing: `none`, `never`.
    package func or(_ word: String) -> Shape<Value?> {
        Shape<Value?> { node, keyPath, log in
            if case .scalar(word) = node.content { return .some(nil) }
            return read(node, keyPath, log).map(Optional.some)
        }
    }
}
