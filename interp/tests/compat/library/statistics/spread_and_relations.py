"""statistics: variance, deviation, covariance, correlation, regression, NormalDist."""
import statistics as s
from fractions import Fraction
from statistics import NormalDist


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(round(s.variance(data), 10), round(s.pvariance(data), 10), round(s.stdev(data), 10), round(s.pstdev(data), 10))
print(s.variance([1, 2, 3, 4]), s.pvariance([1, 2, 3, 4]), s.variance([Fraction(1, 6), Fraction(1, 2), Fraction(5, 3)]), s.pvariance([5]), s.pstdev([2, 4, 4, 4, 5, 5, 7, 9]), s.stdev([1, 1, 1]))
print(s.variance(data, s.mean(data)) == s.variance(data), s.pvariance([1, 2, 3], mu=2), s.variance([1, 2, 3], 2), s.pvariance(iter([1, 3])))
attempt(lambda: s.variance([1]))
attempt(lambda: s.stdev([]))
attempt(lambda: s.pvariance([]))
attempt(lambda: s.pstdev([]))
attempt(lambda: s.variance(["a", "b"]))

print("-- two variables")
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(s.covariance(x, y), s.covariance(x, x[::-1]), round(s.correlation(x, x), 10), round(s.correlation(x, x[::-1]), 10), round(s.correlation(x, y), 10))
slope, intercept = s.linear_regression([1, 2, 3], [3.5, 5.0, 7.5])
print(round(slope, 10), round(intercept, 10))
line = s.linear_regression([1, 2, 3], [2, 4, 6], proportional=True)
print(line, line.slope, line.intercept, type(line).__name__)
attempt(lambda: s.covariance([1, 2], [1]))
attempt(lambda: s.covariance([1], [1]))
attempt(lambda: s.correlation([1, 2], [1, 2, 3]))
attempt(lambda: s.correlation([1, 1], [1, 2]))
attempt(lambda: s.linear_regression([1, 2], [1]))
attempt(lambda: s.linear_regression([1], [1]))
attempt(lambda: s.linear_regression([1, 1], [1, 2]))

print("-- NormalDist")
n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, NormalDist(), NormalDist(mu=5, sigma=2))
print([round(n.cdf(v), 10) for v in (70, 100, 130)], [round(n.pdf(v), 10) for v in (70, 100)], [round(n.inv_cdf(p), 8) for p in (0.025, 0.5, 0.9)], round(n.zscore(130), 10))
print([round(q, 6) for q in n.quantiles()], [round(q, 6) for q in n.quantiles(n=5)], round(NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), 8))
print(n + 5, n * 2, n - 10, n / 3, -n, +n, 5 + n, 2 * n, 300 - n, n + NormalDist(0, 20), NormalDist(1, 3) - NormalDist(2, 4))
print(n == NormalDist(100, 15), n != NormalDist(), hash(n) == hash(NormalDist(100.0, 15.0)), NormalDist.from_samples([1, 2, 3, 4, 5]), n == 5)
print([round(v, 8) for v in NormalDist(5, 2).samples(3, seed=42)], NormalDist(1, 0).cdf.__name__)
attempt(lambda: NormalDist(1, -1))
attempt(lambda: NormalDist(1, 0).pdf(1))
attempt(lambda: NormalDist(1, 0).cdf(1))
attempt(lambda: NormalDist(1, 0).zscore(1))
attempt(lambda: n.inv_cdf(0))
attempt(lambda: n.inv_cdf(1.5))
attempt(lambda: n.overlap(5))
attempt(lambda: NormalDist.from_samples([1]))
attempt(lambda: setattr(n, "mean", 5))
temperatures = NormalDist.from_samples([18.5, 20.1, 19.7, 21.2, 20.0])
print(round(temperatures.mean, 10), round(temperatures.stdev, 10), round(1 - temperatures.cdf(21), 8))
