import Documents
import Testing

@testable import Agents

@Suite("Fields of whole documents")
struct DocumentFieldsTests {
    @Test("A German invoice with an address window and a footer")
    func germanInvoice() async throws {
        let result = try await Typewriter.enrich(
            """
            Tischlerei Holzwurm GmbH · Sägeweg 3 · 38100 Braunschweig

            Nordlicht Verlag AG
            Am Hafen 12
            20457 Hamburg
                                                       Rechnungsnummer:   R-2024/0815
                                                       Rechnungsdatum:    05.03.2024
                                                       Fällig am:         04.04.2024

            Pos  Bezeichnung              Menge    Einzelpreis      Gesamt
            1    Regal Eiche                  2         400,00      800,00
            2    Montage                      1         200,00      200,00

                                         Nettobetrag             1.000,00 EUR
                                         zzgl. 19 % MwSt.          190,00 EUR
                                         Gesamtbetrag            1.190,00 EUR

            Tischlerei Holzwurm GmbH    IBAN: DE89 3704 0044 0532 0130 00    USt-IdNr.: DE136695976
            """, as: .invoice, language: "de")
        #expect(
            result.differences(from: [
                .invoiceNumber: "R-2024/0815", .invoiceDate: "2024-03-05", .dueDate: "2024-04-04",
                .totalAmount: "1190.00", .netAmount: "1000.00", .taxAmount: "190.00", .currency: "EUR",
                .vendorName: "Tischlerei Holzwurm GmbH", .customerName: "Nordlicht Verlag AG",
                .iban: "DE89370400440532013000", .vatID: "DE136695976",
            ]) == [])
        #expect(result.verification == 1)
        #expect(
            result.summary
                == "Invoice R-2024/0815 from Tischlerei Holzwurm GmbH to Nordlicht Verlag AG of 2024-03-05 over 1190.00 EUR, due 2024-04-04."
        )
    }

    @Test("An American invoice has its months first")
    func americanInvoice() async throws {
        let result = try await Typewriter.enrich(
            """
            Brightline Design LLC                                  INVOICE
            450 Sunset Blvd
            Los Angeles, CA 90028

            Bill To:                          Invoice #: INV-20456
            Orchard Media Inc.                Date: 04/07/2024
            88 Main Street                    Due Date: 05/07/2024

            Logo design               1       $1,200.00   $1,200.00
            Business cards          500           $0.50     $250.00

                                             Subtotal     $1,450.00
                                             Tax (8%)       $116.00
                                             Total        $1,566.00
            """, as: .invoice, language: "en")
        #expect(
            result.differences(from: [
                .invoiceNumber: "INV-20456", .invoiceDate: "2024-04-07", .dueDate: "2024-05-07",
                .totalAmount: "1566.00", .netAmount: "1450.00", .taxAmount: "116.00", .currency: "USD",
                .vendorName: "Brightline Design LLC", .customerName: "Orchard Media Inc.",
            ]) == [])
    }

    @Test("A French invoice")
    func frenchInvoice() async throws {
        let result = try await Typewriter.enrich(
            """
            Menuiserie Lefèvre SARL
            12 rue des Artisans
            69003 Lyon
            Tél. : 04 78 00 11 22       N° TVA : FR44732829320

            Facture n° F-2024-0087
            Date : 12/03/2024
            Échéance : 11/04/2024

            Client :
            Hôtel du Parc SAS

            Total HT                                1 700,00 €
            TVA 20 %                                  340,00 €
            Total TTC                               2 040,00 €
            """, as: .invoice, language: "fr")
        #expect(
            result.differences(from: [
                .invoiceNumber: "F-2024-0087", .invoiceDate: "2024-03-12", .dueDate: "2024-04-11",
                .totalAmount: "2040.00", .netAmount: "1700.00", .taxAmount: "340.00", .currency: "EUR",
                .vendorName: "Menuiserie Lefèvre SARL", .customerName: "Hôtel du Parc SAS",
                .vatID: "FR44732829320",
            ]) == [])
    }

    @Test("A Russian invoice")
    func russianInvoice() async throws {
        let result = try await Typewriter.enrich(
            """
            Счет на оплату № 154 от 12 марта 2024 г.

            Поставщик: ООО «Ромашка», ИНН 7707083893
            Покупатель: АО «Север», ИНН 7830002293

            Итого:                               2 500,00
            В том числе НДС 20%:                   416,67
            Всего к оплате:                      2 500,00 руб.
            Оплатить до: 22.03.2024
            """, as: .invoice, language: "ru")
        #expect(
            result.differences(from: [
                .invoiceNumber: "154", .invoiceDate: "2024-03-12", .dueDate: "2024-03-22",
                .totalAmount: "2500.00",
                .currency: "RUB", .vendorName: "ООО «Ромашка»", .customerName: "АО «Север»",
                .vatID: "7707083893",
            ]) == [])
    }

    @Test("A receipt, its shop's name over two lines, rounded at the till")
    func receipt() async throws {
        let result = try await Typewriter.enrich(
            """
            KEDAI RUNCIT BAHAGIA
            SDN BHD (123456-X)
            NO. 5, JALAN MAWAR 2, 81100 JOHOR BAHRU
            TEL: 07-1234567
            TAX INVOICE
            Receipt No: CS0042        Date: 12/10/2017
            Milk                   3.49
            Bread                  8.99
            TOTAL                 12.48
            ROUNDING               0.02
            ROUNDED               12.50
            CASH                  20.00
            CHANGE                 7.50
            """, as: .receipt, language: "en", source: .ocr)
        #expect(
            result.differences(from: [
                .vendorName: "KEDAI RUNCIT BAHAGIA SDN BHD", .invoiceDate: "2017-10-12",
                .totalAmount: "12.50",
                .documentNumber: "CS0042",
            ]) == [])
    }

    @Test("A lease in German, between a company and a person")
    func contract() async throws {
        let result = try await Typewriter.enrich(
            """
            Mietvertrag
            Vertragsnummer: MV-2023/118

            zwischen
            Immobilien Schmidt GmbH, Hauptstraße 12, 10115 Berlin
            – nachfolgend "Vermieter" genannt –
            und
            Frau Julia Weber, Lindenweg 5, 10245 Berlin
            – nachfolgend "Mieterin" genannt –

            Das Mietverhältnis beginnt am 01.04.2023 und endet am 31.03.2026.
            """, as: .contract, language: "de")
        #expect(
            result.differences(from: [
                .contractNumber: "MV-2023/118", .parties: "Immobilien Schmidt GmbH; Julia Weber",
                .startDate: "2023-04-01", .endDate: "2026-03-31",
            ]) == [])
    }

    @Test("A certificate in French")
    func certificate() async throws {
        let result = try await Typewriter.enrich(
            """
            Institut Français de Formation
            CERTIFICAT DE FORMATION
            Certificat n° IFF-2022-341
            Le présent certificat est décerné à
            Jean-Pierre Moreau
            pour avoir suivi la formation Sécurité au travail
            Délivré le 12 mai 2022
            Valable jusqu'au 11 mai 2025
            """, as: .certificate, language: "fr")
        #expect(
            result.differences(from: [
                .certificateNumber: "IFF-2022-341", .holderName: "Jean-Pierre Moreau",
                .issueDate: "2022-05-12",
                .expiryDate: "2025-05-11", .issuer: "Institut Français de Formation",
            ]) == [])
    }

    @Test("A bank statement with its period and balances")
    func bankStatement() async throws {
        let result = try await Typewriter.enrich(
            """
            Sparkasse Nordstadt
            Kontoauszug Nr. 3/2024
            Kontoinhaber: Lena Hoffmann
            IBAN: DE89 3704 0044 0532 0130 00
            Zeitraum: 01.03.2024 - 31.03.2024

            01.03.2024   Anfangssaldo                   1.250,00
            12.03.2024   Miete                           -950,00
            31.03.2024   Endsaldo                         300,00
            """, as: .bankStatement, language: "de")
        #expect(
            result.differences(from: [
                .iban: "DE89370400440532013000", .holderName: "Lena Hoffmann", .startDate: "2024-03-01",
                .endDate: "2024-03-31", .openingBalance: "1250.00", .closingBalance: "300.00",
                .documentNumber: "3/2024",
            ]) == [])
    }

    @Test("A letter whose subject stands above the salutation")
    func letter() async throws {
        let result = try await Typewriter.enrich(
            """
            Stadtwerke Musterstadt AG
            Energieplatz 1
            12345 Musterstadt

            Herrn
            Peter Krause
            Gartenweg 8
            12347 Musterstadt

            Musterstadt, 14. Februar 2024

            Ihre Kündigung vom 2. Februar 2024

            Sehr geehrter Herr Krause,
            """, as: .letter, language: "de")
        #expect(
            result.differences(from: [
                .sender: "Stadtwerke Musterstadt AG", .recipient: "Peter Krause", .issueDate: "2024-02-14",
                .subject: "Ihre Kündigung vom 2. Februar 2024",
            ]) == [])
    }

    @Test("Text without boxes is read as well, and its fields have no box")
    func plainText() async throws {
        let page = Page(
            number: 1, source: .textLayer, text: "Invoice Number: 4711-A\nInvoice Date: 2024-03-05",
            confidence: 1,
            width: 595, height: 842)
        let document = ExtractedDocument(mediaType: .plainText, pageCount: 1, pages: [page])
        let result = try await Orchestrator(options: EnrichmentOptions()).enrich(
            document, class: DocumentClass(category: "invoice", confidence: 1), fileName: "a.txt")
        #expect(result.value(.invoiceNumber) == "4711-A")
        #expect(result.fields.allSatisfy { $0.box == nil && $0.page == 1 })
    }

    @Test("A field's box is the union of its words")
    func boxes() async throws {
        let text = "Invoice Number: 4711-A"
        let result = try await Typewriter.enrich(text, as: .invoice, language: "en")
        let word = try #require(Typewriter.page(text).words.last)
        let field = try #require(result.fields.first { $0.name == "invoice_number" })
        #expect(field.box == word.box)
        #expect(field.text == "4711-A")
        #expect(field.source == "analyzer/label")
    }

    @Test("An empty document gives no fields and no verification")
    func empty() async throws {
        let document = ExtractedDocument(mediaType: .pdf, pageCount: 0, pages: [])
        let result = try await Orchestrator(options: EnrichmentOptions()).enrich(
            document, class: DocumentClass(category: "other", confidence: 0.2), fileName: "")
        #expect(result.fields.isEmpty)
        #expect(result.verification == nil)
    }
}
