"""Why a file cannot be used, said to the person who sent it."""

from mittkoping.texts.documents.document import UnusableError

_SAID = {
    "not_found": (
        "Filen finns inte eller går inte att läsa.",
        "Kontrollera namnet och att du har rätt att läsa filen.",
    ),
    "unsupported_type": (
        "Filtypen går inte att läsa in.",
        "Spara dokumentet som .docx, .pdf, .html, .md eller .txt och försök igen.",
    ),
    "empty": (
        "Filen är tom.",
        "Kontrollera att rätt fil valdes och att den har sparats med innehåll.",
    ),
    "too_large": (
        "Filen är för stor för att läsas in.",
        "Ta bort bilder och bilagor, eller spara bara texten i en egen fil på högst 20 MiB.",
    ),
    "encrypted": (
        "Filen är skyddad med lösenord.",
        "Öppna filen med lösenordet, spara en kopia utan skydd och läs in kopian.",
    ),
    "corrupt": (
        "Filen går inte att läsa som den filtyp som namnet anger.",
        "Öppna filen i programmet som den skrevs i, spara den på nytt och försök igen.",
    ),
    "unsafe_content": (
        "Filen innehåller en DTD eller hänvisar till något utanför sig själv och läses därför inte.",
        "Öppna filen i ett ordbehandlingsprogram, spara den på nytt som .docx eller .txt och försök igen.",
    ),
    "no_text": (
        "Dokumentet innehåller ingen text som går att läsa, kanske för att sidorna är inskannade bilder.",
        "Be om originalet, eller låt ett program för textigenkänning (OCR) lägga till texten.",
    ),
}


def not_understood(filename: str) -> UnusableError:
    """The error for a document whose reading fails in a way that nobody foresaw."""
    return UnusableError(
        "corrupt",
        f"Dokumentet {filename} gick inte att tolka.",
        "Spara texten som .docx eller .txt och försök igen.",
    )


def refusal(code: str) -> UnusableError:
    """The error with a code of the contract, and its sentence and hint in Swedish."""
    message, hint = _SAID[code]
    return UnusableError(code, message, hint)
