"""Quantiles of the normal distribution for intervals and tests."""

from statistics import NormalDist

Interval = tuple[float, float]
NORMAL = NormalDist()
Z95 = NORMAL.inv_cdf(0.975)
POWER = NORMAL.inv_cdf(0.8)  # a true difference is detected with a probability of 80%
