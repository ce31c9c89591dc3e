import Documents

extension Sample {
    /// One short document of each kind in French, written for these tests.
    static let french: [Sample] = [
        Sample(
            .invoice, language: "fr",
            """
            SARL Dupont Menuiserie
            3 rue des Lilas 69003 Lyon
            SIRET 812 345 678 00012
            Facture N° F2026-044
            Date : 12/03/2026
            Client : Mme Garnier
            Désignation Qté P.U. HT Total HT
            Porte chêne 1 480,00 480,00
            Pose 4 45,00 180,00
            Total HT 660,00
            TVA 20% 132,00
            Total TTC 792,00
            Date d'échéance : 12/04/2026
            """),
        Sample(
            .receipt, language: "fr",
            """
            BOULANGERIE DU PORT
            TICKET N° 2231  Caisse 2
            12/05/2026 08:14
            2 BAGUETTE 2,20
            1 CROISSANT 1,15
            TOTAL TTC 3,35
            ESPECES 5,00
            RENDU 1,65
            MERCI DE VOTRE VISITE
            """),
        Sample(
            .contract, language: "fr",
            """
            CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE
            Entre les soussignés :
            La société Azur SAS, représentée par M. Blanc, ci-après dénommée l'employeur, d'une part,
            et Mme Petit, d'autre part, il a été convenu ce qui suit :
            Article 1 - Engagement
            Article 2 - Période d'essai de trois mois
            Article 3 - Rémunération brute mensuelle de 2 400 euros
            Article 4 - Préavis
            Fait en deux exemplaires à Nice
            """),
        Sample(
            .letter, language: "fr",
            """
            Mme Claire Fabre
            12 avenue Foch 75016 Paris
            Paris, le 3 mars 2026
            Objet : résiliation de mon abonnement
            Madame, Monsieur,
            Par la présente, je vous informe que je souhaite résilier mon abonnement téléphonique. Je vous
            remercie de bien vouloir me confirmer la date d'effet.
            Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées.
            Claire Fabre
            """),
        Sample(
            .report, language: "fr",
            """
            Rapport d'activité 2025
            Sommaire
            1. Introduction
            2. Résultats
            3. Perspectives
            Au cours de l'exercice, le chiffre d'affaires a progressé de 6 % par rapport à l'année
            précédente. Les principaux résultats sont présentés dans le tableau 1.
            Conclusion : la croissance devrait se poursuivre.
            """),
        Sample(
            .manual, language: "fr",
            """
            Mode d'emploi
            Aspirateur X5
            Avant la première utilisation, lisez attentivement cette notice.
            Consignes de sécurité : débranchez l'appareil avant le nettoyage.
            Mise en marche : appuyez sur le bouton.
            Dépannage
            Caractéristiques techniques
            """),
        Sample(
            .certificate, language: "fr",
            """
            ATTESTATION DE FORMATION
            Je soussigné, directeur du centre, atteste que Mme Julie Morel a suivi la formation « Sécurité
            incendie » du 2 au 4 mars 2026.
            Pour servir et valoir ce que de droit.
            Fait à Lille
            """),
        Sample(
            .passport, language: "fr",
            """
            RÉPUBLIQUE FRANÇAISE
            Passeport
            Nom DUBOIS
            Prénoms PAUL
            Nationalité Française
            Date de naissance 03/05/1980
            Lieu de naissance LYON
            Date d'expiration 01/02/2031
            """),
        Sample(
            .bankStatement, language: "fr",
            """
            Crédit du Rhône
            Relevé de compte
            Compte n° 00012345678
            Solde précédent au 28/02/2026 1 204,33
            02/03 Prélèvement EDF 84,00
            05/03 Virement reçu salaire 2 100,00
            11/03 Paiement par carte 45,12
            Nouveau solde au 31/03/2026 3 175,21
            """),
        Sample(
            .form, language: "fr",
            """
            FICHE D'INSCRIPTION
            Nom : ..................... Prénom : .....................
            Adresse : ................................
            Code postal : ............ Ville : ............
            Téléphone : ............
            Cochez la case : □ enfant □ adulte
            Signature :
            """),
        Sample(
            .email, language: "fr",
            """
            De : Luc Martin <luc@exemple.fr>
            Envoyé : lundi 2 mars 2026 09:14
            À : Claire
            Objet : Réunion de jeudi
            Bonjour Claire,
            la réunion est déplacée à 15 h. Le devis est en pièce jointe.
            Merci, Luc
            """),
        Sample(
            .resume, language: "fr",
            """
            Sophie Lambert
            Chef de projet
            Expérience professionnelle
            2019 - 2025 Chef de projet, Azur SAS
            2015 - 2019 Assistante, Blanc SARL
            Formation
            2015 Master gestion, Université de Lyon
            Langues : anglais courant
            Centres d'intérêt : randonnée
            """),
        Sample(
            .other, language: "fr",
            """
            DEVIS N° D2026-12
            Travaux de peinture 40 m² 12,00 480,00
            Total HT 480,00
            TVA 10% 48,00
            Total TTC 528,00
            Devis valable 30 jours. Bon pour accord :
            """),
    ]
}
