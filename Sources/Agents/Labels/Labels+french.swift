extension Labels {
    static let french: [Label] = [
        Label(
            .invoiceNumber, 1, "numéro de facture", "n de facture", "facture n", "facture no",
            "facture numéro",
            "no de facture", "facture nº", "n facture", "num facture", "réf facture", "référence facture",
            "numéro facture", "n° facture", "avoir n", "numéro d avoir", "facture nr", "facture #",
            "no facture",
            "référence de facture", "note d honoraires n", "numéro de la facture", "facture réf",
            "facture num"),
        Label(.invoice, 0.6, "facture", "avoir", "note d honoraires"),
        Label(
            .contractNumber, 1, "numéro de contrat", "contrat n", "contrat no", "n de contrat", "n contrat",
            "référence du contrat", "réf contrat", "contrat numéro", "numéro du contrat", "no de contrat",
            "numéro de police", "police n", "bail n", "contrat réf", "convention n"),
        Label(.contract, 0.5, "contrat", "contrat de travail", "contrat de prestation", "convention"),
        Label(
            .certificateNumber, 1, "numéro de certificat", "certificat n", "certificat no", "n de certificat",
            "attestation n", "numéro d attestation", "n certificat", "certificat numéro",
            "numéro du certificat",
            "diplôme n", "numéro de diplôme", "n d attestation"),
        Label(.certificate, 0.5, "certificat", "attestation", "diplôme"),
        Label(
            .documentNumber, 1, "numéro de document", "passeport n", "n de passeport", "passeport no",
            "numéro de passeport", "relevé n", "numéro de relevé", "formulaire n", "dossier n",
            "numéro de dossier",
            "n de dossier", "document n", "n dossier", "rapport n", "relevé de compte n"),
        Label(
            .documentNumber, 0.7, "nos réf", "nos références", "notre référence", "référence", "réf", "n réf"),
        Label(
            .receiptNumber, 1, "ticket n", "reçu n", "numéro de ticket", "n de ticket", "numéro de reçu",
            "ticket no",
            "n ticket", "transaction n", "ticket de caisse n"),
        Label(.receipt, 0.4, "reçu", "ticket de caisse"),
        Label(
            .otherNumber, 1, "numéro client", "n client", "no client", "code client", "numéro de client",
            "commande n",
            "numéro de commande", "n de commande", "bon de commande", "bon de livraison", "siret", "siren",
            "rcs", "ape",
            "code ape", "naf", "numéro de compte", "n de compte", "compte n", "vos réf", "vos références",
            "votre référence", "réf client", "référence client", "devis n", "caisse", "caissier", "vendeur n",
            "table", "bic", "rib", "code banque", "code guichet", "article", "réf article", "n commande",
            "n siret",
            "page", "code postal", "carte n", "n adhérent", "numéro d adhérent", "numéro fiscal",
            "votre commande"),
        Label(.phone, 1, "téléphone", "tél", "portable", "tel", "tél portable", "numéro de téléphone"),
        Label(.otherContact, 1, "télécopie", "fax"),
        Label(.email, 1, "courriel", "adresse e mail", "mél"),
        Label(
            .vatID, 1, "n tva", "tva intracommunautaire", "numéro de tva", "n de tva intracommunautaire",
            "n de tva",
            "numéro tva", "tva intra", "n tva intracommunautaire", "numéro de tva intracommunautaire",
            "id tva",
            "n tva intra", "no tva", "identifiant tva"),

        Label(
            .invoiceDate, 1, "date de facture", "date de la facture", "date facture", "date de facturation",
            "facture du", "facturé le", "date d achat", "date de l avoir"),
        Label(
            .dueDate, 1, "date d échéance", "échéance", "à payer avant le", "payable avant le",
            "date limite de paiement",
            "à régler avant le", "payable le", "date de règlement", "à régler au plus tard le", "échéance le",
            "payable au plus tard le", "paiement avant le", "date d echeance", "paiement dû le",
            "règlement le"),
        Label(
            .issueDate, 1, "date d émission", "date de délivrance", "délivré le", "émis le", "fait le",
            "date d établissement", "délivrée le", "établi le", "date du relevé", "décerné le",
            "date du rapport", "remis le",
            "envoyé le", "envoyé", "date du document"),
        Label(
            .expiryDate, 1, "date d expiration", "valable jusqu au", "valide jusqu au", "expire le",
            "date de validité", "jusqu à", "fin de validité", "date de fin de validité"),
        Label(
            .startDate, 1, "date de début", "début", "à compter du", "prend effet le", "date d effet",
            "commence le",
            "date d entrée en vigueur", "à partir du", "début du contrat", "date de prise d effet", "du",
            "entre en vigueur le", "débute le", "prise d effet", "valable du", "valable à partir du",
            "date de commencement",
            "prendra effet le", "effet au"),
        Label(
            .endDate, 1, "date de fin", "fin", "se termine le", "prend fin le", "fin du contrat", "jusqu au",
            "au",
            "date de résiliation", "prendra fin le", "échéance du contrat", "terme", "arrive à échéance le",
            "expire le"),
        Label(.birthDate, 1, "date de naissance", "né le", "née le", "né e le"),
        Label(.period, 0.9, "période", "période du", "relevé du", "durée", "période de facturation"),
        Label(
            .otherDate, 1, "date de livraison", "date de commande", "date de la commande", "commande du",
            "livré le",
            "imprimé le", "date d impression", "livraison du", "date de prestation", "date de valeur",
            "date opération",
            "devis du", "date de la prestation", "date d exécution", "payé le", "date de paiement",
            "mise à jour"),
        Label(.date, 0.8, "date", "le", "en date du"),
        Label(.of, 0.5, "du", "en date du", "le"),

        Label(
            .total, 1, "total ttc", "montant ttc", "montant total ttc", "total toutes taxes comprises",
            "total général",
            "montant total", "total facture", "total à payer", "montant de la facture", "net à payer ttc",
            "total t t c", "total eur ttc", "montant total de la facture", "total ttc eur", "prix ttc",
            "prix total ttc",
            "total de la facture", "total ttc à payer", "ttc"),
        Label(.total, 0.75, "total", "somme totale"),
        Label(
            .amountDue, 0.95, "net à payer", "montant dû", "reste à payer", "à payer", "montant à payer",
            "solde dû",
            "solde à payer", "somme due", "montant à régler", "net a payer eur"),
        Label(
            .net, 1, "total ht", "montant ht", "montant total ht", "total hors taxes", "total net ht",
            "base ht",
            "total h t", "total hors taxe", "prix ht", "montant hors taxes", "net ht", "montant net", "ht"),
        Label(.subtotal, 0.7, "sous total", "sous total ht"),
        Label(
            .tax, 1, "tva", "montant tva", "total tva", "taxe", "t v a", "montant de la tva", "dont tva",
            "total taxes",
            "taxes", "montant tva eur"),
        Label(
            .otherAmount, 1, "remise", "rabais", "escompte", "frais de port", "prix unitaire", "quantité",
            "acompte",
            "arrondi", "livraison", "pourboire", "déjà payé", "capital", "au capital de", "port",
            "prix unitaire ht", "qté", "p u ht",
            "taux tva", "taux", "acompte versé", "consigne", "nombre d articles", "articles", "pu ht", "prix",
            "loyer", "caution",
            "charges", "indemnité forfaitaire", "total remise"),
        Label(
            .cash, 1, "espèces", "carte bancaire", "cb", "reçu espèces", "payé", "paiement", "carte",
            "chèque",
            "règlement", "carte bleue", "payé par carte"),
        Label(.change, 1, "rendu", "monnaie", "rendu monnaie", "à rendre", "monnaie rendue"),
        Label(
            .openingBalance, 1, "solde initial", "ancien solde", "solde précédent", "solde d ouverture",
            "solde au début", "solde début de période"),
        Label(
            .closingBalance, 1, "solde final", "nouveau solde", "solde de clôture", "solde créditeur",
            "solde fin de période",
            "solde actuel"),

        Label(
            .vendor, 1, "vendeur", "fournisseur", "émetteur", "prestataire", "titulaire du compte",
            "expéditeur",
            "bénéficiaire", "facturé par", "émis par"),
        Label(
            .customer, 1, "client", "facturé à", "acheteur", "destinataire", "adresse de facturation",
            "facturer à", "à l attention de", "nom du client", "facture à", "adressé à"),
        Label(
            .otherParty, 1, "livré à", "adresse de livraison", "contact", "interlocuteur", "livrer à",
            "votre contact"),
        Label(
            .holder, 1, "titulaire", "décerné à", "délivré à", "nous certifions que", "certifie que",
            "nom et prénom",
            "attribué à", "est décerné à", "atteste que", "titulaire du compte", "nom prénom",
            "le présent certificat est décerné à",
            "délivrée à", "remis à", "nom complet", "demandeur", "certifions que", "attestons que",
            "nom du titulaire", "nom du demandeur"),
        Label(
            .issuer, 1, "autorité", "délivré par", "organisme", "émetteur", "organisme certificateur",
            "banque",
            "établi par", "décerné par", "autorité de délivrance", "délivrée par",
            "organisme de certification", "émis par"),
        Label(
            .party, 1, "entre", "entre les soussignés", "le bailleur", "le locataire", "bailleur",
            "locataire",
            "employeur", "salarié", "le prestataire", "le client", "prestataire", "vendeur", "acheteur",
            "d une part",
            "d autre part", "l employeur", "le salarié", "preneur", "la société", "client",
            "entre les soussignes"),
        Label(.sender, 1, "de", "expéditeur"),
        Label(.recipient, 1, "à", "destinataire"),
        Label(.subject, 1, "objet", "sujet", "concerne"),
        Label(.nationality, 1, "nationalité"),
        Label(.surname, 1, "nom", "nom de famille"),
        Label(.givenNames, 1, "prénom", "prénoms"),
        Label(.signature, 1, "signature"),
    ]
}
