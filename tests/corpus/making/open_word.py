"""The Word documents of the open corpus."""

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

HEADS: list[str | Cell] = ["Mål", "Aktivitet", "Resurser", "Ansvarig", "Tid", "Uppföljning"]
ROLES: list[str | Cell] = [
    "Uppgift",
    "Kommunstyrelsen",
    "Säkerhetssamordnaren",
    "Systemägare",
    "Chef",
    "Medarbetare",
]


def bold(text: str) -> str:
    """A heading as many write it: a paragraph in bold."""
    return rich(run(text, bold=True))


def learning(folder: Path) -> None:
    """A strategy with bold headings, tracked changes and a comment."""
    body = "".join(
        [
            bold("Strategi för lärande i en digital tid"),
            para("Stavrike kommun · Diarienummer BUN/2016:41 · Gäller läsåren 2016/17–2018/19"),
            para("Beslutad av barn- och ungdomsnämnden 2016-05-17. Revideras senast 2019-03-01."),
            para(
                "Strategin utgår från Kommunfullmäktiges mål 2015–2018 och från IT-strategin, som är upphävd."
            ),
            bold("Bakgrund"),
            para("Strategin skrevs av en grupp lärare. Gruppen ska ha tack för arbetet."),
            bold("Verktyg som fungerar"),
            rich(
                run("Alla lärare ska ha en egen bärbar dator senast ")
                + deleted("2016")
                + inserted("2017")
                + run(".")
            ),
            rich(
                run("Varje förskola ska ha ")
                + deleted("en")
                + inserted("två")
                + run(" lärplattor per avdelning.")
            ),
            para("Trådlöst nät ska finnas i samtliga 23 skolbyggnader från och med vt 2017."),
            rich(
                run("Elever i årskurs 4–6 bör ha var sin dator. ")
                + inserted("Fritidshemmen kan få låna datorer.")
            ),
            rich(commented("Driftstopp mäts kvartalsvis av IT-enheten.") + deleted(" Alla ska vara nöjda.")),
            _teaching(),
        ]
    )
    save(
        folder / "16-stavrike-digitalt-larande.docx",
        body,
        header="Stavrike kommun – utkast som ska läsas av alla",
        footer="Sida 1 (3)",
        comment="Borde vi inte mäta oftare?",
    )


def _teaching() -> str:
    return "".join(
        [
            bold("Undervisning"),
            items(
                "Eleven ska senast i årskurs 9 ha skrivit ett eget program",
                (
                    "Lärare i grundskola och gymnasieskola ska planera, pröva och utvärdera ett digitalt "
                    "moment per läsår"
                ),
                "Skolorna ska utveckla undervisningen",
                "att eleverna kan granska en källa är ett uttalat syfte",
            ),
            bold("Att följa upp"),
            items(
                "Självskattning av digital kompetens, varje läsår (Skolutvecklingsenheten)",
                "Antal elevprogram, i verksamhetsberättelsen (rektor)",
            ),
            bold("Samarbete"),
            para(
                "Kommunen vill dela material med grannkommunerna. Stavrike ska vara bland de fem främsta "
                "i Kommunrankingen Digital skola 2018."
            ),
            bold("Handlingsplan"),
            items(
                "Ta fram en katalog över appar, ht 2016 (Skolutvecklingsenheten)",
                "Ordna en mässa, 12/5 2017",
                "Bjuda in grannkommunerna, i oktober 2016 (förvaltningschefen)",
            ),
        ]
    )


def home_care(folder: Path) -> None:
    """An action plan whose table has cells merged both ways, with resources."""
    body = "".join(
        [
            head("Handlingsplan för digital hemtjänst 2028–2030", 0),
            table(
                ["Kommun", "Nyckelmo kommun"],
                ["Antagen av", "Omsorgsutskottet 2027-12-06"],
                ["Diarienummer", "OU 2027/88"],
                ["Dokumentansvarig", "Verksamhetschef Torbjörn Almskog"],
                ["Överordnade dokument", "Omsorgsprogram 2026–2031"],
            ),
            head("Syfte"),
            para("Tekniken ska ge mer tid för möten. Planen gäller hemtjänst i hela kommunen."),
            head("Arbetssätt"),
            table(
                HEADS,
                [
                    Cell("Medarbetare ska slippa skriva samma sak två gånger", merge="restart"),
                    "Koppla ihop journal och planering",
                    "1,2 mnkr",
                    Cell("Systemförvaltaren", merge="restart"),
                    "kvartal 3 2028",
                    Cell("Tidsstudie, vartannat år", merge="restart"),
                ],
                [
                    Cell("", merge="continue"),
                    "Ta bort pappersblanketter",
                    "–",
                    Cell("", merge="continue"),
                    "2028-10-01",
                    Cell("", merge="continue"),
                ],
                [
                    "Minst 90 procent av hembesöken ska planeras digitalt senast 2029",
                    "Utbilda planerare",
                    "40 timmar",
                    "Enhetscheferna",
                    "läsåret 2028/29",
                    "Andel digitalt planerade besök, en gång per tertial",
                ],
                [Cell("Delmål antas varje år av utskottet.", columns=6)],
            ),
            _nights(),
            head("Kunskap"),
            para(
                "Samtliga enhetschefer ska ha gått ledarutbildningen under 2028. Vikarier bör få en dags "
                "introduktion."
            ),
            para("Introduktionen utvärderas halvårsvis av enhetscheferna."),
            head("Uppföljning"),
            items(
                "Handlingsplanens läge, varje tertial (Omsorgsutskottet)",
                "Slututvärdering 2030 (Kvalitetsrådet)",
            ),
        ]
    )
    save(folder / "17-nyckelmo-digital-hemtjanst.docx", body, header="Nyckelmo kommun", footer="Sida 1 av 2")


def _nights() -> str:
    return head("Nätter") + table(
        HEADS,
        [
            "Natten ska vara lugn för den som sover",
            "Prova nattkamera i tio hem",
            "150 tkr",
            "Nattgruppen",
            "till och med mars 2029",
            "Nattstörningar per vecka, månadsvis",
        ],
        [
            "Den enskilde får alltid välja bort kamera",
            "Skriva information på fem språk",
            "",
            "Kommunikatören",
            "vt-28",
            "—",
        ],
        ["Strävar efter färre fall", "Byta golvlampor", "", "", "", "Antal fall, delår och bokslut"],
    )


def security(folder: Path) -> None:
    """Guidelines with a responsibility matrix and its legend."""
    body = "".join(
        [
            head("Riktlinjer för informationssäkerhet", 0),
            para("Tranbärga kommun"),
            para(
                "Fastställda av kommunstyrelsen den 9 september 2019, dnr TK 2019/230. Gäller tills "
                "vidare från 1 oktober 2019."
            ),
            para("Riktlinjerna bygger på Säkerhetspolicy, dnr TK 2017/12."),
            head("Inledning"),
            para("Enligt dataskyddsförordningen ska uppgifter skyddas. Riktlinjerna säger hur."),
            head("1 Konton"),
            items(
                "Varje medarbetare ska ha ett personligt konto.",
                "Lösenord ska vara minst 14 tecken. Äldre system får ha kortare lösenord.",
                "Konton för den som slutat måste stängas inom en dag.",
                "Tvåstegsinloggning ska vara införd från och med 2021.",
                "Inaktiva konton granskas varje kvartal av säkerhetssamordnaren.",
            ),
            head("2 Klassning"),
            para(
                "System skall klassas innan de upphandlas. Klassningen bör göras om när systemet byter "
                "version."
            ),
            para("Alla system ska ha en ägare enligt systemförteckningen."),
            head("Aktiviteter", 2),
            items(
                "Klassa de tjugo viktigaste systemen, årsskiftet 2019/20 (Systemägare)",
                "Införa klassningsverktyg, juni 2020 (IT-driften)",
                "Öva avbrott en gång om året (Säkerhetssamordnaren)",
            ),
            head("Uppföljning", 2),
            items("Andel klassade system, halvårsvis (Systemägare)", "Loggranskning, löpande (IT-driften)"),
            head("3 Utbildning"),
            para("Vi främjar ett gott säkerhetsmedvetande. Chefer ska säkra att alla kan reglerna."),
            head("Ansvar"),
            para("B = beslutar, A = ansvarar, M = mäter, S = stödjer, D = deltar"),
            table(
                ROLES,
                ["Riktlinjer och budget", "B", "S", "", "", ""],
                ["Klassning av system", "", "S", "A", "D", ""],
                ["Kunskapsnivå hos personalen", "", "S", "", "M", "D"],
                ["Rapport om händelser", "", "A", "D", "D", "D"],
            ),
        ]
    )
    save(folder / "18-tranbarga-informationssakerhet.docx", body, header="Tranbärga kommun", footer="Sida 1")


def workplace(folder: Path) -> None:
    """A plan with numbered headings, subgoals and roles under headings."""
    body = "".join(
        [
            head("Kompetensförsörjningsplan 2031–2033", 0),
            table(
                ["Dnr", "HR 2030/77"],
                ["Antagen av", "Personalutskottet den 11 december 2030"],
                ["Gäller", "2031–2033"],
                ["Revideras", "årligen"],
                ["Hör ihop med", "Personalpolicy 2020; Budget 2031"],
            ),
            para("Hultsätra kommun, HR-avdelningen"),
            head("1. Utgångspunkter"),
            para(
                "Var tredje medarbetare fyller 60 före 2035. Hultsätra är en liten kommun, men ska tänka "
                "stort."
            ),
            head("2. Rekrytera"),
            head("2.1 Mål", 2),
            items(
                "Varje annons besvaras inom fem arbetsdagar",
                "Tillsvidareanställda lärare ska vara minst 95 procent senast ht 2032",
                "Vård- och omsorgsassistenter ska erbjudas heltid från och med 2032",
                "Hultsätra ska vara en av de tio bästa arbetsgivarna i länet",
                "Effektiv introduktion",
            ),
            head("2.2 Aktiviteter", 2),
            items(
                "Besöka gymnasiets yrkesdag varje år (HR-avdelningen)",
                "Skriva om alla annonser, Q2 2031 (Kommunikationsenheten)",
                "Ordna sommarjobb för trettio ungdomar, 2031-06-15 (Arbetsmarknadsenheten)",
                "Pröva hyrbil i hemtjänsten",
            ),
            head("2.3 Uppföljning", 2),
            items(
                (
                    "Andel behöriga lärare, utgångsläge 88 procent 2030, målvärde 95 procent, definition: "
                    "lärarlegitimation i undervisat ämne, varje oktober (HR-avdelningen)"
                ),
                "Tid från annons till anställning, kvartalsvis (HR-avdelningen)",
                "Index för introduktion, vartannat år (Kvalitetsrådet)",
            ),
            head("3. Behålla"),
            para(
                "Medarbetarna ska erbjudas ett utvecklingssamtal per år. Chefer med fler än 30 "
                "medarbetare ska få stöd senast 2032 och vid behov en biträdande chef."
            ),
            para("Förvaltningarna stödjer den som vill byta yrke. Friskvård ska främjas."),
            para("Sjukfrånvaron mäts månadsvis av HR-avdelningen."),
            head("4. Avsluta"),
            para("Den som slutar ska erbjudas ett samtal. Samtalen följs upp en gång per år av HR-chefen."),
            _roles(),
        ]
    )
    save(folder / "19-hultsatra-kompetensforsorjning.docx", body, header="Hultsätra kommun", footer="2 (4)")


def _roles() -> str:
    return "".join(
        [
            head("5. Ansvarsfördelning"),
            head("Personalutskottet", 2),
            para("Utskottet fastställer planen och följer upp den i bokslutet."),
            head("HR-avdelningen (HR)", 2),
            para("HR leder arbetet, samordnar rekryteringen och tar fram nyckeltal."),
            head("Chefer", 2),
            para("Chefer säkerställer att samtalen hålls. De medverkar i introduktionen."),
            head("Fackliga organisationer", 2),
            para("Organisationerna bidrar i samverkan och genomför enkäter bland medlemmarna."),
        ]
    )
