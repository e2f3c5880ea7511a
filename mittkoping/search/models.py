"""The rows of the index.

SQLite's triggers hang on SearchText: a migration that remakes that table must make them anew.
"""

from django.db import models

from mittkoping.frameworks.models import KeyArea
from mittkoping.organisation.models import County, Municipality
from mittkoping.versions.models import Object


class SearchEntry(models.Model):
    """One object in one language: what one filters and counts by, kept narrow because every hit is read."""

    object = models.ForeignKey(Object, on_delete=models.CASCADE, related_name="+")
    lang = models.CharField(max_length=8)
    kind = models.CharField(max_length=20)
    audience = models.CharField(max_length=12)
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.CASCADE, related_name="+")
    county = models.ForeignKey(County, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    key_area = models.ForeignKey(
        KeyArea, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    years = models.CharField(max_length=400)  # " 2016 2017 ", so that LIKE '% 2017 %' asks for one
    authors = models.TextField()  # ids of persons, written in the same way
    sort_key = models.CharField(max_length=600)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object", "lang"], name="search_object_lang")]


class SearchText(models.Model):
    """The texts of an entry as they are shown, and as stems: what the full-text index is made of."""

    entry = models.OneToOneField(SearchEntry, primary_key=True, on_delete=models.CASCADE, related_name="+")
    title = models.TextField()
    lead = models.TextField()
    headings = models.TextField()
    body = models.TextField()
    title_stems = models.TextField()
    place_stems = models.TextField()  # key area and municipality
    lead_stems = models.TextField()
    heading_stems = models.TextField()
    body_stems = models.TextField()
    title_parts = models.TextField()
    parts = models.TextField()
    folded = models.TextField()


class SearchWord(models.Model):
    """A word of the public texts and how often it is seen; made anew by `index.rebuild_words`."""

    word = models.CharField(max_length=80, primary_key=True)
    count = models.PositiveIntegerField()


class SearchVocabulary(models.Model):
    """One row, whose stamp tells every process that the words are other than those it has read."""

    stamp = models.CharField(max_length=32)
