"""How likely a count is by chance alone: exact sums, no tables."""

from __future__ import annotations

from math import erfc, exp, fsum, lgamma, log, sqrt

# A term that is smaller beside the sum than this adds nothing to it.
_NEGLIGIBLE = 1e-18


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability that chi-square with so many degrees of freedom is at least so large.

    M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.4.4 for odd and 26.4.5 for even degrees of freedom.
    """
    half = statistic / 2
    if freedom < 1 or half <= 0:
        return 1.0
    # The terms of both series are half^k / Gamma(k + 1), at whole k for even and at half k for odd degrees of freedom.
    first = 0.0 if freedom % 2 == 0 else 0.5
    terms = [exp((k + first) * log(half) - half - lgamma(k + first + 1)) for k in range(freedom // 2)]
    return min(fsum(terms) + (erfc(sqrt(half)) if freedom % 2 else 0.0), 1.0)


def chi_square(observed: list[int]) -> float:
    """How far counts are from being equal: the sum of the squared differences from their mean, over the mean (Pearson 1900)."""
    expected = sum(observed) / len(observed)
    return fsum((count - expected) ** 2 for count in observed) / expected if expected else 0.0


def binomial_tail(trials: int, chance: float, hits: int) -> float:
    """The probability of at least so many hits in independent trials of one chance: the sum of the binomial terms.

    Where the chances of the trials differ and `chance` is their mean, it is an upper bound as soon as there is a hit more than is to be
    expected, so that nothing looks less likely than it is: W. Hoeffding, "On the distribution of the number of successes in independent
    trials", Annals of Mathematical Statistics 27 (1956).
    """
    if hits <= 0 or (chance >= 1 and hits <= trials):
        return 1.0
    if chance <= 0 or hits > trials:
        return 0.0
    if hits <= trials * chance:
        # Summed from the end at which the terms fall.
        return 1.0 - binomial_tail(trials, 1 - chance, trials - hits + 1)
    ratio = chance / (1 - chance)
    term = total = exp(_log_binomial(trials, chance, hits))
    for k in range(hits + 1, trials + 1):
        term *= (trials - k + 1) / k * ratio
        total += term
        if term < total * _NEGLIGIBLE:
            break
    return min(total, 1.0)


def _log_binomial(trials: int, chance: float, hits: int) -> float:
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    return ways + hits * log(chance) + (trials - hits) * log(1 - chance)


def run_tail(draws: int, kinds: int, longest: int) -> float:
    """The probability that among so many draws of equally likely kinds some kind comes so many times in a row, or more.

    A run of r is r - 1 draws in a row that are like the one before. The chance that no such row occurs follows from the chances for fewer
    draws: W. Feller, "An Introduction to Probability Theory and Its Applications", volume 1, XIII.7 (success runs).
    """
    if longest <= 1 or kinds <= 1:
        return 1.0 if draws >= longest else 0.0
    like, row, trials = 1 / kinds, longest - 1, draws - 1
    if trials < row:
        return 0.0
    # Of the chance of a first row to end at each trial, the last `row + 1` sums are needed.
    start = like**row
    seen = [0.0] * row + [start]
    for trial in range(row + 1, trials + 1):
        seen.append(seen[-1] + (1 - seen[trial - row - 1]) * (1 - like) * start)
    return min(seen[trials], 1.0)
