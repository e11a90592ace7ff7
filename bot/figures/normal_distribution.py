"""The normal distribution, as far as intervals and tests need it."""

from statistics import NormalDist

Interval = tuple[float, float]
NORMAL = NormalDist()
Z95 = NORMAL.inv_cdf(0.975)
POWER = NORMAL.inv_cdf(0.8)  # four times in five
