"""The full-text index: FTS5 kept by triggers on SQLite, generated vectors under GIN on PostgreSQL."""

from typing import Any

from django.db import migrations

COLUMNS = (
    "title_stems",
    "place_stems",
    "lead_stems",
    "heading_stems",
    "body_stems",
    "title_parts",
    "parts",
    "folded",
)
NAMES = ", ".join(COLUMNS)
NEW = ", ".join(f"new.{name}" for name in COLUMNS)
OLD = ", ".join(f"old.{name}" for name in COLUMNS)
INSERT = f"INSERT INTO search_fts (rowid, {NAMES}) VALUES (new.entry_id, {NEW});"
# An external-content table forgets a row only when told what stood there (SQLite 3.40 knows no contentless_delete).
DELETE = f"INSERT INTO search_fts (search_fts, rowid, {NAMES}) VALUES ('delete', old.entry_id, {OLD});"

SQLITE = [
    f"""CREATE VIRTUAL TABLE search_fts USING fts5(
        {NAMES}, content='search_searchtext', content_rowid='entry_id',
        tokenize='unicode61 remove_diacritics 0')""",
    f"CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchtext BEGIN {INSERT} END",
    f"CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchtext BEGIN {DELETE} END",
    f"CREATE TRIGGER search_fts_update AFTER UPDATE ON search_searchtext BEGIN {DELETE} {INSERT} END",
]
SQLITE_BACK = [
    "DROP TRIGGER search_fts_update",
    "DROP TRIGGER search_fts_delete",
    "DROP TRIGGER search_fts_insert",
    "DROP TABLE search_fts",
]

# Between two fields stands a lexeme that no query can hold, so that no phrase reaches from one into the next.
GAP = "|| '''_'':1'::tsvector ||"
POSTGRES = [
    f"""ALTER TABLE search_searchtext
        ADD COLUMN vector tsvector NOT NULL GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', title_stems), 'A') {GAP}
            setweight(to_tsvector('simple', place_stems), 'B') {GAP}
            setweight(to_tsvector('simple', lead_stems), 'B') {GAP}
            setweight(to_tsvector('simple', heading_stems), 'B') {GAP}
            setweight(to_tsvector('simple', body_stems), 'C') {GAP}
            setweight(to_tsvector('simple', title_parts), 'D') {GAP}
            setweight(to_tsvector('simple', parts), 'D')) STORED,
        ADD COLUMN title_vector tsvector NOT NULL
            GENERATED ALWAYS AS (to_tsvector('simple', title_parts)) STORED,
        ADD COLUMN folded_vector tsvector NOT NULL
            GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED""",
    "CREATE INDEX search_vectors ON search_searchtext USING gin (vector, folded_vector)",
]
POSTGRES_BACK = [
    "DROP INDEX search_vectors",
    "ALTER TABLE search_searchtext DROP COLUMN vector, DROP COLUMN title_vector, DROP COLUMN folded_vector",
]


def make(apps: Any, schema_editor: Any) -> None:
    """Build the index that the database at hand knows."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def unmake(apps: Any, schema_editor: Any) -> None:
    """Take it away again."""
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """The index stands on the tables of 0001."""

    dependencies = [("search", "0001_tables")]
    operations = [migrations.RunPython(make, unmake)]
