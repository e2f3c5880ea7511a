"""The documents 09 (tables, front matter) and 10 (tracked changes) of the held-out corpus."""

from pathlib import Path

from tests.corpus.making.word import (
    Cell,
    commented,
    deleted,
    head,
    inserted,
    items,
    para,
    rich,
    run,
    save,
    table,
)

ABOVE = Cell("", merge="continue")
HEADS: list[str | Cell] = ["Mål", "Aktivitet", "Ansvarig", "Tid", "Uppföljning"]


def _front() -> str:
    return table(
        [Cell("Dokumentuppgifter", columns=2)],
        ["Dokumenttyp", "Handlingsplan"],
        ["Kommun", "Aspmora"],
        ["Beslutad av", "Omsorgsnämnden"],
        ["Beslutsdatum", "2025-01-28"],
        ["Diarienummer", "OMN 2024/203"],
        ["Gäller", "2025-01-01 till och med 2027-12-31"],
        ["Revideras", "Senast 2026-10-31"],
        ["Dokumentansvarig", "HR-chef"],
        ["Överordnade dokument", "Personalpolicy för Aspmora (KF 2022/18)"],
    )


def _keeping() -> str:
    first = Cell("M1. Personalomsättningen ska vara högst 9 procent senast 2027", merge="restart")
    new = "M2. Varje ny medarbetare ska ha en handledare under de första fyra veckorna"
    return table(
        HEADS,
        [first, "Införa samtal vid avslut", "HR-avdelningen", "Q2 2025", "Personalomsättning, tertialvis"],
        [ABOVE, "Se över schemaläggningen", "Enhetschef", "2026-03-31", "Enkät till medarbetare, varje år"],
        [new, "Utbilda handledare", "Utbildningsteamet", "löpande", "Utbildade handledare, halvårsvis"],
        ["M3. Heltid som norm", "Ta fram en rutin för heltid", "HR-avdelningen", "2028-02-01", "–"],
    )


def _duties() -> str:
    roles = {
        "Omsorgsnämnden": "Nämnden fastställer planen.",
        "HR-avdelningen": "HR-avdelningen samordnar rekryteringen. Avdelningen mäter personalomsättningen.",
        "Enhetschef": "Enhetschefen ansvarar för introduktionen på sin enhet.",
        "Controller": "Controllern tar fram statistik om sjukfrånvaron.",
    }
    return "".join(head(role, 2) + para(text) for role, text in roles.items())


def staff(folder: Path) -> None:
    """Write document 09."""
    body = [
        head("Handlingsplan för kompetensförsörjning inom vård och omsorg", 0),
        _front(),
        head("Bakgrund"),
        para("Fram till 2033 går var tredje undersköterska i pension. Alla ska kunna lita på omsorgen."),
        head("Rekrytera"),
        head("Mål", 2),
        items(
            "Nämnden vill att fler väljer vårdutbildningar.",
            "Det ska finnas minst 120 praktikplatser per år senast 2026, från 80 praktikplatser 2023.",
            "Språkkunskaper bör prövas redan vid anställningen.",
        ),
        head("Uppföljning", 2),
        items(
            "Sökande till vårdutbildningarna, varje oktober (HR-avdelningen)",
            "Praktikplatser, i delår och bokslut (Utbildningsteamet)",
            "Sjukfrånvaro bland nyanställda (HR-avdelningen)",
        ),
        head("Behålla"),
        _keeping(),
        head("Leda nära"),
        para("Enhetschefer ska ha högst 25 medarbetare från och med 2026."),
        para("Nya chefer ska få handledning och alla chefer bör delta i ett nätverk."),
        items("erbjuda ledarprogram för nya chefer"),
        head("Ansvarsfördelning"),
        _duties(),
        head("Uppföljning"),
        para("Alla mått följs upp årligen om inget annat står."),
    ]
    save(
        folder / "09-aspmora-kompetens.docx",
        "".join(body),
        header="Aspmora kommun – Planen ska läsas av alla",
        footer="Sida 1",
    )


def _personal() -> str:
    late = run("Elevuppgifter ska lagras inom EU senast ") + deleted("2027") + inserted("2026") + run(".")
    return "".join(
        [
            head("Personuppgifter"),
            rich(late),
            rich(commented("Rektor ska anmäla en incident inom 72 timmar.")),
            rich(inserted("Skolornas system ska ha tvåstegsinloggning från och med vt 2027.")),
            rich(deleted("Vårdnadshavare ska godkänna varje nytt system skriftligt.")),
            para("Register ska gallras varje sommar och loggar bör sparas i två år."),
            head("Att följa upp", 2),
            items("Rapporterade incidenter, kvartalsvis (Dataskyddsombudet)"),
            rich(
                inserted("Genomförda gallringar, en gång om året (Arkivfunktionen)"),
                "ListBullet",
                listed=True,
            ),
            rich(deleted("Nöjda användare, varje vecka (IT-enheten)"), "ListBullet", listed=True),
        ]
    )


def _machines() -> str:
    return "".join(
        [
            head("AI i undervisningen"),
            para("AI-tjänster får användas när rektor har godkänt dem."),
            para("Lärare bör berätta för eleverna när en text har skapats med AI."),
            para("Samtliga gymnasieskolor ska ha en rutin för AI läsåret 2026/27."),
            para("Kommunen strävar efter öppna tjänster framför låsta."),
            para("Användningen av AI-tjänster granskas varje termin av Digitaliseringsrådet."),
            head("Behörigheter"),
            para("Konton ska stängas samma dag som anställningen upphör."),
            para("Inloggningen ska vara enkel och effektiv."),
        ]
    )


def security(folder: Path) -> None:
    """Write document 10."""
    facts = "Fastställd av kommunstyrelsen 2025-12-15. Dnr KS 2025/402. Lindesjö kommun."
    duty = rich(run("Kommunstyrelsen", bold=True) + run(" antar policyn."))
    duty += rich(
        run("Dataskyddsombudet", bold=True)
        + run(" följer upp incidenter. Ombudet stödjer skolorna i svåra fall.")
    )
    duty += rich(run("Rektor", bold=True) + run(" ansvarar för de lokala rutinerna."))
    body = [
        head("Policy för informationssäkerhet och AI i skolan", 0),
        para(facts),
        para("Gäller från och med 2026-01-01 till och med 2028-12-31. Revideras årligen."),
        head("Syfte"),
        para("Policyn bygger på Riktlinjer för informationssäkerhet. Den ska vara lätt att följa."),
        _personal(),
        _machines(),
        head("Ansvar"),
        duty,
        head("Uppföljning"),
        para("Policyn följs upp årligen av kommunstyrelsen."),
    ]
    save(
        folder / "10-lindesjo-informationssakerhet.docx",
        "".join(body),
        header="Policy – alla ska läsa",
        footer="Sida 1 (3)",
        comment="Ska det vara 24 timmar? Skolorna ska svara senast 2027.",
    )
