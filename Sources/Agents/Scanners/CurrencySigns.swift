/// Signs, codes and words for currencies, to ISO 4217.
enum CurrencySigns {
    /// - Parameter text: a sign, code or word by itself: `€`, `EUR`, `руб.`.
    static func code(_ text: String) -> String? {
        if let code = bySign[text] { return code }
        let plain = text.filter { $0 != "." }
        if let code = bySign[plain] ?? byWord[plain.lowercased()] { return code }
        return codes.contains(plain) && !words.contains(plain) ? plain : nil
    }

    /// Codes that are English words too: on a receipt in capitals they say nothing about money.
    private static let words: Set<String> = ["ALL", "TOP", "TRY", "CUP", "PEN", "MOP", "GEL"]

    static func isKnown(_ code: String) -> Bool { codes.contains(code) }

    private static let bySign: [String: String] = [
        "€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "₽": "RUB", "¥": "JPY", "₹": "INR", "₴": "UAH",
        "₺": "TRY",
        "₩": "KRW", "₪": "ILS", "฿": "THB", "₫": "VND", "₸": "KZT", "₦": "NGN", "RM": "MYR", "S$": "SGD",
        "A$": "AUD",
        "C$": "CAD", "CA$": "CAD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "R$": "BRL", "zł": "PLN",
        "Zł": "PLN", "ZŁ": "PLN", "Kč": "CZK",
        "Ft": "HUF", "Fr": "CHF", "SFr": "CHF", "sFr": "CHF", "kr": "SEK", "лв": "BGN", "Rs": "INR",
        "Rp": "IDR",
    ]

    private static let byWord: [String: String] = [
        "eur": "EUR", "usd": "USD", "gbp": "GBP", "chf": "CHF", "euro": "EUR", "euros": "EUR", "руб": "RUB",
        "р": "RUB", "рублей": "RUB", "рубля": "RUB", "рубль": "RUB", "rur": "RUB",
        "грн": "UAH", "dollars": "USD", "dollar": "USD", "pounds": "GBP", "franken": "CHF", "sfr": "CHF",
        "ringgit": "MYR",
        "тенге": "KZT", "тг": "KZT", "сум": "UZS", "myr": "MYR", "złotych": "PLN",
    ]

    /// The codes of ISO 4217 in circulation.
    private static let codes: Set<String> = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
        CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
        HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
        MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
        QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
        TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
