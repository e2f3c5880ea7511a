"""The town shows every municipality in every house, once, inside its walls."""

from hypothesis import given
from hypothesis import strategies as st

from mittkoping.overview.houses import PLANS
from mittkoping.overview.town import LARGE, STATES, Place, State, Town, Voice, fit, town, wall_height

SLUGS = tuple(PLANS)


def places(count: int) -> list[Place]:
    return [Place(f"k{n}", f"Kommun {n}", f"/kommun/{n}") for n in range(count)]


def areas(*slugs: str) -> list[Place]:
    return [Place(slug, slug.capitalize(), f"/nyckelomraden/{slug}") for slug in slugs]


def strokes(shown: Town, state: State) -> int:
    return sum(panes.path.count("M") for panes in shown.houses[0].panes if panes.state == state)


@given(st.sampled_from(SLUGS), st.integers(1, 290))
def test_every_municipality_gets_a_window_inside_a_wall(slug: str, count: int) -> None:
    plan = PLANS[slug](wall_height(count))
    grids = fit(plan.walls, count)
    assert sum(grid.count for grid in grids) == count
    for grid in grids:
        rows = -(-grid.count // grid.columns)
        right, bottom = grid.x + grid.columns * grid.cell, grid.y + rows * grid.cell * 1.28
        assert any(
            wall.x - 0.1 <= grid.x
            and right <= wall.x + wall.width + 0.1
            and wall.y - 0.1 <= grid.y
            and bottom <= wall.y + wall.height + 0.1
            for wall in plan.walls
        )


@given(st.lists(st.sampled_from(STATES), min_size=LARGE + 1, max_size=290))
def test_a_large_town_merges_no_windows(states: list[State]) -> None:
    known = {("styrning", f"k{n}"): Voice(state, 1) for n, state in enumerate(states)}
    shown = town(areas("styrning"), places(len(states)), known)
    assert {state: strokes(shown, state) for state in STATES} == {s: states.count(s) for s in STATES}
    assert dict(shown.houses[0].counts) == {state: states.count(state) for state in STATES}


def test_windows_follow_the_order_of_the_municipalities() -> None:
    shown = town(areas("juridik"), places(12), {("juridik", "k3"): Voice("fresh", 2)})
    windows = shown.houses[0].windows
    assert [window.municipality for window in windows] == [f"Kommun {n}" for n in range(12)]
    assert sorted(windows, key=lambda window: (window.y, window.x)) == list(windows)
    assert [window.state for window in windows].index("fresh") == 3


def test_what_nobody_has_told_is_dark_and_counted_so() -> None:
    known = {("malbild", "k0"): Voice("warm", 3), ("malbild", "k1"): Voice("dim", 1)}
    house = town(areas("malbild"), places(5), known).houses[0]
    assert (house.lit, house.total, house.cards) == (2, 5, 4)
    assert dict(house.counts) == {"fresh": 0, "warm": 1, "dim": 1, "dark": 3}


def test_a_dark_house_casts_no_light_on_the_water() -> None:
    dark, lit = town(areas("juridik", "styrning"), places(2), {("styrning", "k0"): Voice("dim", 1)}).houses
    assert dark.reflection == ""
    assert lit.reflection


def test_a_town_without_municipalities_still_has_its_houses() -> None:
    shown = town(areas(*SLUGS), [], {})
    assert [house.total for house in shown.houses] == [0] * len(SLUGS)


def test_the_houses_differ_and_a_strange_area_gets_one_too() -> None:
    drawings = {PLANS[slug](128).shapes for slug in SLUGS}
    assert len(drawings) == len(SLUGS) == 11
    assert town(areas("vattenvard"), places(3), {}).houses[0].shapes in drawings


def test_everything_drawn_fits_below_the_top_of_the_sky() -> None:
    for count in (1, 20, 290):
        shown = town(areas(*SLUGS), places(count), {})
        assert shown.top > wall_height(count) + 80
        assert all(window.y > -shown.top for house in shown.houses for window in house.windows)
