"""A figure says what was measured, and on which side of its goal it is."""

import pytest

from tests.benchmarks.figure import Figure, Goal


def figure(measured: tuple[float, ...], reference: tuple[float, ...], *, goal: Goal = Goal.AT_MOST) -> Figure:
    return Figure("a figure", "something", "s", measured, reference, ratio_goal=2.0, goal=goal)


def test_the_ratio_is_the_median_of_the_runs_ratios() -> None:
    assert figure((1.0, 3.0, 10.0), (1.0, 2.0, 4.0)).ratio == 1.5


def test_one_reference_holds_for_all_runs() -> None:
    assert figure((2.0, 3.0, 4.0), (2.0,)).ratio == 1.5


def test_at_least_says_how_many_times_faster() -> None:
    faster = figure((1.0,), (8.0,), goal=Goal.AT_LEAST)
    assert (faster.ratio, faster.is_met) == (8.0, True)
    assert not figure((1.0,), (1.5,), goal=Goal.AT_LEAST).is_met


def test_a_gross_regression_is_twice_the_goal() -> None:
    assert figure((3.9,), (1.0,)).is_within(2.0)
    assert not figure((4.1,), (1.0,)).is_within(2.0)


def test_runs_without_their_reference_are_refused() -> None:
    with pytest.raises(ValueError, match="3 runs, 2 of the reference"):
        figure((1.0, 2.0, 3.0), (1.0, 2.0))
