"""The documents 11 (matrix, register; by hand) and 12 (scorecard; by pandoc) of the held-out corpus."""

from pathlib import Path

import pypandoc

from tests.corpus.making.word import Cell, head, items, para, save, table


def _matrix() -> str:
    return para("B = beslutar, A = ansvarar, S = stödjer, F = följer upp") + table(
        [Cell("Uppgift", merge="restart"), Cell("Vem gör vad", columns=4)],
        [Cell("", merge="continue"), "Kommunstyrelsen", "Skolchef", "IT-avdelningen", "Rektor"],
        ["Budget för programmet", "B", "A", "", ""],
        ["Drift av system", "", "", "A", ""],
        ["Införande på skolan", "", "", "S", "A"],
        ["Resultat av initiativen", "", "F", "", ""],
    )


def _register() -> str:
    return table(
        ["Initiativ", "Status", "Aktör", "Klart", "Kommentar"],
        [
            "Initiativ 1: Gemensam inloggning",
            "Genomfört",
            "IT-avdelningen",
            "2023-05-31",
            "Alla ska byta lösenord.",
        ],
        ["Initiativ 2: Digital ansökan till förskola", "Pågår", "Skolchef", "Q2 2024", ""],
        [
            "Initiativ 3: Nattillsyn med kamera",
            "Ej påbörjat",
            "Omsorgskontoret",
            "ht 2025",
            "Väntar på avtal.",
        ],
        ["Initiativ 4: Öppna data", "Utreds", "IT-avdelningen", "–", ""],
    )


def register(folder: Path) -> None:
    """Write document 11."""
    body = [
        head("Program för digital omsorg och skola 2022–2025", 0),
        para("Antaget av kommunfullmäktige 2021-12-13. Stenvallens kommun, dnr KS 2021/340."),
        para("Upprättat av Signe Hallbeck-Ros, strateg."),
        para("Programmet utgår från Vision 2040 och Mål och budget 2022 (KS 2021/200)."),
        head("Mål"),
        items(
            "Alla enheter har fiber senast 2023",
            "E-tjänster för vårdnadshavare på plats senast mars 2024",
            "Minska pappersblanketterna med 50 procent till och med 2025",
            "Verka för gemensamma system i länet",
            "Handläggare bör kunna signera digitalt från och med ht 2024",
            "Tjänstekort för personalen är utdelade senast 2021",
        ),
        head("Tillit"),
        para("Omsorgstagaren ska alltid kunna välja bort digitala besök."),
        para("Leverantörer måste visa hur uppgifterna används. Ett larm kan ersätta tillsyn på natten."),
        para("Den enskilde ska få svar inom fem arbetsdagar."),
        head("Insatser"),
        _register(),
        head("Ansvar och roller"),
        _matrix(),
        head("Uppföljning"),
        items(
            "Läget i initiativen, varje tertial (Digitaliseringsstaben)",
            "Slutrapport till kommunfullmäktige, 2025-11-30 (Skolchef)",
            "Antal e-tjänster i bruk, definition: tjänster med e-legitimation, utgångsläge 6, "
            "målvärde 20, årligen (IT-avdelningen)",
        ),
    ]
    save(folder / "11-stenvallen-digital-omsorg.docx", "".join(body))


def scorecard(folder: Path) -> None:
    """Write document 12 from its Markdown source."""
    source = Path(__file__).with_name("12-fagelskar-skolplan.md")
    pypandoc.convert_file(
        str(source), "docx", format="markdown", outputfile=str(folder / "12-fagelskar-skolplan.docx")
    )
