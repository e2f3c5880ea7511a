"""Swedish words for the codes of a draft: the same in the terminal, in the memo and on the page."""

WEIGHTS = {"error": "Behöver rättas", "warning": "Bör ses över", "info": "Kan bli bättre"}
RECURRENCES = {
    "yearly": "varje år",
    "termly": "varje termin",
    "quarterly": "varje kvartal",
    "tertial": "varje tertial",
    "continuous": "löpande",
    "biennial": "vartannat år",
    "once": "en gång",
}
