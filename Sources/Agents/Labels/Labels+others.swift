extension Labels {
    /// A little Spanish, Italian, Dutch and Malay: the words that carry most documents.
    static let others: [Label] = [
        Label(
            .invoiceNumber, 1, "número de factura", "factura n", "factura nº", "nº de factura", "n factura",
            "factura no",
            "numero fattura", "fattura n", "n fattura", "fattura numero", "factuurnummer", "factuur nr",
            "factuurnr",
            "fattura nr", "número factura", "no invois", "num factura"),
        Label(.invoice, 0.6, "factura", "fattura", "factuur"),
        Label(
            .contractNumber, 1, "número de contrato", "contrato n", "numero contratto", "contratto n",
            "contractnummer"),
        Label(
            .otherNumber, 1, "nif", "cif", "partita iva", "p iva", "codice fiscale", "kvk", "kvk nummer",
            "klantnummer",
            "número de cliente", "codice cliente", "bestelnummer", "ordernummer", "pedido"),
        Label(.vatID, 0.9, "btw nummer", "btw nr", "btw id", "partita iva", "p iva", "nif iva", "cif"),
        Label(
            .invoiceDate, 1, "fecha de factura", "fecha factura", "data fattura", "factuurdatum",
            "fecha de emisión",
            "data emissione", "tarikh"),
        Label(
            .dueDate, 1, "fecha de vencimiento", "vencimiento", "data scadenza", "scadenza", "vervaldatum",
            "uiterste betaaldatum", "te betalen voor"),
        Label(
            .otherDate, 1, "fecha de entrega", "fecha de pedido", "data ordine", "leverdatum", "besteldatum",
            "orderdatum"),
        Label(.date, 0.8, "fecha", "data"),
        Label(
            .total, 1, "importe total", "total a pagar", "total factura", "totale fattura",
            "totale documento",
            "totaalbedrag", "totaal incl btw", "totaal inclusief btw", "totale da pagare", "jumlah besar",
            "total iva incluido"),
        Label(.total, 0.75, "totale", "totaal", "jumlah", "suma"),
        Label(
            .amountDue, 0.9, "te betalen", "totaal te betalen", "importe a pagar", "netto a pagare",
            "te voldoen"),
        Label(
            .net, 1, "base imponible", "imponibile", "totale imponibile", "totaal excl btw",
            "totaal exclusief btw"),
        Label(.subtotal, 0.7, "subtotaal", "subtotale"),
        Label(.tax, 1, "iva", "importe iva", "totale iva", "btw", "btw bedrag", "cuota iva", "imposta"),
        Label(
            .otherAmount, 1, "descuento", "sconto", "korting", "precio", "prezzo", "prijs", "cantidad",
            "aantal"),
        Label(.cash, 1, "efectivo", "contanti", "contant", "tunai", "tarjeta", "pin"),
        Label(.change, 1, "cambio", "resto", "wisselgeld", "baki"),
        Label(.vendor, 1, "vendedor", "proveedor", "fornitore", "cedente", "leverancier"),
        Label(.customer, 1, "cliente", "comprador", "destinatario", "klant", "facturar a"),
    ]
}
