import Documents
import Foundation

/// Reads one run of text: turned upright and brought to the height that the network was taught with, then read by its
/// columns of eight pixels, each of which the network gives a sign or nothing.
struct LineReader: ~Copyable {
    private let model: OnnxModel
    private let alphabet: Alphabet

    init(path: String, runtime: OnnxRuntime) throws {
        let model = try OnnxModel(path: path, input: "x", output: "fetch_name_0", runtime: runtime)
        guard let list = try model.metadata("character") else {
            throw OnnxFault(message: "\(path) does not say which signs it knows")
        }
        alphabet = Alphabet(list: list)
        self.model = model
    }

    private static let height = 48
    /// In pixels: a longer line is squeezed. As long as it takes 0.4 s.
    private static let widths = 16...3200
    /// In columns: where nothing stands for longer than this there is a gap, though the network saw no space.
    private static let gap = 5

    /// Its words from left to right; none when nothing can be read.
    func words(on strip: TextStrip, of picture: GreyRaster) throws -> [Word] {
        let length = Double(Self.height) * strip.along.length / max(strip.down.length, 1)
        let width = min(max(Int(length.rounded(.up)), Self.widths.lowerBound), Self.widths.upperBound)
        let values = samples(of: strip, width: width, from: picture)
        let readings = try model.run(values, shape: [1, 3, Self.height, width]) { answer, shape in
            guard shape.count == 3, shape[0] == 1, shape[2] == alphabet.count else {
                throw OnnxFault(message: "an answer of \(shape) for \(alphabet.count) signs")
            }
            return (0..<shape[1]).map { column in best(of: answer, at: column * shape[2]) }
        }
        return Self.spans(of: readings, in: alphabet).compactMap { span in
            word(of: span, columns: readings.count, on: strip, of: picture)
        }
    }

    /// Grey, from -1 for black to 1 for white, three times over for the three colours that the network expects.
    private func samples(of strip: TextStrip, width: Int, from picture: GreyRaster) -> [Float] {
        // Where many pixels become one, the mean of several of them, or thin strokes would fall through.
        let fineness = max(1, min(Int((strip.down.length / Double(Self.height)).rounded()), 4))
        let plane = width * Self.height
        var values = [Float](repeating: 0, count: 3 * plane)
        for row in 0..<Self.height {
            for column in 0..<width {
                var sum = 0.0
                for part in 0..<(fineness * fineness) {
                    let (across, below) = (part % fineness, part / fineness)
                    let x = (Double(column) + (Double(across) + 0.5) / Double(fineness)) / Double(width)
                    let y = (Double(row) + (Double(below) + 0.5) / Double(fineness)) / Double(Self.height)
                    let point = strip.origin + strip.along * x + strip.down * y
                    sum += picture.shade(x: point.x, y: point.y)
                }
                let value = Float(sum / Double(fineness * fineness) / 127.5 - 1)
                for colour in 0..<3 { values[colour * plane + row * width + column] = value }
            }
        }
        return values
    }

    private func best(of answer: UnsafeBufferPointer<Float>, at start: Int) -> Reading {
        var best = Reading(sign: 0, likelihood: 0)
        for sign in alphabet.classes where answer[start + sign] > best.likelihood {
            best = Reading(sign: sign, likelihood: answer[start + sign])
        }
        return best
    }

    /// What a column says.
    struct Reading {
        /// A class of the alphabet; 0 for nothing.
        var sign: Int
        var likelihood: Float
    }

    /// A word, by the columns in which it stands.
    struct Span {
        var text: String
        var likelihoods: [Float]
        var columns: ClosedRange<Int>
    }

    /// Signs that follow each other without a space or a gap. A sign that the same sign follows in the next column is
    /// written once (Graves and others, Connectionist Temporal Classification, 2006).
    static func spans(of readings: [Reading], in alphabet: Alphabet) -> [Span] {
        var spans: [Span] = []
        var isOpen = false
        var previous = 0
        for (column, reading) in readings.enumerated() {
            defer { previous = reading.sign }
            guard let sign = alphabet[reading.sign] else { continue }
            guard !sign.allSatisfy(\.isWhitespace) else {
                isOpen = false
                continue
            }
            if isOpen, column - spans[spans.count - 1].columns.upperBound > gap { isOpen = false }
            if !isOpen {
                spans.append(Span(text: "", likelihoods: [], columns: column...column))
                isOpen = true
                previous = 0
            }
            let last = spans.count - 1
            spans[last].columns = spans[last].columns.lowerBound...column
            if reading.sign != previous {
                spans[last].text += sign
                spans[last].likelihoods.append(reading.likelihood)
            }
        }
        return spans
    }

    private func word(of span: Span, columns: Int, on strip: TextStrip, of picture: GreyRaster) -> Word? {
        let text = WordText.normalise(span.text)
        guard !text.isEmpty else { return nil }
        let share =
            Double(span.columns.lowerBound) / Double(columns)...Double(span.columns.upperBound + 1)
            / Double(columns)
        let mean = Double(span.likelihoods.reduce(0, +)) / Double(span.likelihoods.count)
        return Word(
            text: text, box: strip.box(of: share, width: picture.width, height: picture.height),
            confidence: max(0.001, min(Word.surestRecognised, mean)), line: 0)
    }
}
