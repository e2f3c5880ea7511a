"""mittkoping verify: whether any history was changed, and a digest to keep elsewhere."""

import argparse
import json
import sys

from mittkoping.lib.counting import pages, versions
from mittkoping.versions.verifying import BusyError, Verdict, holds_against, parse_digest, verify


def arguments(parser: argparse.ArgumentParser) -> None:
    """A digest from earlier, and how to answer."""
    parser.add_argument("--against", metavar="SUMMA", help="en kontrollsumma som skrevs ut tidigare")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace) -> int:
    """0: history is as it was written. 1: it is not. 2: the digest given is none, or something is written."""
    if args.against is not None and parse_digest(args.against) is None:
        print("Kontrollsumman ska se ut som 54:abcd…, så som verify skriver den.", file=sys.stderr)
        return 2
    try:
        verdict = verify()
        unchanged = args.against is None or holds_against(args.against)
    except BusyError as error:
        print(error, file=sys.stderr)
        return 2
    print(_as_json(verdict, unchanged) if args.json else _as_text(verdict, args.against, unchanged))
    return 0 if unchanged and not verdict.broken else 1


def _as_text(verdict: Verdict, against: str | None, unchanged: bool) -> str:
    lines = [str(breach) for breach in verdict.breaches]
    if verdict.broken > len(verdict.breaches):
        lines.append(f"Och {verdict.broken - len(verdict.breaches)} fel till.")
    if against is not None:
        until = against.partition(":")[0]
        said = "är densamma som" if unchanged else "är inte densamma som"
        lines.append(f"Historiken till och med version {until} {said} när kontrollsumman skrevs.")
    found = f"{versions(verdict.revisions)} av {pages(verdict.objects)}"
    lines.append(f"{found}: {verdict.broken} fel." if verdict.broken else f"{found}: alla kedjor stämmer.")
    lines.append(f"Kontrollsumma för historiken: {verdict.digest}")
    return "\n".join(lines)


def _as_json(verdict: Verdict, unchanged: bool) -> str:
    said = {
        "digest": verdict.digest,
        "objects": verdict.objects,
        "revisions": verdict.revisions,
        "unchanged": unchanged,
        "broken": verdict.broken,
        "breaches": [{**vars(breach), "sentence": str(breach)} for breach in verdict.breaches],
    }
    return json.dumps(said, ensure_ascii=False)
