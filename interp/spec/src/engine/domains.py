"""Domains: ordinary values that say which values a name may have. Membership, enumeration, sampling."""

import enum

import _thread

# A domain with more members than this is sampled.
MAX_ENUMERATED = 64
# How many values a sample has.
SAMPLE = 6


class Domain:
    """What `ints`, `lists` and the like return: it has members to look at, and knows its own."""

    def __init__(self, text, contains, members):
        self._text = text
        self._contains = contains
        self._members = members

    def __repr__(self):
        return self._text

    def __contains__(self, value):
        return self._contains(value)

    def __iter__(self):
        return iter(self._members())


def some_of(n, at):
    """The members of a large sequence of n, by place: the first and last ones, and some by chance."""
    places = [0, 1, n - 1, n - 2]
    while len(places) < SAMPLE:
        places.append(_thread._choose(min(n, 2**32 - 1)) if n < 2**32 else _thread._choose(2**32 - 1) * n // 2**32)
    found = []
    for place in places:
        if place not in found:
            found.append(place)
    return [at(place) for place in found]


def members(domain):
    """The values of a domain to choose from: all of them, or a sample if there are many."""
    if isinstance(domain, type):
        return members_of_class(domain)
    if isinstance(domain, (range, list, tuple, str, bytes)):
        if len(domain) > MAX_ENUMERATED:
            return some_of(len(domain), lambda place: domain[place])
        return domain
    if isinstance(domain, (set, frozenset, dict)) and len(domain) > MAX_ENUMERATED:
        listed = list(domain)
        return some_of(len(listed), lambda place: listed[place])
    try:
        return iter(domain)
    except TypeError:
        raise TypeError(
            f"{domain!r} is no domain: a domain is a range, a set, a list, a tuple, bool, int, str, bytes, an enum class, "
            "or made by ints, text, lists, tuples, optional, one_of"
        ) from None


def members_of_class(domain):
    if domain is bool:
        return (False, True)
    if domain is int:
        return [0, 1, -1, 2] + [_thread._choose(2001) - 1000, (_thread._choose(2**32 - 1) - 2**31) * 2**33]
    if domain is str:
        return text(8)
    if domain is bytes:
        return [b"", b"\0", b"a", bytes(_thread._choose(256) for _ in range(_thread._choose(8)))]
    if domain is float:
        return [0.0, 1.0, -1.0, 0.5, _thread._choose(2**32 - 1) / 1000]
    if issubclass(domain, enum.Enum):
        return list(domain)
    raise TypeError(f"the class {domain.__name__} is no domain: of classes only bool, int, float, str, bytes and enums are")


def within(value, domain):
    """Whether a value lies in a domain."""
    if isinstance(domain, type):
        if domain is int:
            return isinstance(value, int) and not isinstance(value, bool)
        return isinstance(value, domain)
    return value in domain


def ints(lo, hi):
    """The integers from lo to hi, both included."""
    domain = range(lo, hi + 1)
    return Domain(
        f"ints({lo}, {hi})",
        lambda value: isinstance(value, int) and not isinstance(value, bool) and lo <= value <= hi,
        lambda: members(domain),
    )


def text(max):
    """The texts of up to max characters."""
    letters = "ab \x00\u00e9\u4e2d\U0001f600'\"\n"

    def sample():
        found = ["", "a", "b", "a" * max]
        while len(found) < SAMPLE:
            found.append("".join(letters[_thread._choose(len(letters))] for _ in range(_thread._choose(max + 1))))
        return [item for item in dict.fromkeys(found) if len(item) <= max]

    return Domain(f"text({max})", lambda value: isinstance(value, str) and len(value) <= max, sample)


def lists(domain, max):
    """The lists of up to max members of a domain."""

    def sample():
        found = [[]]
        layer = [[]]
        for _ in range(max):
            layer = [items + [item] for items in layer for item in members(domain)]
            if len(found) + len(layer) > MAX_ENUMERATED:
                layer = some_of(len(layer), lambda place: layer[place])
            found += layer
        return found

    def contains(value):
        return isinstance(value, list) and len(value) <= max and all(within(item, domain) for item in value)

    return Domain(f"lists({domain!r}, {max})", contains, sample)


def tuples(*domains):
    """The tuples with one member of each domain."""

    def sample():
        found = [()]
        for domain in domains:
            found = [items + (item,) for items in found for item in members(domain)]
            if len(found) > MAX_ENUMERATED:
                found = some_of(len(found), found.__getitem__)
        return found

    def contains(value):
        return isinstance(value, tuple) and len(value) == len(domains) and all(map(within, value, domains))

    return Domain(f"tuples({', '.join(map(repr, domains))})", contains, sample)


def optional(domain):
    """None, and the members of a domain."""
    return Domain(
        f"optional({domain!r})",
        lambda value: value is None or within(value, domain),
        lambda: [None, *members(domain)],
    )


def one_of(*domains):
    """The members of any of the domains."""
    return Domain(
        f"one_of({', '.join(map(repr, domains))})",
        lambda value: any(within(value, domain) for domain in domains),
        lambda: [item for domain in domains for item in members(domain)],
    )


anything = Domain("anything", lambda value: True, lambda: [0, 1, "a", None, (1, "b")])
