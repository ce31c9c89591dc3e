"""Sheets of several layouts, filled with prose and figures."""

import random

from maker.sheet import Sheet

from . import prose

FACES = ["sans", "serif", "dejavu", "dejavu-serif"]
#: language → greeting, closing, invoice, invoice number, date, total, report
LABELS = {
    "en": ("Dear Sir or Madam,", "Yours faithfully,", "Invoice", "Invoice number:", "Invoice date:", "Total due", "Report"),
    "de": ("Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen", "Rechnung", "Rechnungsnummer:", "Rechnungsdatum:", "Gesamtbetrag", "Bericht"),
    "fr": ("Madame, Monsieur,", "Veuillez agréer nos salutations distinguées.", "Facture", "Numéro de facture :", "Date de facture :", "Total TTC", "Rapport"),
    "ru": ("Уважаемые коллеги!", "С уважением,", "Счёт на оплату", "Номер счёта:", "Дата счёта:", "Итого к оплате", "Отчёт"),
}


def letter(chance: random.Random, language="en", paragraphs=4, points=11.0) -> Sheet:
    greeting, closing, *_ = LABELS[language]
    s = Sheet(face=chance.choice(FACES[:2]), points=points, left=72, right=64, top=56)
    s.say(chance.choice(prose.COMPANIES), size=16, bold=True, after=12)
    for line in (chance.choice(prose.PEOPLE), f"{chance.randrange(1, 90)} Mill Road", chance.choice(prose.PLACES)):
        s.say(line)
    s.say(f"{chance.choice(prose.PLACES)}, {prose.day(chance):%d.%m.%Y}", align="right", after=14)
    s.say(greeting, after=8)
    for _ in range(paragraphs):
        s.say(prose.paragraph(chance, 4, language), after=8)
    s.say(closing, after=12)
    s.say(chance.choice(prose.PEOPLE))
    return s


def report(chance: random.Random, language="en", columns=2) -> Sheet:
    s = Sheet(face=chance.choice(FACES[1:]), points=9.3, left=56, right=56, top=52)
    s.say(f"{LABELS[language][6]} {chance.randrange(100, 999)}", size=18, bold=True, after=12)
    top, width = s.y, (483 - 22 * (columns - 1)) / columns
    for column in range(columns):
        s.y, left = top, 56 + column * (width + 22)
        while s.y < 690:
            s.say(prose.paragraph(chance, 3, language), left=left, right=left + width, after=7)
    return s


def invoice(chance: random.Random, language="en") -> Sheet:
    _, _, title, number, dated, total, _ = LABELS[language]
    s = Sheet(face=chance.choice(FACES), points=9.6, left=60, right=56, top=54)
    s.say(chance.choice(prose.COMPANIES), size=15, bold=True, after=14)
    s.say(title, size=18, bold=True, after=6)
    s.say(f"{number} {chance.choice('ABKR')}-{chance.randrange(10_000, 99_999)}")
    s.say(f"{dated} {prose.day(chance):%d.%m.%Y}", after=12)
    cents = 0
    for place in range(chance.randrange(6, 16)):
        count, price = chance.randrange(1, 40), chance.randrange(150, 40_000)
        cents += count * price
        item = f"{place + 1}. {chance.choice(prose.THINGS)} {chance.choice('ABCDEF')}{chance.randrange(100, 999)}"
        s.row((60, item), (350, str(count), "right"), (440, f"{price / 100:.2f}", "right"), (538, f"{count * price / 100:.2f}", "right"), height=18)
    s.rule(after=6)
    s.row((300, total), (538, f"{cents / 100:.2f} EUR", "right"), bold=True, size=11, height=28)
    s.say(prose.paragraph(chance, 3, language))
    return s


def contract(chance: random.Random, clauses=7) -> Sheet:
    s = Sheet(face="serif", points=11, left=72, right=72, top=56)
    s.say("AGREEMENT", size=15, bold=True, align="center", after=8)
    s.say(f"between {chance.choice(prose.COMPANIES)} and {chance.choice(prose.COMPANIES)}, made on {prose.day(chance):%d.%m.%Y}", after=10)
    for number in range(clauses):
        s.say(f"{number + 1}. {prose.paragraph(chance, 3)}", after=7)
    return s
