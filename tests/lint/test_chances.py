"""Probabilities, held against tables, against counting by hand and against exact fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby, product
from math import comb, exp

import pytest

from quizkit.lint.analysis.chances import binomial_tail, chi_square, chi_square_tail, run_tail


@pytest.mark.parametrize(
    ("freedom", "at_5_percent", "at_1_in_1000"),
    # NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: critical values of the chi-square distribution.
    [(1, 3.841, 10.828), (2, 5.991, 13.816), (3, 7.815, 16.266), (4, 9.488, 18.467), (10, 18.307, 29.588), (100, 124.342, 149.449)],
)
def test_chi_square_has_the_published_critical_values(freedom: int, at_5_percent: float, at_1_in_1000: float) -> None:
    assert chi_square_tail(at_5_percent, freedom) == pytest.approx(0.05, rel=1e-3)
    assert chi_square_tail(at_1_in_1000, freedom) == pytest.approx(0.001, rel=1e-3)


def test_chi_square_of_two_degrees_is_an_exponential() -> None:
    assert chi_square_tail(10, 2) == pytest.approx(exp(-5), rel=1e-12)


def test_chi_square_is_a_probability_at_the_ends() -> None:
    assert chi_square_tail(0, 3) == 1
    assert chi_square_tail(5, 0) == 1
    assert chi_square_tail(1e6, 254) == 0
    assert 0 < chi_square_tail(1e-9, 1) <= 1


def test_chi_square_of_counts_is_as_by_hand() -> None:
    # 25 are to be expected in each: (15² + 5² + 5² + 5²) / 25.
    assert chi_square([40, 20, 20, 20]) == pytest.approx(12)
    assert chi_square([0, 0]) == 0
    assert chi_square([7, 7, 7]) == 0


@pytest.mark.parametrize(("trials", "chance"), [(1, Fraction(1, 2)), (10, Fraction(1, 2)), (40, Fraction(1, 4)), (300, Fraction(1, 5))])
def test_the_binomial_tail_is_the_exact_sum(trials: int, chance: Fraction) -> None:
    for hits in range(trials + 2):
        exact = sum(comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(hits, trials + 1))
        assert binomial_tail(trials, float(chance), hits) == pytest.approx(float(exact), rel=1e-9, abs=1e-15)


def test_the_binomial_tail_is_as_by_hand() -> None:
    assert binomial_tail(10, 0.5, 8) == pytest.approx(56 / 1024)
    assert binomial_tail(4, 0.25, 4) == pytest.approx(1 / 256)
    assert [binomial_tail(5, 0.0, 0), binomial_tail(5, 0.0, 1), binomial_tail(5, 1.0, 5), binomial_tail(5, 1.0, 6)] == [1, 0, 1, 0]
    assert binomial_tail(0, 0.3, 0) == 1


def test_the_binomial_tail_takes_large_numbers() -> None:
    # By the normal approximation with correction: z = (12699.5 - 12500) / sqrt(9375) = 2.0604.
    assert binomial_tail(50_000, 0.25, 12_700) == pytest.approx(0.0197, abs=2e-4)
    assert binomial_tail(1_000_000, 0.25, 400_000) == 0


def test_with_unlike_chances_the_mean_gives_a_bound() -> None:
    chances = [Fraction(1, 2)] * 6 + [Fraction(1, 4)] * 10 + [Fraction(1, 5)] * 4
    exact = [Fraction(1)]
    for chance in chances:
        missed, hit = [*exact, Fraction(0)], [Fraction(0), *exact]
        exact = [one * (1 - chance) + other * chance for one, other in zip(missed, hit, strict=True)]
    mean = float(sum(chances) / len(chances))
    for hits in range(8, 21):
        assert binomial_tail(20, mean, hits) >= float(sum(exact[hits:])) * (1 - 1e-9)


@pytest.mark.parametrize(("kinds", "draws"), [(2, 1), (2, 9), (3, 7), (4, 6)])
def test_the_chance_of_a_run_is_as_by_counting(kinds: int, draws: int) -> None:
    longest = [max(len(list(run)) for _, run in groupby(row)) for row in product(range(kinds), repeat=draws)]
    for run in range(1, draws + 2):
        assert run_tail(draws, kinds, run) == pytest.approx(sum(one >= run for one in longest) / kinds**draws)


def test_a_run_of_three_in_four_tosses_comes_in_six_of_sixteen() -> None:
    assert run_tail(4, 2, 3) == pytest.approx(6 / 16)
    assert run_tail(5, 1, 5) == 1
    assert run_tail(0, 4, 0) == 1
