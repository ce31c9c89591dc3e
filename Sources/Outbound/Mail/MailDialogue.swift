/// What we and a mail server have said to each other (RFC 5321), as far as it tells what went wrong. Nothing that we
/// said is kept but which command it was, and to whom a mail should go: names and passwords go by here.
struct MailDialogue {
    enum Step: Equatable {
        case greeting
        case encryption
        case authentication
        case sender
        case recipient(String)
        case data
        /// The mail is handed over: what the server says now, it says to the whole of it.
        case message
    }

    struct Reply: Equatable {
        let code: Int
        let text: String
    }

    private(set) var step = Step.greeting
    /// To the present step; nil before the server has answered it.
    private(set) var reply: Reply?
    private(set) var isAccepted = false
    /// QUIT is said after a refusal too, which is to be remembered, and not how politely it ends.
    private var isOver = false

    mutating func said(_ line: String) {
        let words = line.split(whereSeparator: \.isWhitespace)
        let next: Step? =
            switch words.first?.uppercased() {
            case "EHLO", "HELO": .greeting
            case "STARTTLS": .encryption
            case "AUTH": .authentication
            case "MAIL": .sender
            case "RCPT": .recipient(Self.address(in: line))
            case "DATA": .data
            default: nil
            }
        isOver = isOver || words.first?.uppercased() == "QUIT"
        guard let next, !isOver else { return }
        step = next
        reply = nil
    }

    mutating func handedOver() {
        step = .message
        reply = nil
    }

    mutating func heard(_ line: String) {
        // `250-` goes on, `250 ` ends an answer (4.2.1).
        let line = line.trimmingSuffix { $0.isNewline }
        guard !isOver, let code = Int(line.prefix(3)), line.dropFirst(3).first != "-" else { return }
        reply = Reply(code: code, text: String(line).shownOnOneLine)
        if step == .message, (200...299).contains(code) { isAccepted = true }
    }

    private static func address(in line: String) -> String {
        guard let open = line.firstIndex(of: "<"), let end = line.lastIndex(of: ">"), open < end else {
            return "?"
        }
        return String(line[line.index(after: open)..<end])
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
