import Documents
import Foundation
import Testing

@Suite struct NounTests {
    @Test func aBoxIsFourNumbersInJSON() throws {
        let box = Box(x: 0.1, y: 0.25, width: 0.5, height: 0.125)
        let data = try JSONEncoder().encode(box)
        #expect(String(decoding: data, as: UTF8.self) == "[0.1,0.25,0.5,0.125]")
        #expect(try JSONDecoder().decode(Box.self, from: data) == box)
    }

    @Test func idsSortByTheTimeTheyWereMade() {
        let early = DocumentID.new(at: Date(timeIntervalSince1970: 1_000_000))
        let late = DocumentID.new(at: Date(timeIntervalSince1970: 1_000_001))
        #expect(early.description < late.description)
        #expect(early.description.hasPrefix("00003b9a-ca00-7"))
        #expect("89ab".contains(early.description.dropFirst(19).prefix(1)))
        #expect(DocumentID.new(at: Date(timeIntervalSince1970: 1_000_000)) != early)
    }

    @Test func aHashIsSixtyFourHexDigits() {
        #expect(ContentHash(hex: String(repeating: "a", count: 64)) != nil)
        #expect(ContentHash(hex: String(repeating: "g", count: 64)) == nil)
        #expect(ContentHash(hex: "../../etc/passwd") == nil)
    }

    @Test func theStagesFollowEachOther() {
        #expect(StageName.ingest.next == .extract)
        #expect(StageName.persist.next == nil)
    }

    @Test func everyRefusalSaysWhatToDo() {
        for code in Refusal.Code.allCases {
            #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
            #expect(code.advice.hasSuffix("."))
        }
    }
}
