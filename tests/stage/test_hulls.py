import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.stage import hulls

K = 32
circle = st.tuples(st.floats(-200, 200), st.floats(-200, 200), st.floats(0.5, 60))
parts = st.lists(st.lists(circle, min_size=1, max_size=8), min_size=1, max_size=5)


def arrays(found: list[list[tuple[float, float, float]]]):
    flat = np.array([c for part in found for c in part])
    starts = np.cumsum([0, *(len(part) for part in found[:-1])])
    return flat[:, :2], flat[:, 2], starts


@given(parts)
def test_an_outline_reaches_as_far_as_its_farthest_circle_and_no_farther(found) -> None:
    centres, radii, starts = arrays(found)
    chosen = hulls.farthest(centres, radii, starts, K)
    outline = hulls.points(centres, radii, chosen, K)
    ends = [*starts[1:], len(radii)]
    for hull, (first, last) in enumerate(zip(starts, ends, strict=True)):
        support = (centres[first:last] @ hulls.directions(K).T + radii[first:last, None]).max(0)
        reach = (outline[hull] * hulls.directions(K)).sum(1)
        assert np.allclose(reach, support)


@given(parts)
def test_a_hull_is_bounded_by_its_own_circles(found) -> None:
    centres, radii, starts = arrays(found)
    chosen = hulls.farthest(centres, radii, starts, K)
    ends = np.append(starts[1:], len(radii))
    assert (chosen >= starts[:, None]).all()
    assert (chosen < ends[:, None]).all()


@given(parts, st.floats(0.1, 20))
def test_growing_moves_every_point_outwards_by_as_much(found, grow: float) -> None:
    centres, radii, starts = arrays(found)
    chosen = hulls.farthest(centres, radii, starts, K)
    plain = hulls.points(centres, radii, chosen, K)
    grown = hulls.points(centres, radii, chosen, K, grow)
    assert np.allclose(np.linalg.norm(grown - plain, axis=2), grow)


@given(parts)
def test_one_pass_gives_what_each_part_gives_alone(found) -> None:
    together = hulls.farthest(*arrays(found), K)
    centres, radii, starts = arrays(found)
    for hull, part in enumerate(found):
        alone = hulls.farthest(*arrays([part]), K)[0] + starts[hull]
        reach = lambda i: centres[i] @ hulls.directions(K).T + radii[i, None]  # noqa: E731
        assert np.allclose(np.diag(reach(together[hull])), np.diag(reach(alone)))


@given(parts, st.sampled_from([2, 4]))
def test_fewer_directions_choose_as_all_of_them_do(found, every: int) -> None:
    centres, radii, starts = arrays(found)
    chosen = hulls.farthest(centres, radii, starts, K)
    fewer = hulls.farthest(centres, radii, starts, K, every)
    assert (fewer == chosen[:, ::every]).all()
