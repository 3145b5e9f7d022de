"""What would say who somebody is, and what only looks like it."""

import pytest

from demo import reasons
from workshop import personal
from workshop.personal import Personal

HELD = {
    "cpr": [
        "010190-1234",
        "Hans nummer er 0101901234.",
        "CPR 31.12.56-7890 stod i brevet",
        "290200 1234",
        "290200 - 1234",
        "født 241203–4321",
        "sag 010190-1234",
        "12-10-90-1234",
        "12-10-1990-1234",
        "121090/1234",
        "CPR 12.10.90 1234",
        "cpr-nr. 1210901234",
        "01 02 03 1234",
        "01-02-03 1234",
        "25.12.85 1234",
        "010203.1234",
        "010203_1234",
        "010203\u22121234",
        "CPR 610190-1234",
        "6101901234",
        "０１０２０３-1234",
        "01 02 03\n1234",
        "min mors cpr er 01 01 90 12 34",
        "CPR-nummer 010190 12 34",
        "010190-12 34",
        "01.01.90 12 34",
    ],
    "phone": [
        "ring på 12 34 56 78",
        "12345678",
        "Min mobil er 2345 6789",
        "20 30 40 51",
        "23-45-67-89",
        "23.45.67.89",
        "234 56 789",
        "23 456 789",
        "+45 23 45 67 89",
        "+4523456789",
        "0045 23456789",
        "(+45) 2345 6789",
        "tlf. 70 10 20 00",
        "tlf.: 33333000",
        "call +44 20 7946 0958",
        "+46701234567",
        "86 12 34 56, spørg efter mig",
        "2233-4455",
        "hej 22 33 44 55",
        "Kaj 20123456",
        "start 22334455",
        "fra 9. klasse, ring 10 11 12 13",
        "23 456 701",
        "fra børnene i klassen. 23 45 67 89",
        "+46 701 234 567",
        "89 40 20 00",
        "telefonen er 89 40 20 00",
        "8940 2000",
        "89402000",
        "86 13 40 00",
        "70 20 20 00",
        "26 28 30 32",
        "SMS 21 22 23 24",
        "kontakt mig på nr. 12345678",
        "Ring på 2010 2019",
        "12-345-678",
        "ring 12.345.678",
        "234-56-789",
        "12 34\n56 78",
        "12 34  56 78",
        "12\u201134\u201156\u201178",
        "Mit nr. 20 30 40 51",
        "Skriv til mig, nr 20304051",
        "my no. 20304051",
        "Mit nummer er 20304051 Mia",
        "22334455 Kr. Himmelfartsdag",
        "22 33 44 55 Europaparlamentet",
        "22 33 44 55 miodrag",
        "ring 4520304051",
        "ring til mig på 45 20304051",
        "tlf. 45 2030 4051",
        "Ring mig på 23456 789",
        "tlf: 234 567 89",
        "ring 2345678 9",
    ],
    "mail": [
        "anna@example.dk",
        "Skriv til anna.b+x@mail.example.org i aften",
        "anna(at)example.dk",
        "anna snabel-a example.dk",
        "anna [at] example.dk",
        "anna @ example.dk",
        "anna＠example.dk",
        "jens snabel a gmail.com",
        "anna at gmail.com",
        "anna@ example.dk",
        "anna(a)example.dk",
    ],
    "name": [
        "hr. Jensen er gammel",
        "Fru Ågård-Holm bor der",
        "fru H. Jensen",
        "Hr Jensen",
        "frk. Østergaard",
        "Hr. og fru Jensen",
        "Mr Smith",
        "Mrs. Dalloway said so",
        "Ask Ms Ng",
        "frøken Smilla",
        "hr.Jensen",
        "frk.Jensen",
        "Mr.Smith",
        "HR. JENSEN",
        "FRU HANSEN",
        "hr. jensen",
        "hr. O'Connor",
        "hr. O’Connor",
        "fru von Trier",
        "hr. de la Cour",
        "fr. Hansen",
        "Fru borgmester Hansen",
        "Hr. Formand Jensen",
        "hr. og fru Jensen",
        "hr.\nJensen",
        "fru hansen",
        "Spørg fru hansen",
        "Fru jensens hund",
        "hr jensen",
        "frøken hansen",
        "ask mrs dalloway",
    ],
}

PASS = [
    "",
    "I 2024 og 2025 var det anderledes",
    "fra 2024-2025",
    "2019 2023",
    "i 1990'erne",
    "24/12/2024",
    "15-03-2024",
    "15.03.2024",
    "15032024",
    "20240315",
    "den 01.01.90",
    "Det koster 25.000.000 kr.",
    "Det koster 25 000 000 kr.",
    "12345678 kroner",
    "kr. 12345678",
    "23 456 789 kr.",
    "10000000 mennesker",
    "20 30 40 50 procent",
    "3000-5000 borgere",
    "§ 82",
    "§ 107, stk. 2, og § 83",
    "servicelovens § 85 og 86",
    "sag 24/001234",
    "sagsnr. 20241234",
    "sag nr. 12345678",
    "J.nr. 2024-12345678",
    "EMN-2024-123456",
    "CVR 12345678",
    "kl. 14.30-15.45",
    "kl. 14.30",
    "8000 Aarhus C",
    "300 af 12 000",
    "320190-1234",
    "310290-1234",
    "0113901234",
    "123456789",
    "12345678901",
    "17 3/4",
    "20, 30, 40 eller 50",
    "HR Afdelingen må svare",
    "Spørg HR. De ved det.",
    "Hun har MS. Det ved alle.",
    "en MR Skanning",
    "fru N. og hr. M.",
    "hr. og fru Danmark",
    "Hr. Borgmester",
    "min fru siger nej",
    "min fru hedder noget andet",
    "en fru med to børn",
    "fru og hr",
    "hr har talt med alle",
    "spørg hr afdelingen",
    "fru siger nej",
    "ring mellem 10 og 12",
    "ring kl. 10-12",
    "vi er @ hinanden",
    "@kommunen",
    "mia@ ",
    "Kære alle",
    "plads 12 34",
    "klasserne 10 11 12 13",
    "klasserne 10 20 30 41",
    "mellem 12 14 16 18 år",
    "paragrafferne 52 54 56 58",
    "SEL 83 86 95 98",
    "Postnumrene 8000 8200",
    "1430-1545 er værst",
    "1250-1350 borgere",
    "12 500 500 om året",
    "+10 000 000 i budgettet",
    "Mødet 24.11.26 1630",
    "Mødet 24-11-2026 1630",
    "Fra 01.01.25 1500 kr.",
    "Fra 01.01.25 2975 kr.",
    "sagsnummer 2401012345",
    "sag 240101/2345",
    "Hr. Borgmesteren",
    "Fru Formanden",
    "jeg synes at borger.dk er svært",
    "se det at det går",
    "vi ses fr. den 3. maj",
    "12.345.678 borgere",
    "hr. og fru",
    "Fru Borgmester, jeg mener noget andet",
    "mellem 10 12 14 16 år",
    "en fru der siger nej",
    "Mødet 24.11.26 1330",
    "12500000 om året",
    "Man.-fr. Kontoret har åbent",
    "Vi holder fr. Alle er trætte",
    "Ms Teams er nede",
    "Ugerne 14 15 16 17",
    "Ugerne 10 11 12 13 14",
    "klasserne 05 06 07 08 09 10",
    "alderen 10 11 12 13 14 15 16",
    "Mødet 24.11.26 16 30",
    "Vi fordelte dem 40-30-20-10",
    "id nr. 12345678",
    "art. nr. 12345678",
    "§ 12345678",
    "postnr. 80008200",
    "12345678 KR",
    "20 30 40 50 mia",
    "12 345 678 euro",
    "12345678 eur",
    "12345678 mio. kr.",
    "sagen 4520304051",
]


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in HELD for text in HELD[k]])
def test_what_says_who_somebody_is_is_held_back(kind: str, text: str) -> None:
    found = personal.find(text)
    assert found is not None
    assert found.kind == kind
    assert found.text in text


@pytest.mark.parametrize("text", PASS)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert personal.find(text) is None


def test_the_author_is_told_what_and_why() -> None:
    with pytest.raises(Personal) as no:
        personal.check("Ring til 12 34 56 78 eller anna@example.dk", "reason")
    assert (no.value.status, no.value.field) == (422, "reason")
    assert no.value.values == {"found": "12 34 56 78"}
    assert "phone number" in no.value.message


@pytest.mark.parametrize(
    ("stored", "written", "stays"),
    [
        ("Ring til 12 34 56 7", "Ring til 12 34 56 78", "Ring til"),
        ("A 1234567 B", "A 12345678 B", "A  B"),
        ("Something else", "Ring til 12 34 56 78", "Something else"),
        ("Good.", "Good. 12345678", "Good."),
        ("", "12345678", ""),
    ],
)
def test_nothing_stays_of_a_number_that_was_saved_while_it_was_typed(
    stored: str, written: str, stays: str
) -> None:
    with pytest.raises(Personal) as no:
        personal.check(written, "reason")
    assert personal.without(stored, no.value) == stays


def test_the_made_up_reasons_and_the_library_have_nothing_personal() -> None:
    texts = [
        text
        for pool in (reasons.FIRST, reasons.SECOND, reasons.STAYED, reasons.MOVED)
        for lines in pool.values()
        for text in lines
    ]
    assert texts
    assert [text for text in texts if personal.find(str(text))] == []
