"""Fill in the first framework and the levels of the school chain."""

import tomllib
from pathlib import Path

from django.db import migrations

LEDA = Path(__file__).parent.parent / "leda.toml"


def fill(apps, schema_editor):
    leda = tomllib.loads(LEDA.read_text(encoding="utf-8"))
    framework = apps.get_model("frameworks", "Framework").objects.create(
        slug=leda["slug"], version=leda["version"], name=leda["name"]
    )
    KeyArea = apps.get_model("frameworks", "KeyArea")
    KeyArea.objects.bulk_create(
        KeyArea(framework=framework, position=place, glyph=area["slug"], **area)
        for place, area in enumerate(leda["areas"], start=1)
    )
    ChainLevel = apps.get_model("frameworks", "ChainLevel")
    ChainLevel.objects.bulk_create(
        ChainLevel(position=place, **level) for place, level in enumerate(leda["levels"], start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0001_tables")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
