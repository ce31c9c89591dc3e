import Classification
import Testing

@Suite("In which language it is written")
struct LanguageDetectorTests {
    private let detector = LanguageDetector()

    @Test(
        "Languages are told apart",
        arguments: [
            (
                "en",
                "The meeting will take place on Friday in the large room, and everybody who wants to come is welcome."
            ),
            (
                "de",
                "Die Sitzung findet am Freitag im großen Saal statt, und alle, die kommen möchten, sind willkommen."
            ),
            (
                "fr",
                "La réunion aura lieu vendredi dans la grande salle, et tous ceux qui veulent venir sont les bienvenus."
            ),
            (
                "ru",
                "Собрание состоится в пятницу в большом зале, и все, кто хочет прийти, могут это сделать."
            ),
            (
                "es",
                "La reunión tendrá lugar el viernes en la sala grande, y todos los que quieran venir son bienvenidos."
            ),
            (
                "it",
                "La riunione si terrà venerdì nella sala grande, e tutti quelli che vogliono venire sono benvenuti."
            ),
            (
                "nl",
                "De vergadering vindt vrijdag plaats in de grote zaal, en iedereen die wil komen is van harte welkom."
            ),
            (
                "pt",
                "A reunião será na sexta-feira na sala grande, e todos os que quiserem vir são muito bem-vindos."
            ),
            (
                "pl",
                "Zebranie odbędzie się w piątek w dużej sali i każdy, kto chce przyjść, jest mile widziany."
            ),
            ("uk", "Збори відбудуться у п'ятницю у великій залі, і всі, хто хоче прийти, можуть це зробити."),
            ("el", "Η συνάντηση θα γίνει την Παρασκευή"), ("he", "הפגישה תתקיים ביום שישי"),
            ("ja", "会議は金曜日に大きな部屋で行われます。"), ("zh", "会议将于星期五在大厅举行"),
            ("ko", "회의는 금요일에 큰 방에서 열립니다"),
        ])
    func languages(expected: String, text: String) throws {
        let found = try #require(detector.detect(text))
        #expect(found.language == expected)
        #expect(found.confidence > 0.35)
    }

    @Test(
        "Without case, without accents, with mistakes of OCR",
        arguments: [
            ("en", "TOTAL 5.50 CASH 10.00 CHANGE 4.50 THANK YOU FOR SHOPPING WITH US PLEASE COME AGAIN"),
            ("de", "SUMME EUR 5,78 GEGEBEN BAR 10,00 RUCKGELD 4,22 VIELEN DANK FUR IHREN EINKAUF"),
            ("fr", "MERCI DE VOTRE VISITE ET A BIENTOT TOTAL TTC ESPECES RENDU CAISSE"),
            (
                "de",
                "Dle Sitzung flndet arn Freitag irn großen 5aal statt, und a1le, die komrnen möchten, sind wil1kommen."
            ),
            (
                "en",
                "The rneeting wlll take p1ace on Friday in the 1arge room, and everybody who wants to corne is welcome."
            ),
            (
                "ru",
                "Собpание состoится в пятницу в бoльшом зале, и все, ктo хочет прийти, могут это сделaть."
            ),
        ])
    func noisy(expected: String, text: String) {
        #expect(detector.detect(text)?.language == expected)
    }

    @Test(
        "Too little text has no language",
        arguments: ["", "42", "12.50 13.00 99", "OK", "A4 B5", "....", "Müller"])
    func tooLittle(text: String) {
        #expect(detector.detect(text) == nil)
    }

    @Test("More text of a language is surer")
    func surer() throws {
        let sentence = "the house is on the hill and it is old "
        let few = try #require(detector.detect(sentence))
        let many = try #require(detector.detect(String(repeating: sentence, count: 10)))
        #expect(many.confidence >= few.confidence)
        #expect(many.confidence <= 1)
    }
}
