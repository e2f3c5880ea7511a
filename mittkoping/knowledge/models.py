"""The wiki: municipality pages, cards, key-area pages, names, links and categories."""

from django.db import models

from mittkoping.frameworks.models import KeyArea
from mittkoping.organisation.models import Municipality, Person
from mittkoping.versions.models import Object, Revision


class Kind(models.TextChoices):
    """The kinds of object that make up the wiki."""

    MUNICIPALITY = "municipality"
    CARD = "card"
    KEY_AREA = "key_area"
    PAGE = "page"
    CATEGORY = "category"
    USER = "user"
    TEMPLATE = "template"
    FILE = "file"
    TALK = "talk"  # the page an imported conversation stood on
    REDIRECT = "redirect"


class Wiki(models.Model):
    """A wiki whose pages were imported, and how its markup is to be read."""

    key = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    base = models.CharField(max_length=500, default="")
    namespaces = models.JSONField()  # {"6": "Fil", …}
    mapping = models.TextField()  # TOML: which templates become which records


class MunicipalityPage(models.Model):
    """A municipality's own page."""

    object = models.OneToOneField(Object, primary_key=True, on_delete=models.PROTECT, related_name="+")
    municipality = models.OneToOneField(Municipality, on_delete=models.PROTECT, related_name="+")
    stub = models.BooleanField(default=False)


class KeyAreaPage(models.Model):
    """The curated page of a key area."""

    object = models.OneToOneField(Object, primary_key=True, on_delete=models.PROTECT, related_name="+")
    key_area = models.OneToOneField(KeyArea, on_delete=models.PROTECT, related_name="+")


class Card(models.Model):
    """One experience of one municipality in one key area."""

    class Maturity(models.TextChoices):
        UNKNOWN = ""
        IDEA = "idea"
        TRIED = "tried"
        RUNNING = "running"
        SPREAD = "spread"

    object = models.OneToOneField(Object, primary_key=True, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    key_area = models.ForeignKey(KeyArea, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=10_000)  # in the municipality's own reading order
    lead = models.TextField(default="")  # canonical HTML
    lead_from = models.ForeignKey(Object, null=True, on_delete=models.PROTECT, related_name="+")
    year_from = models.PositiveSmallIntegerField(null=True)
    year_to = models.PositiveSmallIntegerField(null=True)
    took = models.TextField(default="")
    obstacle = models.TextField(default="")
    maturity = models.CharField(max_length=10, choices=Maturity.choices, default=Maturity.UNKNOWN, blank=True)
    stub = models.BooleanField(default=False)  # marked by hand
    length = models.PositiveIntegerField(default=0)  # characters of readable text in lead and body
    # Repeated from the object, so that a key area's list is read and sorted from one index each.
    listed = models.BooleanField(default=True)  # published and not deleted
    sort_key = models.CharField(max_length=600)
    municipality_sort_key = models.CharField(max_length=120)
    updated = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "position"], name="card_municipality"),
            models.Index(
                fields=["key_area", "listed", "municipality_sort_key", "position"], name="card_area"
            ),
            models.Index(fields=["key_area", "listed", "sort_key"], name="card_area_title"),
            models.Index(fields=["key_area", "listed", "-updated"], name="card_area_updated"),
        ]


class Hero(models.Model):
    """Somebody, or several together, whom a municipality wants to thank; the role comes first."""

    page = models.ForeignKey(MunicipalityPage, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=500)
    said = models.TextField(default="")  # canonical HTML
    persons = models.ManyToManyField(Person, related_name="+")


class WikiEditor(models.Model):
    """Who keeps a municipality's pages, and whom to ask."""

    page = models.ForeignKey(MunicipalityPage, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=500)
    said = models.TextField(default="")  # canonical HTML
    persons = models.ManyToManyField(Person, related_name="+")


class PageName(models.Model):
    """A title by which wiki text and old addresses call an object; `redirect` sends on to another title."""

    source = models.CharField(max_length=80, default="")
    title = models.CharField(max_length=500)
    object = models.ForeignKey(Object, on_delete=models.PROTECT, related_name="+")
    redirect = models.CharField(max_length=500, default="")

    class Meta:
        indexes = [
            models.Index(fields=["title"], name="page_name_title"),
            models.Index(fields=["redirect"], name="page_name_redirect"),
        ]
        constraints = [models.UniqueConstraint(fields=["source", "title"], name="page_name")]


class Link(models.Model):
    """A link in the published text of an object, by the title it names."""

    object = models.ForeignKey(Object, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500)
    sentence = models.TextField(default="")  # the sentence it stands in

    class Meta:
        indexes = [models.Index(fields=["title"], name="link_title")]


class Category(models.Model):
    """A category by its title; its page, if somebody wrote one, is an object of its own."""

    title = models.CharField(max_length=255, unique=True)
    sort_key = models.CharField(max_length=300)
    object = models.OneToOneField(Object, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.title


class Membership(models.Model):
    """An object stands in a category."""

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    object = models.ForeignKey(Object, on_delete=models.PROTECT, related_name="+")
    sort_key = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["category", "sort_key", "id"], name="membership_category")]
        constraints = [models.UniqueConstraint(fields=["category", "object"], name="membership")]


class Rendering(models.Model):
    """The structured content read out of an imported revision's markup; a cache that can be rebuilt."""

    revision = models.OneToOneField(Revision, primary_key=True, on_delete=models.CASCADE, related_name="+")
    reader = models.PositiveSmallIntegerField()  # the version of the reader that made it
    content = models.JSONField()
