extension LanguageProfile {
    /// The four languages of the vocabulary, and others so that they are not taken for one of these.
    static let all: [LanguageProfile] = [
        LanguageProfile(
            tag: "en",
            words: """
                the of and to in is that for it as was with be by on not he his but at are this have from \
                or had an they which one you were all their there been if more when will would who so no \
                she other its may these has any can our we your please thank you shall must each only than \
                also such do what into over under between before after no date
                """,
            trigrams: """
                the and ing ion tio ent for ter hat tha ere ate his con res ver all ons nce ith ted ers \
                thi wit are ess not ive was ect rea com ght ould wor kin ine igh our ous ear ood
                """,
            letters: ""),
        LanguageProfile(
            tag: "de",
            words: """
                der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es \
                an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so \
                zum war haben nur oder aber vor zur bis mehr durch man sein wurde wir ihr ihre ihnen ich \
                bitte uns unser vom keine können dieser diese dieses gegen unter beim nr sehr herr frau \
                innerhalb sowie bzw gemäß
                """,
            trigrams: """
                der ein ich die sch und che den nde gen end cht ten ine das ung ver ers lic auf eit ach \
                nge uch nen sie ber ste aus ige ren bei hen ang lle eic tsc rec hnu unt zei ahl
                """,
            letters: "ßäöü"),
        LanguageProfile(
            tag: "fr",
            words: """
                de la le et les des en un du une que est pour qui dans par plus au sur ne se pas avec sont \
                ce il elle nous vous ou ont leur aux son sa ses cette ces mais comme tout fait été être \
                même votre vos notre nos je mon ma à a si y d l n qu c s j entre sans sous date par selon \
                ainsi dont où
                """,
            trigrams: """
                ent que les ion des con ait our res men eme par ous est ans pou ont eur ell dan tre ire \
                ais ant une oir ain tes nce eau aux eux oit iqu lle
                """,
            letters: "œçèêùâîûë"),
        LanguageProfile(
            tag: "ru",
            words: """
                и в не на я что он с как это по но к у же из за от так для о до или при мы вы все если во \
                со его их было быть также который был может только чтобы под без после через между будет \
                настоящий стороны год года г руб
                """,
            trigrams: """
                ого ени ста про ост ать ста ние ова пре ест тор что при ель ный ном ски ных ани сти лен
                """,
            letters: "ыэъ"),
        LanguageProfile(
            tag: "es",
            words: """
                de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya \
                o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde \
                todo nos durante todos uno les ni contra otros ese eso ante ellos usted fecha número es \
                son ha sido está
                """,
            trigrams: """
                que est con ent ado par ara res los cio del las nte ion una aci ida com sta ada tos mos \
                por ien ero des
                """,
            letters: "ñ¿¡"),
        LanguageProfile(
            tag: "it",
            words: """
                di che e la il un a per in una è sono mi ho non con si da lo ha le i al del della dei \
                delle nel nella gli come più anche ma se questo questa dal dalla alla degli sul essere \
                stato o ed ai dell all nell ci vi loro suo sua data numero tra fra
                """,
            trigrams: """
                che ell ent con del zio ion per ato lla ess one nte are sta ere tta gli eri tto ndo azi \
                ono men ita
                """,
            letters: "ìò"),
        LanguageProfile(
            tag: "nl",
            words: """
                de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit \
                nog naar heeft hebben door over ze hij tot wordt worden deze dit die was wij u uw onze kan \
                je ik werd zal geen tegen onder datum nummer
                """,
            trigrams: """
                een het van aan ijk den ing oor ter ijn eer der gen nde ten lij eli met aar ond uit voo \
                ste eld lle ver
                """,
            letters: ""),
        LanguageProfile(
            tag: "pt",
            words: """
                de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao \
                ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso \
                ela entre era depois sem mesmo aos seus quem nas me esse data número são você
                """,
            trigrams: """
                que ent ado ara est com cao nte par men dos res ida ade sta con ess oes nao uma coe pro \
                ais inh lho
                """,
            letters: "ãõ"),
        LanguageProfile(
            tag: "pl",
            words: """
                w i na z do się nie że to jest o od za po przez przy dla jak co ale oraz są tak ich jego \
                może który która które ze być był lub tym tego jako pod roku dnia nr został przed także \
                tylko u ma
                """,
            trigrams: """
                nie prz owa rze sta sie ych ego wie czy pow iem jes dzi ani eni ach ost cze nia ier kie \
                rzy zni
                """,
            letters: "łąęśżźćń"),
        LanguageProfile(
            tag: "cs",
            words: """
                a v se na je že s z do o i to ve pro za k by jako od po ale jsou který která které při \
                podle nebo jeho byl byla není bude
                """,
            trigrams: "pro pre sti ost ova edn kte eni ych nou ani hod sta ter",
            letters: "řůěť"),
        LanguageProfile(
            tag: "sv",
            words: """
                och i att det som en på är av för med till den har de inte om ett men var sig så från vi \
                kan nu eller vid också efter
                """,
            trigrams: "att och som for det den med ing ter lig inn nde are ska sta var",
            letters: "å"),
        LanguageProfile(
            tag: "da",
            words: """
                og i at det er en til af på som for med de den der ikke har et om var vi kan fra men eller \
                ved også efter skal blev
                """,
            trigrams: "det der for til den med ing end ede lig nde ske ger som",
            letters: "æøå"),
        LanguageProfile(
            tag: "tr",
            words: """
                ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne ya veya her olduğu \
                değil tarafından
                """,
            trigrams: "lar ler bir eri ari ini yor ile dan den ara",
            letters: "ğışı"),
        LanguageProfile(
            tag: "fi",
            words: """
                ja on ei se että oli hän ovat myös kun mutta joka mukaan sekä tai niin kuin jos olla voi \
                ole sen
                """,
            trigrams: "ist sta lla ise min een nen taa ään ssa tta",
            letters: "ä"),
        LanguageProfile(
            tag: "la",
            words: """
                et in ut ad non sed cum est qui quod dolor sit amet lorem ipsum consectetur adipiscing \
                elit enim minim veniam quis nostrud vero eos accusam justo duo dolores ea rebum stet clita \
                kasd gubergren takimata sanctus consetetur sadipscing elitr diam nonumy eirmod tempor \
                invidunt labore dolore magna aliquyam erat voluptua nulla vitae nec sapien eget tellus \
                aliquam
                """,
            trigrams: "tus lor ips sum ium ibu ita rum unt que",
            letters: ""),
        LanguageProfile(
            tag: "uk",
            words: """
                та що як для від або це не на до з у в і й є про його їх також який за при може можуть хто \
                всі був була були бути нас вас дата рік року між після
                """,
            trigrams: "ння ість ого них ати ува про від ськ",
            letters: "іїєґ"),
        LanguageProfile(
            tag: "bg",
            words: "на за от се да е са че и в с по не това като към или при до със беше който която",
            trigrams: "ата ите ето ият ане ени на",
            letters: "ъщ"),
    ]
}
