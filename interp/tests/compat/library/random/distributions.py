"""random: real-valued distributions with fixed seeds, printed to ten digits."""
import random


def show(name, *arguments):
    random.seed(f"{name}{arguments}")
    function = getattr(random, name)
    values = [function(*arguments) for _ in range(4)]
    print(name, arguments, " ".join(f"{value:.10g}" for value in values))


show("uniform", 0, 1)
show("uniform", 10, -10)
show("uniform", 5, 5)
show("triangular")
show("triangular", 0, 10)
show("triangular", 0, 10, 9)
show("triangular", 3, 3)
show("betavariate", 1, 1)
show("betavariate", 2.5, 0.5)
show("expovariate", 1.0)
show("expovariate", 0.1)
show("expovariate", -2)
show("gammavariate", 1.0, 1.0)
show("gammavariate", 0.5, 2.0)
show("gammavariate", 9.0, 0.5)
show("gauss", 0, 1)
show("gauss", 100, 15)
show("gauss")
show("normalvariate", 0, 1)
show("normalvariate", -5, 0.25)
show("normalvariate")
show("lognormvariate", 0, 0.5)
show("vonmisesvariate", 0, 4)
show("vonmisesvariate", 1.5, 0)
show("paretovariate", 3)
show("weibullvariate", 1, 1.5)

# gauss keeps a second value between calls; seed forgets it.
random.seed(1)
a = [random.gauss(0, 1) for _ in range(3)]
random.seed(1)
b = [random.gauss(0, 1) for _ in range(3)]
print(a == b)


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(random.expovariate, 0)
attempt(random.gammavariate, 0, 1)
attempt(random.gammavariate, 1, -1)
attempt(random.uniform, "a", 1)
attempt(random.uniform, 1)
attempt(random.gauss, None, 1)
attempt(random.betavariate, -1, 1)

# Rough moments of large samples.
generator = random.Random(8)
n = 3000
for name, arguments in [("uniform", (0, 10)), ("gauss", (5, 2)), ("expovariate", (0.2,)), ("triangular", (0, 15, 0))]:
    values = [getattr(generator, name)(*arguments) for _ in range(n)]
    print(name, 4.5 < sum(values) / n < 5.5)
