"""The with statement: managers as methods, objects that are no managers, what suppresses an error, loops."""
from contextlib import contextmanager


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Track:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("start", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("finish", self.name, kind and kind.__name__)
        return self.swallow


@contextmanager
def timed(label):
    steps = []
    yield steps
    print(label, len(steps), "steps")


class Service:
    @contextmanager
    def session(self, user):
        self.user = user
        try:
            yield self
        finally:
            self.user = None

    @timed("method")
    def run(self):
        return "ran"


service = Service()
with service.session("ann") as same:
    print(same is service, service.user)
print(service.user, service.run(), service.run())


class Half:
    def __enter__(self):
        return 1


def with_half():
    with Half():
        print("never")


def with_number():
    with 5:
        print("never")


attempt(with_half)
attempt(with_number)


class Falsy:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return []


def falsy():
    with Falsy():
        raise ValueError("an empty list does not suppress")


attempt(falsy)
for flag in (True, 1, "yes"):
    with Track("truthy", swallow=flag):
        raise ValueError
for i in range(3):
    with Track(f"loop {i}"):
        if i == 0:
            continue
        if i == 1:
            break
