"""Fill in Sweden's 21 counties and 290 municipalities."""

from django.db import migrations

from mittkoping.lib.slugs import slug, sort_key
from mittkoping.organisation.register import register_rows


def fill(apps, schema_editor):
    County = apps.get_model("organisation", "County")
    Municipality = apps.get_model("organisation", "Municipality")
    rows = list(register_rows())
    counties = {row["county_code"]: row for row in rows}
    County.objects.bulk_create(
        County(
            code=code,
            name=row["county_name"],
            short_name=row["county_name_short"],
            slug=slug(row["county_name_short"]),
            sort_key=sort_key(row["county_name_short"]),
        )
        for code, row in counties.items()
    )
    plain = {row["municipality_name_short"].lower() for row in rows}

    def address(row):
        """Habo and Håbo fold alike: the one with the ring says its county too."""
        folded = slug(row["municipality_name_short"])
        clash = folded != row["municipality_name_short"].lower() and folded in plain
        return f"{folded}-{slug(row['county_name_short'])}" if clash else folded

    Municipality.objects.bulk_create(
        Municipality(
            code=row["municipality_code"],
            name=row["municipality_name"],
            short_name=row["municipality_name_short"],
            slug=address(row),
            sort_key=sort_key(row["municipality_name_short"]),
            county_id=row["county_code"],
        )
        for row in rows
    )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_tables")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
