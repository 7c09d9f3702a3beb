"""random: getstate, setstate, copies of generators, and continuing a sequence."""
import random

random.seed(77)
state = random.getstate()
print(type(state), len(state), state[0], type(state[1]), len(state[1]), state[2])
print(state[1][:4], state[1][-1])
first = [random.random() for _ in range(5)]
random.setstate(state)
print(first == [random.random() for _ in range(5)])
print(random.getstate() != state)

# The second gauss value is part of the state.
random.seed(5)
one = random.gauss(0, 1)
middle = random.getstate()
print(middle[2] is not None)
two = random.gauss(0, 1)
random.setstate(middle)
print(two == random.gauss(0, 1))
random.seed(5)
print(random.getstate()[2])

a = random.Random(1)
b = random.Random(2)
b.setstate(a.getstate())
print([a.randint(0, 9) for _ in range(8)] == [b.randint(0, 9) for _ in range(8)])
print(a.getstate() == b.getstate())


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(random.setstate, (99, (), None))
attempt(random.setstate, (3, (1, 2, 3), None))
attempt(random.setstate, (3, tuple([1] * 624 + [700]), None))
attempt(random.setstate, (3, tuple([1] * 624 + [-1]), None))
attempt(random.setstate, 5)

# A state made by hand.
random.setstate((3, tuple(range(624)) + (624,), None))
print([random.getrandbits(32) for _ in range(4)])
random.setstate((3, tuple(range(624)) + (0,), None))
print([random.getrandbits(32) for _ in range(4)])

# Interleaving streams by saving states.
random.seed(11)
left = random.getstate()
random.seed(22)
right = random.getstate()
out = []
for turn in range(6):
    if turn % 2 == 0:
        random.setstate(left)
        out.append(("left", random.randrange(1000)))
        left = random.getstate()
    else:
        random.setstate(right)
        out.append(("right", random.randrange(1000)))
        right = random.getstate()
print(out)
check = random.Random(11)
print([check.randrange(1000) for _ in range(3)])
check = random.Random(22)
print([check.randrange(1000) for _ in range(3)])
