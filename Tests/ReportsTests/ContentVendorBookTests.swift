import Agents
import Testing

@testable import Reports

@Suite("Vendors' names")
struct ContentVendorBookTests {
    @Test(
        "two spellings of a name have one key",
        arguments: [
            ("Bergmann Bürotechnik GmbH", "BERGMANN BÜROTECHNIK"), ("Müller & Söhne KG", "Muller und Sohne"),
            ("Cascade River Supply Co.", "Cascade River Supply"), ("Acme, Inc.", "ACME INC"),
            ("Dupont S.A.", "DUPONT S. A."), ("Dupont S.A.R.L.", "Dupont SARL"), ("Muster AG", "muster ag"),
            ("ООО «Ромашка»", "Ромашка"), ("Nordwind GmbH & Co. KG", "Nordwind  GmbH"),
            ("Telekom Deutschland", "Te1ek0m Deutsch1and"), ("Modern Art Ltd.", "Modem Art Limited"),
        ])
    func oneKey(left: String, right: String) {
        #expect(VendorKey.key(left) == VendorKey.key(right))
    }

    @Test(
        "different names keep apart",
        arguments: [
            ("Bergmann GmbH", "Bergmeister GmbH"), ("Shop 12", "Shop 13"), ("Nord Ltd", "Süd Ltd"),
            ("GmbH", "AG"),
        ])
    func twoKeys(left: String, right: String) {
        #expect(VendorKey.key(left) != VendorKey.key(right))
    }

    @Test("a name without letters has no key and is still a vendor of its own")
    func marksOnly() throws {
        #expect(VendorKey.key("***") == "")
        let book = VendorBook([mention("***", 2), mention("—", 1)])
        #expect(book.vendor(spelled: "***") != book.vendor(spelled: "—"))
    }

    @Test("one account or one VAT number is one vendor")
    func identifiers() {
        let book = VendorBook([
            mention("Stadtwerke Nord GmbH", 10, iban: "DE89370400440532013000"),
            mention("SWN Energie", 4, iban: "DE89370400440532013000"),
            mention("Alpha", 5, vatID: "DE129273398"), mention("Beta", 3, vatID: "DE129273398"),
            mention("Gamma", 3),
        ])
        #expect(book.isOne("Stadtwerke Nord GmbH", "SWN Energie"))
        #expect(book.isOne("Alpha", "Beta"))
        #expect(!book.isOne("Alpha", "Gamma"))
        #expect(book.name(of: "SWN Energie") == "Stadtwerke Nord GmbH")
    }

    @Test("a number that OCR made of nothing proves nothing")
    func brokenAccount() {
        let book = VendorBook([
            mention("Alpha", 5, iban: "DE00370400440532013000"),
            mention("Beta", 3, iban: "DE00370400440532013000"),
        ])
        #expect(!book.isOne("Alpha", "Beta"))
    }

    @Test("a factor's account, or the reader's own VAT number, makes nobody one")
    func sharedIdentifier() {
        let names = ["Alpha", "Berta", "Cäsar", "Dora", "Emil"]
        let book = VendorBook(
            names.map { mention($0, 10, iban: "DE89370400440532013000", vatID: "DE129273398") })
        #expect(book.names.count == names.count)
    }

    @Test("one bill with the customer's name does not tie two vendors together")
    func customerForVendor() {
        let book = VendorBook([
            mention("Alpha GmbH", 30, iban: "DE89370400440532013000"),
            mention("Beta GmbH", 20, iban: "GB82WEST12345698765432"),
            mention("Customer AG", 2, iban: "DE89370400440532013000"),
            mention("Customer AG", 1, iban: "GB82WEST12345698765432"),
        ])
        #expect(!book.isOne("Alpha GmbH", "Beta GmbH"))
    }

    @Test("a rare misreading is the frequent name")
    func misreading() {
        let book = VendorBook([
            mention("Bergmann Bürotechnik GmbH", 40), mention("Bergmarn Bürotechnlk GmbH", 1),
            mention("Bergmann Bürotechnk GmbH", 2),
        ])
        #expect(book.names == ["Bergmann Bürotechnik GmbH"])
        #expect(book.spellings[0].count == 3)
    }

    @Test("two frequent names, short names and numbered ones are not misreadings")
    func noMisreading() {
        let book = VendorBook([
            mention("Anan Consulting", 20), mention("Anar Consulting", 15), mention("Aldi", 50),
            mention("Audi", 1),
            mention("Warehouse 12 North", 40), mention("Warehouse 13 North", 2),
            mention("Warehouse 123 North", 1),
        ])
        #expect(book.names.count == 7)
    }

    @Test("near names with accounts of their own stay apart")
    func toldApartByAccount() {
        let book = VendorBook([
            mention("Anan Consulting", 20, iban: "DE89370400440532013000"),
            mention("Anar Consulting", 1, iban: "GB82WEST12345698765432"),
        ])
        #expect(book.names.count == 2)
    }

    @Test("near keys are found as comparing each with each finds them")
    func nearKeys() {
        var generator = FixedGenerator(seed: 11)
        let keys = (0..<300).map { _ in
            String(
                (0..<Int.random(in: 5...18, using: &generator)).map { _ in
                    "abc".randomElement(using: &generator)!
                })
        }
        var near = NearKeys()
        for (number, key) in keys.enumerated() { near.insert(key, as: number) }
        for key in keys {
            let tolerance = NearKeys.tolerance(of: key)
            guard tolerance > 0 else { continue }
            let expected = keys.indices.map {
                NearKeys.Match(number: $0, distance: editDistance(keys[$0], key))
            }
            .filter { $0.distance <= tolerance && !$0.number.isMultiple(of: 7) }
            #expect(near.matches(key) { !$0.isMultiple(of: 7) } == Set(expected))
        }
    }

    @Test("the same vendors come of any order of the mentions")
    func anyOrder() {
        let mentions = [
            mention("Alpha", 5, vatID: "DE129273398"), mention("Beta", 3, vatID: "DE129273398"),
            mention("Stadtwerke Nord", 9), mention("Stadtwerke Mord", 1), mention("ALPHA", 1),
        ]
        let expected = Set(VendorBook(mentions).spellings.map(Set.init))
        for _ in 0..<10 {
            #expect(Set(VendorBook(mentions.shuffled()).spellings.map(Set.init)) == expected)
        }
    }

    private func mention(_ name: String, _ bills: Int, iban: String? = nil, vatID: String? = nil)
        -> VendorMention
    {
        VendorMention(spelling: name, iban: iban, vatID: vatID, bills: bills)
    }
}

extension VendorBook {
    fileprivate func isOne(_ left: String, _ right: String) -> Bool {
        vendor(spelled: left) != nil && vendor(spelled: left) == vendor(spelled: right)
    }
}
