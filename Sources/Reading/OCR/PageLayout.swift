/// How a picture is divided into lines before it is read.
enum PageLayout {
    /// Columns, blocks and paragraphs are found.
    case automatic
    /// One block of lines, as on a receipt.
    case singleBlock
    /// Words, wherever they are.
    case sparse
}
