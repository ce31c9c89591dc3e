import Documents
import Extraction
import Foundation
import Testing

@testable import Reading

@Suite("E-invoices", .timeLimit(.minutes(10)))
struct EInvoiceTests {
    static let cii = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
          xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
          xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
          <rsm:ExchangedDocument><ram:ID>RE-2026-117</ram:ID><ram:TypeCode>380</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="102">20260315</udt:DateTimeString></ram:IssueDateTime>
          </rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem>
              <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
              <ram:SpecifiedTradeProduct><ram:Name>Oak plank</ram:Name></ram:SpecifiedTradeProduct>
              <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">4</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
              <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
                <ram:LineTotalAmount>1000.00</ram:LineTotalAmount>
              </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
            </ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement>
              <ram:SellerTradeParty><ram:Name>Holzhandel Brandt GmbH</ram:Name>
                <ram:PostalTradeAddress><ram:PostcodeCode>20095</ram:PostcodeCode><ram:LineOne>Hafenweg 3</ram:LineOne>
                  <ram:CityName>Hamburg</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">22/815/0815</ram:ID></ram:SpecifiedTaxRegistration>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE 123456789</ram:ID></ram:SpecifiedTaxRegistration>
              </ram:SellerTradeParty>
              <ram:BuyerTradeParty><ram:Name>Museum am Ufer</ram:Name></ram:BuyerTradeParty>
            </ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount>
                <ram:IBANID>DE02 1203 0000 0000 2020 51</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
              </ram:SpecifiedTradeSettlementPaymentMeans>
              <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20260414</udt:DateTimeString>
              </ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:TaxBasisTotalAmount>1000</ram:TaxBasisTotalAmount>
                <ram:TaxTotalAmount currencyID="USD">210.00</ram:TaxTotalAmount>
                <ram:TaxTotalAmount currencyID="EUR">190.00</ram:TaxTotalAmount>
                <ram:GrandTotalAmount>1190.0000</ram:GrandTotalAmount>
              </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """

    static let fields = [
        "vendor_name": "Holzhandel Brandt GmbH", "vendor_address": "Hafenweg 3, 20095 Hamburg, DE",
        "customer_name": "Museum am Ufer", "invoice_number": "RE-2026-117", "invoice_date": "2026-03-15",
        "due_date": "2026-04-14", "total_amount": "1190.00", "net_amount": "1000.00", "tax_amount": "190.00",
        "currency": "EUR", "iban": "DE02120300000000202051", "vat_id": "DE123456789",
    ]

    private func values(_ data: StructuredData?) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (data?.fields ?? []).map { ($0.name, $0.value) })
    }

    @Test("CII alone is an invoice: a page for people, and all fields with full confidence")
    func crossIndustry() async throws {
        let paper = try DrawnPaper()
        try paper.write([UInt8](Self.cii.utf8), to: "anything.dat")
        let document = try await paper.read("anything.dat")
        await paper.pool.shutdown()
        let data = try #require(document.structuredData)
        #expect(data.format == .cii && data.kind == .invoice && data.isWhole)
        #expect(values(data) == Self.fields)
        #expect(
            data.fields.allSatisfy { $0.confidence == 1 && $0.source == "e-invoice/cii" && $0.page == nil })
        let page = try #require(document.pages.first).text
        #expect(page.hasPrefix("Invoice\n\nFrom: Holzhandel Brandt GmbH\nHafenweg 3\n20095 Hamburg\nDE\n"))
        #expect(page.contains("\n1 4 Oak plank 1000.00\n"))
        #expect(page.contains("\nTotal amount: 1190.00 EUR\n"))
    }

    @Test("UBL, as an invoice and as a credit note")
    func universal() async throws {
        let paper = try DrawnPaper()
        func ubl(_ root: String, _ type: String) -> [UInt8] {
            [UInt8](
                """
                <?xml version="1.0"?><\(root) xmlns="urn:oasis:names:specification:ubl:schema:xsd:\(root)-2" xmlns:c="a" xmlns:b="b">
                <b:ID>N-1</b:ID><b:IssueDate>2026-03-15</b:IssueDate>\(type)<b:DocumentCurrencyCode>SEK</b:DocumentCurrencyCode>
                <c:AccountingSupplierParty><c:Party><c:PartyName><b:Name>Brand</b:Name></c:PartyName>
                <c:PostalAddress><b:StreetName>Gata 1</b:StreetName><b:CityName>Lund</b:CityName></c:PostalAddress>
                <c:PartyTaxScheme><b:CompanyID>SE556</b:CompanyID><c:TaxScheme><b:ID>VAT</b:ID></c:TaxScheme></c:PartyTaxScheme>
                <c:PartyLegalEntity><b:RegistrationName>Brand AB</b:RegistrationName></c:PartyLegalEntity></c:Party></c:AccountingSupplierParty>
                <c:PaymentMeans><b:PaymentDueDate>2026-04-01</b:PaymentDueDate><c:PayeeFinancialAccount><b:ID>SE45 5000</b:ID>
                </c:PayeeFinancialAccount></c:PaymentMeans><c:TaxTotal><b:TaxAmount currencyID="EUR">9</b:TaxAmount></c:TaxTotal>
                <c:TaxTotal><b:TaxAmount currencyID="SEK">25</b:TaxAmount></c:TaxTotal>
                <c:LegalMonetaryTotal><b:TaxExclusiveAmount>100</b:TaxExclusiveAmount><b:TaxInclusiveAmount>125.5</b:TaxInclusiveAmount>
                </c:LegalMonetaryTotal></\(root)>
                """.utf8)
        }
        try paper.write(ubl("Invoice", "<b:InvoiceTypeCode>381</b:InvoiceTypeCode>"), to: "i.xml")
        try paper.write(ubl("CreditNote", ""), to: "c.xml")
        for name in ["i.xml", "c.xml"] {
            let data = try #require(try await paper.read(name).structuredData)
            #expect(data.format == .ubl && data.kind == .creditNote, "\(name)")
            #expect(
                values(data) == [
                    "vendor_name": "Brand AB", "vendor_address": "Gata 1, Lund", "invoice_number": "N-1",
                    "invoice_date": "2026-03-15", "due_date": "2026-04-01", "total_amount": "125.50",
                    "net_amount": "100.00", "tax_amount": "25.00", "currency": "SEK", "iban": "SE455000",
                    "vat_id": "SE556",
                ])
        }
        await paper.pool.shutdown()
    }

    @Test("XML inside of a PDF is found whatever its name, read once, and the pages as ever")
    func attached() async throws {
        let paper = try DrawnPaper()
        let lines = ["Invoice RE-2026-117", "Second"]
        try paper.makePDF("plain.pdf", sheets: [lines])
        try paper.makePDF("invoice.pdf", lines: lines, attaching: [UInt8](Self.cii.utf8), named: "beleg.xml")
        let document = try await paper.read("invoice.pdf")
        let rest = try await paper.read("invoice.pdf", pages: 2...2)
        let plain = try await paper.read("plain.pdf")
        await paper.pool.shutdown()
        #expect(document.mediaType == .pdf)
        #expect(document.pages.map(\.text) == ["Invoice RE-2026-117", "Second"])
        #expect(values(document.structuredData) == Self.fields)
        #expect(document.structuredData?.isWhole == false)
        #expect(rest.structuredData == nil && plain.structuredData == nil)
    }

    @Test("An attachment that is no invoice, or no XML, changes nothing")
    func otherAttachments() async throws {
        let paper = try DrawnPaper()
        for text in ["<Invoice/>", "<order xmlns=\"urn:x:Invoice-2\"/>", "\u{0}\u{1}nonsense<", ""] {
            try paper.makePDF("letter.pdf", lines: ["Letter"], attaching: [UInt8](text.utf8), named: "x.xml")
            let document = try await paper.read("letter.pdf")
            #expect(document.pages.map(\.text) == ["Letter"] && document.structuredData == nil)
        }
        await paper.pool.shutdown()
    }

    @Test("Entities that name each other, or a file, neither harm nor leak; torn XML states nothing")
    func hostile() async throws {
        let paper = try DrawnPaper()
        let entities = """
            <!DOCTYPE x [<!ENTITY a "x"><!ENTITY b "y&a;z"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY g "LEAK">]>
            """
        let root = "<rsm:CrossIndustryInvoice"
        let hostile = Self.cii.replacingOccurrences(of: root, with: entities + root)
            .replacingOccurrences(of: "Holzhandel Brandt GmbH", with: "Holzhandel &b;&f;&amp; Co")
        try paper.write([UInt8](hostile.utf8), to: "entities.xml")
        try paper.makePDF("entities.pdf", lines: ["Page"], attaching: [UInt8](hostile.utf8), named: "i.xml")
        for name in ["entities.xml", "entities.pdf"] {
            let vendor = values(try await paper.read(name).structuredData)["vendor_name"]
            #expect(vendor == "Holzhandel & Co", "\(name)")
        }
        let torn = Self.cii.components(separatedBy: "0.0000</ram:GrandTotalAmount>")[0]
        try paper.write([UInt8](torn.utf8), to: "torn.xml")
        try paper.makePDF("torn.pdf", lines: ["Page"], attaching: [UInt8](torn.utf8), named: "i.xml")
        for name in ["torn.xml", "torn.pdf"] {
            #expect(try await paper.read(name).structuredData == nil, "\(name)")
        }
        await paper.pool.shutdown()
    }

    @Test(
        "Amounts are brought to two decimals, and more where there are more",
        arguments: [
            ("1190", "1190.00"), ("-5.5", "-5.50"), ("0.5000", "0.50"), ("12.345", "12.345"),
            ("007.10", "7.10"),
            (" 3.00 ", "3.00"), ("1.234,56", nil), ("", nil), ("abc", nil), ("1e5", nil), (".", nil),
        ] as [(String, String?)])
    func amounts(text: String, amount: String?) {
        #expect(EInvoice.amount(text) == amount)
    }
}
