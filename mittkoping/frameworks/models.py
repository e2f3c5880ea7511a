"""Key areas, ordered by versioned frameworks, and the levels of the chain."""

from django.db import models


class Framework(models.Model):
    """A versioned set of key areas; LEDA's eleven are the first."""

    slug = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="framework_version")]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class KeyArea(models.Model):
    """One key area of a framework."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    glyph = models.CharField(max_length=40, default="annat")

    class Meta:
        ordering = ["framework_id", "position"]

    def __str__(self) -> str:
        return self.name


class ChainLevel(models.Model):
    """A level of the chain of responsibility in one sector; the school's is the first."""

    sector = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["sector", "position"]
        constraints = [models.UniqueConstraint(fields=["sector", "code"], name="level_code")]

    def __str__(self) -> str:
        return self.name
