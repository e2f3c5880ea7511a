"""Draws the eleven houses of the town: one plan per kind, in units where a street front is 120 wide.

The ground is y = 0 and up is negative. Every plan is a function of the height `h` of its main wall, so that
a house with windows for many municipalities grows storeys while its roof and door keep their size. A plan
returns shapes in painting order and the walls that have room for windows. Colours are class names; the
style sheet knows them.
"""

from collections.abc import Callable
from dataclasses import dataclass

FRONT = 120
ROOF_ROOM = 86  # what the tallest spire needs above its main wall


@dataclass(frozen=True)
class Shape:
    """One path: `look` is its class (a wall colour, roof, trim, wire, …), `path` the data of an SVG path."""

    look: str
    path: str


@dataclass(frozen=True)
class Wall:
    """A rectangle with room for windows: left edge, upper edge, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Plan:
    """A house without its windows."""

    shapes: tuple[Shape, ...]
    walls: tuple[Wall, ...]


def _box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle as path data, from its upper left corner."""
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


def _disc(x: float, y: float, radius: float) -> str:
    """A full circle as path data."""
    return f"M{x - radius:g} {y:g}a{radius:g} {radius:g} 0 1 1 0 .01z"


def _door(x: float, width: float, height: float) -> str:
    """A door with a round top standing on the ground; `x` is its middle."""
    half = width / 2
    return f"M{x - half:g} 0v{half - height:g}a{half:g} {half:g} 0 0 1 {width:g} 0V0z"


def mast_house(h: float) -> Plan:
    """Infrastructure: a plain block of the thirties with a mast, a dish and cables on its flat roof."""
    return Plan(
        (
            Shape(
                "wire",
                f"M84 {-h - 8}L91 {-h - 80}L98 {-h - 8}"
                f"M86 {-h - 28}h10M88 {-h - 48}h6M84 {-h - 8}l12-20M98 {-h - 8}l-10-40",
            ),
            Shape(
                "wire",
                f"M82 {-h - 72}q-5-8 0-16M100 {-h - 72}q5-8 0-16"
                f"M77 {-h - 68}q-8-12 0-24M105 {-h - 68}q8-12 0-24",
            ),
            Shape("signal", _disc(91, -h - 82, 2.5)),
            Shape("wire", f"M30 {-h - 6}v-10M14 {-h - 20}q4 16 20 14z"),
            Shape("lake", _box(7, -h, 106, h)),
            Shape("roof", _box(4, -h - 7, 112, 7)),
            Shape("trim", f"M7 {-h + 3}h106M7 -26h106"),
            Shape("door", _box(14, -20, 18, 20)),
            Shape("roof", _box(10, -23, 26, 3)),
            Shape("wire", "M44 0v-12h20v12M50 -12v-6h8v6M78 0v-10M84 0v-10M90 0v-10"),
        ),
        (Wall(13, -h + 7, 94, h - 35),),
    )


def court_house(h: float) -> Plan:
    """Law: a stone court with a pediment, pillars and broad steps; a pair of scales in the gable."""
    pillars = "".join(_box(x, -36, 6, 34) for x in (15, 33, 81, 99))
    return Plan(
        (
            Shape("stone", _box(9, -h, 102, h)),
            Shape("roof", f"M3 {-h}L60 {-h - 38}L117 {-h}z"),
            Shape("stone", f"M17 {-h - 4}L60 {-h - 33}L103 {-h - 4}z"),
            Shape(
                "wire",
                f"M60 {-h - 24}v17M54 {-h - 7}h12M48 {-h - 20}h24M48 {-h - 20}l-4 8h8zM72 {-h - 20}l-4 8h8z",
            ),
            Shape("trim", f"M5 {-h + 1}h110M9 -39h102"),
            Shape("pale", pillars),
            Shape("door", _door(60, 20, 32)),
            Shape("roof", _box(2, -3, 116, 3) + _box(6, -6, 108, 3)),
        ),
        (Wall(14, -h + 6, 92, h - 48),),
    )


def school(h: float) -> Plan:
    """Competence: an ochre school with a clock in its ridge turret and a flag pole in the yard."""
    return Plan(
        (
            Shape("tile", f"M1 {-h}L18 {-h - 30}H102L119 {-h}z"),
            Shape("ochre", _box(46, -h - 52, 28, 34)),
            Shape("roof", f"M42 {-h - 52}L60 {-h - 76}L78 {-h - 52}z"),
            Shape("pale", _disc(60, -h - 37, 10)),
            Shape("hand", f"M60 {-h - 44}v7l5 3"),
            Shape("wire", f"M60 {-h - 76}v-9"),
            Shape("ochre", _box(5, -h, 110, h)),
            Shape("trim", f"M5 {-h + 2}h110M7 {-h}V0M113 {-h}V0"),
            Shape("door", _door(46, 15, 22) + _door(74, 15, 22)),
            Shape("pale", _box(34, -2, 52, 2)),
            Shape("wire", "M14 0v-14h8M98 0v-14h8v14"),
        ),
        (Wall(12, -h + 6, 96, h - 34),),
    )


def peoples_house(h: float) -> Plan:
    """Organisation and culture: two stepped gables that share a wall, a theatre awning and a poster."""
    steps = "v-10h7v-9h7v-9h7v-8h14v8h7v9h7v9h7v10z"
    return Plan(
        (
            Shape("birch", _box(4, -h + 14, 56, h - 14) + f"M4 {-h + 14}" + steps),
            Shape("brick", _box(60, -h, 56, h) + f"M60 {-h}" + steps),
            Shape("pale", _disc(88, -h - 20, 6)),
            Shape(
                "hand", f"M25 {-h - 10}h14v7q0 8-7 10q-7-2-7-10zM28 {-h - 5}h3M33 {-h - 5}h3M28 {-h}q4 4 8 0"
            ),
            Shape("trim", f"M4 {-h + 15}h56M60 {-h + 1}h56M60 0V{-h}"),
            Shape("door", _box(16, -20, 14, 20) + _door(88, 18, 24)),
            Shape("stripes", "M8 -24h48"),
            Shape("pale", _box(38, -18, 12, 15)),
            Shape("hand", "M41 -14h6M41 -10h6M41 -7h3"),
        ),
        (Wall(9, -h + 19, 46, h - 49), Wall(65, -h + 5, 46, h - 34)),
    )


def town_hall(h: float) -> Plan:
    """Steering: the town hall with its tower, copper spire, balcony and flag."""
    return Plan(
        (
            Shape("copper", f"M0 {-h}L14 {-h - 20}H106L120 {-h}z"),
            Shape("plaster", _box(5, -h, 110, h)),
            Shape("plaster", _box(44, -h - 42, 32, 42)),
            Shape("copper", f"M40 {-h - 42}q2-14 14-16q-2-8 6-20q8 12 6 20q12 2 14 16z"),
            Shape("wire", f"M60 {-h - 78}v-8"),
            Shape("falu", f"M60 {-h - 86}h12l-4 3 4 3h-12z"),
            Shape("pale", _disc(60, -h - 27, 8)),
            Shape("hand", f"M60 {-h - 33}v6h5"),
            Shape("trim", f"M42 {-h - 41}h36M5 {-h + 2}h110M5 -30h110M7 {-h}V0M113 {-h}V0"),
            Shape("door", _door(60, 18, 25)),
            Shape("wire", "M46 -30v-8h28v8M51 -38v8M56 -38v8M60 -38v8M64 -38v8M69 -38v8"),
            Shape("glass", _door(20, 9, 16) + _door(36, 9, 16) + _door(84, 9, 16) + _door(100, 9, 16)),
        ),
        (Wall(12, -h + 6, 96, h - 46),),
    )


def workshop(h: float) -> Plan:
    """Ways of working: a brick workshop with a saw-tooth roof, a chimney and a wide gate."""
    return Plan(
        (
            Shape("brick", _box(97, -h - 62, 13, 64)),
            Shape("trim", f"M95 {-h - 61}h17M97 {-h - 52}h13"),
            Shape("smoke", f"M104 {-h - 66}q-6-7 0-10q7-3 3-9q8 2 5 10q-3 6-8 9z"),
            Shape("roof", f"M3 {-h}v-26l31 26v-26l31 26v-26l31 26z"),
            Shape("glass", f"M6 {-h - 3}v-14l14 14zM37 {-h - 3}v-14l14 14zM68 {-h - 3}v-14l14 14z"),
            Shape("brick", _box(3, -h, 114, h)),
            Shape("trim", f"M3 {-h + 2}h114"),
            Shape("door", _box(40, -28, 40, 28)),
            Shape("wire", "M60 -28V0M40 -20h40M46 -28v8M53 -28v8M67 -28v8M74 -28v8"),
            Shape("roof", _box(36, -31, 48, 3)),
            Shape(
                "wire", "M12 -10a5 5 0 1 0 .1 0M27 -10a5 5 0 1 0 .1 0M12 -5l6-9h7l2 9M18 -14l4 9h-10M24 -16h4"
            ),
        ),
        (Wall(9, -h + 6, 102, h - 41),),
    )


def bell_house(h: float) -> Plan:
    """Communication: a post office and, beside it, a bell tower with its bell in the open."""
    return Plan(
        (
            Shape("tile", f"M0 {-h + 12}L38 {-h - 26}L76 {-h + 12}z"),
            Shape("yellow", f"M6 {-h + 12}L38 {-h - 18}L70 {-h + 12}V0H6z"),
            Shape("trim", f"M6 {-h + 13}h64M8 {-h + 13}V0M68 {-h + 13}V0"),
            Shape("pale", _box(28, -h - 5, 20, 13)),
            Shape("hand", f"M28 {-h - 5}l10 8 10-8"),
            Shape("falu", f"M76 0L86 {-h - 8}H108L118 0z"),
            Shape("trim", f"M80 {-h * 0.55:g}h34M78 -20h38"),
            Shape("night", _box(87, -h - 30, 20, 22)),
            Shape("bell", f"M90 {-h - 12}q3-3 3-9a4 4 0 0 1 8 0q0 6 3 9zM95.5 {-h - 12}h3v4h-3z"),
            Shape("roof", f"M80 {-h - 28}L97 {-h - 66}L114 {-h - 28}z"),
            Shape("wire", f"M97 {-h - 66}v-14M91 {-h - 74}h12M103 {-h - 77}l4 3-4 3"),
            Shape("door", _box(30, -22, 16, 22) + _door(97, 12, 18)),
            Shape("horn", "M12 -12h10v7h-10zM17 -5v5"),
        ),
        (Wall(12, -h + 17, 52, h - 45), Wall(87, -h, 20, h - 26)),
    )


def observatory(h: float) -> Plan:
    """The picture of the goal: an observatory whose telescope looks out of a copper dome."""
    return Plan(
        (
            Shape("pale", f"M72 {-h - 36}l30-24 5 7-30 24z"),
            Shape("wire", f"M104 {-h - 64}l6 9"),
            Shape("copper", f"M22 {-h - 6}a38 38 0 0 1 76 0z"),
            Shape("night", f"M66 {-h - 6}V{-h - 43}l16 8 10 16 2 13z"),
            Shape("pale", f"M64 {-h - 24}l10-8 6 8-10 8z"),
            Shape("wire", f"M60 {-h - 44}v38M41 {-h - 39}q-6 14-5 33"),
            Shape("stone", _box(16, -h - 6, 88, 8)),
            Shape("birch", _box(9, -h, 102, h)),
            Shape("trim", f"M12 {-h - 5}h96M9 {-h + 2}h102M9 -28h102"),
            Shape("door", _door(60, 20, 25)),
            Shape("roof", _box(44, -3, 32, 3)),
            Shape("leaf", "M16 0q-8-10 2-16q10 6 2 16zM100 0q-8-10 2-16q10 6 2 16z"),
        ),
        (Wall(14, -h + 6, 92, h - 38),),
    )


def lighthouse(h: float) -> Plan:
    """Leadership: a pilot's house and a lighthouse that shows the way after dark."""
    return Plan(
        (
            Shape("beam", f"M91 {-h - 52}L-10 {-h - 76}V{-h - 34}zM105 {-h - 52}L130 {-h - 60}V{-h - 44}z"),
            Shape("tile", f"M1 {-h + 14}L12 {-h - 12}H66L77 {-h + 14}z"),
            Shape("brick", _box(20, -h - 22, 9, 14)),
            Shape("birch", _box(5, -h + 14, 68, h - 14)),
            Shape("trim", f"M5 {-h + 15}h68"),
            Shape("pale", f"M80 0L88 {-h - 44}h20L116 0z"),
            Shape("falu", f"M81.6 {-h * 0.2 - 8:g}L83.4 {-h * 0.45 - 12:g}h29L114.2 {-h * 0.2 - 8:g}z"),
            Shape("falu", f"M85.4 {-h * 0.72 - 24:g}L87 {-h - 30:g}h22L110.6 {-h * 0.72 - 24:g}z"),
            Shape("roof", _box(84, -h - 47, 28, 4)),
            Shape("lamp", _box(91, -h - 60, 14, 13)),
            Shape(
                "wire", f"M98 {-h - 60}v13M85 {-h - 47}v-6M111 {-h - 47}v-6M85 {-h - 52}h6M105 {-h - 52}h6"
            ),
            Shape("copper", f"M88 {-h - 60}q10-18 20 0z"),
            Shape("wire", f"M98 {-h - 69}v-9"),
            Shape("door", _box(32, -21, 14, 21) + _door(98, 11, 17)),
            Shape("wire", "M6 0v-9M14 0v-9M22 0v-9M4 -7h22M4 -4h22"),
        ),
        (Wall(10, -h + 19, 58, h - 45), Wall(91, -h - 26, 14, 18)),
    )


def cottages(h: float) -> Plan:
    """Taking part: three Falu red cottages with white corners, an apple tree and a shared fence."""
    tops = ((4, -h + 20, 38), (42, -h + 2, 38), (80, -h + 28, 36))
    gables = "".join(f"M{x} 0V{y}L{x + w / 2:g} {y - 30}L{x + w} {y}V0z" for x, y, w in tops)
    roofs = "".join(
        f"M{x - 3} {y + 3}L{x + w / 2:g} {y - 34}L{x + w + 3} {y + 3}"
        f"l-4 2L{x + w / 2:g} {y - 26}L{x + 1} {y + 5}z"
        for x, y, w in tops
    )
    corners = "".join(f"M{x + 1.5} {y + 2}V0M{x + w - 1.5} {y + 2}V0" for x, y, w in tops)
    fence = "M2 -7h44M74 -7h44" + "".join(f"M{x} 0v-11" for x in (*range(5, 46, 6), *range(77, 118, 6)))
    return Plan(
        (
            Shape("brick", _box(66, -h - 30, 8, 20)),
            Shape("smoke", f"M70 {-h - 33}q-6-7 0-10q6-3 3-9q7 2 4 10q-2 6-7 9z"),
            Shape("falu", gables),
            Shape("roof", roofs),
            Shape("trim", corners),
            Shape("pale", "".join(_disc(x + w / 2, y - 9, 4.5) for x, y, w in tops)),
            Shape("door", _box(54, -20, 14, 20)),
            Shape("trim", "M54 0v-20h14v20"),
            Shape("leaf", "M98 -10v10M86 -24a11 11 0 0 1 22-3a8 8 0 0 1-2 16h-16a8 8 0 0 1-4-13z"),
            Shape("apple", _disc(92, -20, 1.8) + _disc(100, -26, 1.8) + _disc(103, -17, 1.8)),
            Shape("fence", fence),
        ),
        (Wall(8, -h + 24, 30, h - 40), Wall(46, -h + 6, 30, h - 32), Wall(84, -h + 32, 28, h - 62)),
    )


def library(h: float) -> Plan:
    """Use and insight: a library with a very tall door, a lantern on its roof and an owl that sees all."""
    return Plan(
        (
            Shape("roof", f"M3 {-h}L16 {-h - 22}H104L117 {-h}z"),
            Shape("glass", f"M38 {-h - 22}v-16h44v16z"),
            Shape("copper", f"M34 {-h - 38}Q60 {-h - 62} 86 {-h - 38}z"),
            Shape("wire", f"M49 {-h - 38}v16M60 {-h - 38}v16M71 {-h - 38}v16"),
            Shape("owl", f"M19 {-h - 22}v-11l3 2h4l3-2v11q-5 4-10 0z"),
            Shape("green", _box(7, -h, 106, h)),
            Shape("trim", f"M7 {-h + 2}h106M9 {-h}V0M111 {-h}V0"),
            Shape("pale", _door(60, 34, 68)),
            Shape("door", _door(60, 26, 63)),
            Shape("wire", "M60 -63V0M47 -48h26M52 -30v6M68 -30v6"),
            Shape("roof", _box(38, -3, 44, 3) + _box(42, -6, 36, 3)),
            Shape("books", "M14 -4h18M88 -4h18"),
        ),
        (Wall(13, -h + 7, 94, h - 80), Wall(13, -71, 26, 58), Wall(81, -71, 26, 58)),
    )


PLANS: dict[str, Callable[[float], Plan]] = {
    "infrastruktur": mast_house,
    "juridik": court_house,
    "kompetens": school,
    "organisation-och-kultur": peoples_house,
    "styrning": town_hall,
    "arbetsprocesser": workshop,
    "kommunikation": bell_house,
    "malbild": observatory,
    "ledarskap": lighthouse,
    "delaktighet": cottages,
    "nytta-och-insikt": library,
}


def plan_for(area: str, place: int, h: float) -> Plan:
    """The house of the area with slug `area`; an area of another framework takes the plan of its `place`."""
    plans = tuple(PLANS.values())
    return PLANS.get(area, plans[place % len(plans)])(h)
