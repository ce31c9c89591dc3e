"""Sentences with gaps, in four languages, and words to fill the gaps: no two texts come out the same."""

import random
from datetime import date, timedelta

PLACES = ["Alderbrook", "Fenwick", "Marlow Heath", "Osterhafen", "Valbrise", "Weidenau", "Quarrington", "Saltmarsh"]
PEOPLE = ["E. Whitcombe", "Nadia Farouk", "Jonas Pohl", "Mme Garrec", "T. Bulmer", "Ingrid Thomsen", "Paul Izard", "Ida Moss"]
COMPANIES = ["Lindqvist Tools", "Greenholt Foods", "Bergmann GmbH", "Atelier Mistral", "Vertica Lifts", "Otter & Sons", "Norway Paper", "Kestrel Freight"]
THINGS = ["the north pump", "a pallet of tiles", "the spare gearbox", "six filter units", "the loading dock", "the old boiler", "the cold store", "two conveyor belts"]

SENTENCES = {
    "en": [
        "On {date} the delivery to {company} was checked by {person} and found to be complete.",
        "The inspection at {place} showed that {thing} had been repaired without a proper record.",
        "We ask you to confirm in writing, not later than {date}, that the work may begin.",
        "A sum of {amount} was set aside for this purpose, of which less than half has been spent.",
        "In the opinion of {person} the delay was caused by the weather and not by a lack of staff.",
        "Please return the signed copy to our office at {place}, together with the list of serial numbers.",
        "The price rose from {amount} to {amount} within a year, which nobody had expected.",
        "It was agreed that {company} would replace {thing} at its own expense before {date}.",
        "Nothing in this paragraph shall be read as a promise to deliver on a particular day.",
        "During the quarter {number} orders were shipped, {number} of them to customers abroad.",
        "The committee thanked {person} for many years of patient and careful service.",
        "If the reading on the gauge falls below {number}, close the valve and call the engineer on duty.",
        "Moisture, dust and vibration are the three enemies of every machine in the hall.",
        "The bridge near {place} will be closed to lorries from {date} until further notice.",
        "Figures for the previous year have been adjusted to allow for the sale of the warehouse.",
        "{company} has supplied us since the beginning and has never given cause for complaint.",
        "Only persons who have been instructed by {person} may operate {thing}.",
        "The remaining balance of {amount} is payable within thirty days of the date of this letter.",
        "We looked at {number} samples and found {number} that did not meet the standard.",
        "Under the terms of the lease the tenant keeps the garden in good order.",
        "The train from {place} arrived forty minutes late, so the meeting began without its chairman.",
        "Further copies of this paper can be had from {person}, who also answers questions.",
        "For reasons of safety {thing} was taken out of service and locked.",
        "The survey covered {number} households and was finished three days early.",
    ],
    "de": [
        "Am {date} wurde die Lieferung an {company} von {person} geprüft und für vollständig befunden.",
        "Wir bitten um schriftliche Bestätigung, dass die Arbeiten in {place} beginnen können.",
        "Für diesen Zweck stehen {amount} zur Verfügung, von denen weniger als die Hälfte ausgegeben wurde.",
        "Die Prüfung ergab {number} Abweichungen, die bis zum {date} zu beheben sind.",
        "Nach Auffassung von {person} ist die Verzögerung auf das Wetter zurückzuführen.",
        "Bitte senden Sie die unterschriebene Ausfertigung an unsere Geschäftsstelle in {place} zurück.",
        "Im vergangenen Quartal wurden {number} Aufträge ausgeführt, davon {number} im Ausland.",
        "Änderungen und Ergänzungen dieser Vereinbarung bedürfen der Schriftform.",
    ],
    "fr": [
        "Le {date}, la livraison destinée à {company} a été vérifiée par {person} et jugée complète.",
        "Nous vous prions de confirmer par écrit que les travaux peuvent commencer à {place}.",
        "Une somme de {amount} a été réservée à cet effet ; moins de la moitié a été dépensée.",
        "Le contrôle a révélé {number} écarts, à corriger avant le {date}.",
        "Selon {person}, le retard est dû aux intempéries et non à un manque de personnel.",
        "Veuillez retourner l'exemplaire signé à notre bureau de {place}.",
        "Au cours du trimestre, {number} commandes ont été expédiées, dont {number} à l'étranger.",
        "Toute modification du présent accord doit faire l'objet d'un écrit.",
    ],
    "ru": [
        "Поставка для {company} от {date} проверена и признана полной.",
        "Просим письменно подтвердить, что работы в городе {place} могут быть начаты.",
        "На эти цели выделено {amount}, из которых израсходовано менее половины.",
        "Проверка выявила {number} отклонений, которые следует устранить до {date}.",
        "По мнению комиссии, задержка вызвана погодой, а не нехваткой сотрудников.",
        "Подписанный экземпляр просим вернуть в нашу контору.",
        "За квартал выполнено {number} заказов, из них {number} за границу.",
        "Все изменения настоящего соглашения действительны только в письменной форме.",
    ],
}


def day(chance: random.Random) -> date:
    return date(2025, 1, 1) + timedelta(days=chance.randrange(700))


def sentence(chance: random.Random, language: str = "en") -> str:
    pattern = chance.choice(SENTENCES[language])
    while "{" in pattern:  # one gap at a time, so that two gaps of one kind differ
        gap = pattern[pattern.index("{") + 1 : pattern.index("}")]
        pattern = pattern.replace("{" + gap + "}", filling(chance, gap), 1)
    return pattern


def filling(chance: random.Random, gap: str) -> str:
    match gap:
        case "date":
            return f"{day(chance):%d.%m.%Y}"
        case "amount":
            return f"{chance.randrange(100, 90_000)}.{chance.randrange(100):02d} EUR"
        case "number":
            return str(chance.randrange(3, 900))
        case _:
            pools = {"place": PLACES, "person": PEOPLE, "company": COMPANIES, "thing": THINGS}
            return chance.choice(pools[gap])


def paragraph(chance: random.Random, count: int, language: str = "en") -> str:
    return " ".join(sentence(chance, language) for _ in range(count))
