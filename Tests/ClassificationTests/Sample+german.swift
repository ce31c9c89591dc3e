import Documents

extension Sample {
    /// One short document of each kind in German, written for these tests.
    static let german: [Sample] = [
        Sample(
            .invoice, language: "de",
            """
            Elektro Maier GmbH · Hauptstr. 4 · 70173 Stuttgart
            Herrn Paul Berger
            Rechnung
            Rechnungs-Nr.: 2026-118   Datum: 02.02.2026   Kundennr. 4471
            Pos  Bezeichnung  Menge  Einzelpreis  Gesamt
            1 Steckdose 4 12,50 50,00
            2 Arbeitszeit 3 65,00 195,00
            Zwischensumme 245,00
            MwSt. 19 % 46,55
            Gesamtbetrag 291,55
            Zahlbar innerhalb von 14 Tagen ohne Abzug.
            IBAN DE12 5001 0517 0648 4898 90
            """),
        Sample(
            .receipt, language: "de",
            """
            REWE Markt
            Lange Str. 12 10115 Berlin
            EUR
            Butter 2,29 B
            Brot 3,49 B
            SUMME EUR 5,78
            Geg. BAR EUR 10,00
            Rückgeld BAR EUR 4,22
            Steuer % Netto Steuer Brutto
            13.04.2026 17:21 Bon-Nr.:4471
            Vielen Dank für Ihren Einkauf
            """),
        Sample(
            .contract, language: "de",
            """
            Mietvertrag
            zwischen Herrn Otto Vogel (Vermieter) und Frau Lisa Kern (Mieterin)
            § 1 Mieträume
            Vermietet wird die Wohnung im 2. OG.
            § 2 Mietzeit
            Das Mietverhältnis beginnt am 01.05.2026. Es gilt die gesetzliche Kündigungsfrist.
            § 3 Miete
            Die Miete beträgt monatlich 780,00 EUR.
            § 4 Kaution
            Der Mieter zahlt eine Kaution von drei Monatsmieten.
            Ort, Datum, Unterschriften
            """),
        Sample(
            .letter, language: "de",
            """
            Anna Sommer, Gartenweg 3, 50667 Köln
            Hausverwaltung Meier
            Köln, 4. Mai 2026
            Kündigung meines Mietvertrages
            Sehr geehrte Damen und Herren,
            hiermit kündige ich den Mietvertrag über die Wohnung Gartenweg 3 fristgerecht zum 31.08.2026.
            Bitte bestätigen Sie mir den Eingang.
            Mit freundlichen Grüßen
            Anna Sommer
            """),
        Sample(
            .report, language: "de",
            """
            Jahresbericht 2025
            Verein der Freunde des Museums
            Im Berichtsjahr konnte die Zahl der Mitglieder um 5 Prozent gesteigert werden. Gegenüber dem
            Vorjahr stiegen die Spenden.
            1 Einleitung
            2 Ergebnisse
            3 Ausblick
            Tabelle 1 zeigt die Entwicklung der Besucherzahlen.
            """),
        Sample(
            .manual, language: "de",
            """
            Bedienungsanleitung Kaffeemaschine KM 200
            Vor dem ersten Gebrauch lesen Sie diese Anleitung sorgfältig.
            Sicherheitshinweise
            Ziehen Sie den Netzstecker vor der Reinigung.
            Inbetriebnahme
            Füllen Sie Wasser ein. Drücken Sie die Taste Start.
            Fehlerbehebung
            Technische Daten
            """),
        Sample(
            .certificate, language: "de",
            """
            Urkunde
            Bundesjugendspiele 2026
            Lena Schmidt
            hat mit 1.120 Punkten eine Ehrenurkunde errungen.
            Schulleitung
            """),
        Sample(
            .passport, language: "de",
            """
            BUNDESREPUBLIK DEUTSCHLAND
            REISEPASS PASSPORT PASSEPORT
            Name MUSTERMANN
            Vornamen ERIKA
            Staatsangehörigkeit DEUTSCH
            Geburtstag 12.08.1964 Geburtsort BERLIN
            P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<
            C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4
            """),
        Sample(
            .bankStatement, language: "de",
            """
            Sparkasse Musterstadt
            Kontoauszug 3/2026
            IBAN DE12 5001 0517 0648 4898 90
            Alter Saldo 01.03.2026 1.204,33
            02.03. Lastschrift Stadtwerke -84,00
            05.03. Gehalt Nord AG 2.100,00
            11.03. Kartenzahlung REWE -45,12
            Neuer Saldo 31.03.2026 3.175,21
            """),
        Sample(
            .form, language: "de",
            """
            Antrag auf Urlaub
            Name: ____________ Personalnummer: ________
            Abteilung: ____________
            Urlaub vom ________ bis ________
            ☐ Erholungsurlaub ☐ Sonderurlaub
            Unterschrift des Antragstellers ____________
            Zutreffendes bitte ankreuzen
            """),
        Sample(
            .email, language: "de",
            """
            Von: Petra Lang <petra@firma.example>
            Gesendet: Montag, 2. März 2026 09:14
            An: Buchhaltung
            Betreff: Rechnung 2231
            Hallo zusammen,
            im Anhang die Rechnung von Meier. Bitte überweisen.
            Viele Grüße
            Petra
            """),
        Sample(
            .resume, language: "de",
            """
            Lebenslauf
            Persönliche Daten
            Name: Eva Brandt, geboren am 4.5.1990 in Kiel
            Berufserfahrung
            seit 2019 Projektleiterin, Nord AG
            2015 – 2019 Ingenieurin, Süd GmbH
            Ausbildung
            2010 – 2015 Studium Maschinenbau, TU Hamburg
            Sprachkenntnisse: Englisch fließend
            """),
        Sample(
            .other, language: "de",
            """
            Angebot Nr. 2026-33
            Sehr geehrter Herr Lang,
            vielen Dank für Ihre Anfrage. Wir bieten Ihnen an:
            Pos. 1 Malerarbeiten 40 m² 12,00 480,00
            Gesamtsumme netto 480,00
            MwSt. 19% 91,20
            Dieses Angebot ist gültig bis 30.04.2026.
            Mit freundlichen Grüßen
            """),
    ]
}
