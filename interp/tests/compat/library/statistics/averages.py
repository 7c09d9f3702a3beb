"""statistics: means, medians, modes, quantiles, with ints, floats and fractions, and the errors."""
import statistics as s
from fractions import Fraction


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


data = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(data), s.mean([1, 2]), s.mean([Fraction(1, 2), Fraction(1, 3)]), s.mean([1.5, 2.5, 3]), s.mean([10**20, 1, 1 - 10**20]), s.mean(iter([3])), s.mean([True, False]))
print(s.fmean(data), s.fmean([3.5, 4.0, 5.25]), s.fmean([85, 92, 83, 91], [0.20, 0.20, 0.30, 0.30]), s.fmean(iter([1, 2])))
print(round(s.geometric_mean([54, 24, 36]), 10), round(s.harmonic_mean([40, 60]), 10), s.harmonic_mean([40, 60], weights=[5, 30]), s.harmonic_mean([0, 5]), s.harmonic_mean([7]), s.harmonic_mean([Fraction(1, 2), 3]))
print(s.median([1, 3, 5]), s.median([1, 3, 5, 7]), s.median([5, 1]), s.median_low([1, 3, 5, 7]), s.median_high([1, 3, 5, 7]), s.median_low("banana"), s.median([Fraction(1, 2), 1]))
print(s.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), s.median_grouped([52, 52, 53, 54]), s.median_grouped([1, 3, 3, 5, 7], interval=2))
print(s.mode([1, 1, 2, 3, 3, 3, 3, 4]), s.mode("red blue blue red green red red".split()), s.mode([1, 2, 1, 2]), s.multimode("aabbbbccddddeeffffgg"), s.multimode([]), s.multimode(["x"]))
print(s.quantiles(range(1, 11)), s.quantiles(range(1, 11), n=10), s.quantiles([1, 2, 3, 4], method="inclusive"), s.quantiles([5, 1], n=2), s.quantiles([Fraction(1, 3), 1, 2], n=4), s.quantiles([1, 2], n=1))

print("-- errors")
for function in (s.mean, s.fmean, s.geometric_mean, s.harmonic_mean, s.median, s.median_low, s.median_high, s.median_grouped, s.mode):
    print(function.__name__, end=" ")
    attempt(lambda: function([]))
attempt(lambda: s.mean(["a", "b"]))
attempt(lambda: s.mean([1, None]))
attempt(lambda: s.mean(5))
attempt(lambda: s.harmonic_mean([1, -1]))
attempt(lambda: s.harmonic_mean([1, 2], weights=[1]))
attempt(lambda: s.harmonic_mean([1, 2], weights=[0, 0]))
attempt(lambda: s.geometric_mean([1, 0, 2]))
attempt(lambda: s.geometric_mean([1, -2]))
attempt(lambda: s.fmean([1, 2], [1]))
attempt(lambda: s.fmean([1, 2], [0, 0]))
attempt(lambda: s.median([1, "a"]))
attempt(lambda: s.quantiles([1]))
attempt(lambda: s.quantiles([1, 2], n=0))
attempt(lambda: s.quantiles([1, 2], method="other"))
attempt(lambda: s.mode([[1], [1]]))
print(s.StatisticsError.__mro__[1].__name__)
