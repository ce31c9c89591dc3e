import Documents

extension Sample {
    /// Documents that name another kind than they are.
    static let adversarial: [Sample] = [
        Sample(
            .letter, language: "en",
            """
            Dear Ms Fox,
            Please find enclosed our invoice number 2231 for the work in March. We would be grateful for
            payment by the end of the month.
            Yours sincerely
            Tom Baker
            """),
        Sample(
            .letter, language: "en",
            """
            Second reminder
            Dear Customer,
            According to our records invoice 4471 of 2 January over 320.00 EUR has not been paid. We kindly
            ask you to settle the overdue amount within seven days.
            Kind regards
            Accounts department
            """),
        Sample(
            .letter, language: "de",
            """
            Nord AG · Personalabteilung
            Sehr geehrte Frau Sommer,
            vielen Dank für Ihre Bewerbung und Ihren Lebenslauf. Anbei erhalten Sie den Arbeitsvertrag in
            zweifacher Ausfertigung.
            Mit freundlichen Grüßen
            K. Moos
            """),
        Sample(
            .report, language: "en",
            """
            Report on the state of supplier contracts
            Prepared by Internal Audit, May 2026
            Executive summary
            We reviewed 120 contracts. In 14 contracts the termination clause was missing.
            Findings
            1. Missing signatures in 6 agreements
            2. Liability clauses differ between agreements
            Recommendations: introduce a template.
            """),
        Sample(
            .report, language: "en",
            """
            A Survey of Invoice Processing in Small Firms
            Abstract. This paper studies how invoices are handled in 200 small firms. We find that 60% still
            key invoices by hand. Table 1 shows the average cost per invoice. The results show that automation
            saves time.
            """),
        Sample(
            .email, language: "en",
            """
            From: Jan Novak <jan@mail.example>
            To: hr@firm.example
            Subject: Application with CV
            Dear Ms Hill,
            attached is my curriculum vitae with my work experience and education.
            Best regards
            Jan Novak
            """),
        Sample(
            .email, language: "de",
            """
            Von: Petra Lang <petra@firma.example>
            Gesendet: Montag, 2. März 2026 09:14
            An: Buchhaltung
            Betreff: Rechnung 2231
            Hallo zusammen, im Anhang die Rechnung von Meier über 119,00 EUR. Bitte überweisen.
            Viele Grüße
            """),
        Sample(
            .contract, language: "en",
            """
            SERVICE AGREEMENT
            This Agreement is made by and between Alpha Corp and Beta LLC.
            1. Services. The supplier shall provide support and a monthly report.
            2. Fees. The supplier shall send an invoice each month; invoices are payable within 30 days.
            3. Termination. Either party may terminate with written notice.
            4. Governing law. This Agreement shall be governed by the laws of Ohio.
            """),
        Sample(
            .receipt, language: "en",
            """
            FAMILY MART
            TAX INVOICE
            GST ID 000468594688
            SPRITZER WATER 3.70
            TOTAL 3.70
            CASH 10.00
            CHANGE 6.30
            THANK YOU & PLEASE COME AGAIN
            """),
        Sample(
            .invoice, language: "de",
            """
            Stadtwerke Musterstadt
            Stromrechnung
            Sehr geehrter Herr Klein,
            für Ihren Verbrauch berechnen wir Ihnen:
            Verbrauch 2.350 kWh 752,00
            Grundpreis 120,00
            Mehrwertsteuer 165,68
            Rechnungsbetrag 1.037,68
            Rechnungsnummer 77120039
            Zahlbar bis 15.03.2026
            Mit freundlichen Grüßen
            Ihre Stadtwerke
            """),
        Sample(
            .invoice, language: "de",
            """
            Gutschrift
            Gutschrift Nr. 2026-07 zur Rechnung 2025-990
            Rückgabe Stuhl Modell Anna 2 Stk. 89,00 178,00
            Netto 149,58
            USt. 19% 28,42
            """),
        Sample(
            .other, language: "de",
            """
            Auftragsbestätigung
            Vielen Dank für Ihren Auftrag. Ihre Bestellung vom 2.3.2026
            Artikel Menge Preis
            Regal 2 49,00 98,00
            Gesamt 98,00 inkl. MwSt.
            """),
        Sample(
            .other, language: "en",
            """
            QUOTATION
            Thank you for your enquiry. We are pleased to offer:
            10 Office chairs 89.00 890.00
            Total excl. VAT 930.00
            This quotation is valid for 30 days. Payment terms: 30 days from invoice date.
            """),
        Sample(
            .other, language: "de",
            """
            Lieferschein Nr. 2231
            Ihre Bestellung: 4471
            Pos Artikel Menge
            1 Schrauben M8 200
            Die Rechnung folgt mit getrennter Post. Ware erhalten:
            """),
        Sample(
            .form, language: "en",
            """
            Passport Application Form
            Please complete in block capitals
            Surname ________________ Given names ________________
            Place of birth ________________ Nationality ________________
            ☐ First passport ☐ Renewal
            Signature of applicant ________________
            """),
        Sample(
            .manual, language: "ru",
            """
            Инструкция по эксплуатации
            Паспорт изделия: чайник ЧЭ-5
            Перед использованием внимательно прочитайте инструкцию. Не используйте прибор без воды.
            Гарантия действительна при наличии кассового чека.
            Технические характеристики
            """),
    ]
}
