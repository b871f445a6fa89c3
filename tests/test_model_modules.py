"""How the types of an SDK are spread over modules."""

from __future__ import annotations

from generator.plan.module_splitting import LIMIT, split_homes


def test_small_modules_stay_whole() -> None:
    homes = {f"#/{n}": "pets" for n in range(LIMIT)}
    links: dict[str, tuple[str, ...]] = dict.fromkeys(homes, ())
    assert (
        split_homes(homes, links, dict.fromkeys(homes, "A"), dict.fromkeys(homes, 1))
        == homes
    )


def test_parts_import_each_other_in_one_direction() -> None:
    count = 5 * LIMIT
    homes = {f"#/{n}": "pets" for n in range(count)}
    links = {f"#/{n}": (f"#/{(n * 7) % n}",) if n else () for n in range(count)}
    names = {f"#/{n}": f"Type{n}" for n in range(count)}
    found = split_homes(homes, links, names, dict.fromkeys(homes, 1))
    order = list(dict.fromkeys(found.values()))
    assert len(order) >= 5
    rank = {part: place for place, part in enumerate(order)}
    imports = {(rank[found[a]], rank[found[b]]) for a in links for b in links[a]}
    assert not {(b, a) for a, b in imports if a != b} & imports


def test_a_circle_stays_in_one_module() -> None:
    count = 2 * LIMIT
    homes = {f"#/{n}": "pets" for n in range(count)}
    links = {f"#/{n}": (f"#/{(n + 1) % count}",) for n in range(count)}
    names = {f"#/{n}": f"Type{n}" for n in range(count)}
    found = split_homes(homes, links, names, dict.fromkeys(homes, 1))
    assert set(found.values()) == {"pets_type0"}


def test_what_most_groups_speak_of_goes_together() -> None:
    homes = {f"#/{n}": "_shared" for n in range(2 * LIMIT)}
    links: dict[str, tuple[str, ...]] = dict.fromkeys(homes, ())
    names = {f"#/{n}": f"Type{n}" for n in range(2 * LIMIT)}
    users = {f"#/{n}": 9 if n % 2 else 2 for n in range(2 * LIMIT)}
    found = split_homes(homes, links, names, users)
    popular = {found[pointer] for pointer, groups in users.items() if groups == 9}
    assert len(popular) == 1


def test_a_part_never_takes_the_name_of_another_module() -> None:
    homes = {f"#/{n}": "pets" for n in range(LIMIT + 1)} | {"#/x": "pets_a"}
    links: dict[str, tuple[str, ...]] = dict.fromkeys(homes, ())
    names = {f"#/{n}": f"Type{n}" for n in range(LIMIT + 1)} | {"#/0": "A", "#/x": "X"}
    found = split_homes(homes, links, names, dict.fromkeys(homes, 1))
    assert found["#/0"] != found["#/x"] == "pets_a"
