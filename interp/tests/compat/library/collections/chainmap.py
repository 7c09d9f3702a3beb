"""collections.ChainMap: lookups through layers, writes to the first, new_child, parents, reprs."""
from collections import ChainMap


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


defaults = {"colour": "red", "user": "guest", "size": 1}
environment = {"user": "ann"}
arguments = {}
c = ChainMap(arguments, environment, defaults)
print(c)
print(c["colour"], c["user"], len(c), list(c), sorted(c.items()))
print("size" in c, "none" in c, c.get("none"), c.get("none", 5), bool(c), bool(ChainMap()))
print(c.maps, c.parents, c.parents["user"])

print("-- writes")
c["colour"] = "blue"
print(arguments, defaults["colour"], c["colour"])
del c["colour"]
print(c["colour"])
attempt(lambda: c.__delitem__("colour"))
attempt(lambda: c["missing"])
attempt(lambda: c.pop("size"))
attempt(lambda: c.popitem())
attempt(lambda: c.pop("size", None))
c.update(a=1, b=2)
print(arguments, c.pop("a"), c.popitem(), arguments)
print(c.setdefault("user", "x"), c.setdefault("new", "y"), arguments)
c.clear()
print(c)

print("-- children")
child = c.new_child()
child["x"] = 1
print(child, "x" in c, child.parents == c)
other = c.new_child({"user": "bob"}, size=99)
print(other["user"], other["size"], other.maps[0])
print(c.new_child(k=1).maps[0])

print("-- live layers")
defaults["fresh"] = "seen"
print(c["fresh"], other["fresh"])
c.maps.append({"last": "layer"})
print(c["last"], len(c.maps))

print("-- merging")
print(ChainMap({"a": 1}, {"b": 2}) | {"c": 3})
print({"c": 3, "a": 0} | ChainMap({"a": 1}, {"b": 2}))
m = ChainMap({"a": 1}, {"b": 2})
m |= {"b": 5}
print(m, m == {"a": 1, "b": 5}, dict(m))
copy = m.copy()
copy["z"] = 1
print(m.maps[0], copy.maps[0], copy.maps[1] is m.maps[1])
print(ChainMap.fromkeys("ab", 0), ChainMap())


class Scope(ChainMap):
    def __missing__(self, key):
        return f"<{key}?>"

    def assign(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value


scope = Scope({"x": 1})
inner = scope.new_child()
inner.assign("x", 2)
inner.assign("y", 3)
print(scope["x"], scope["y"], inner["y"], type(inner).__name__, inner)
print(list(ChainMap({"b": 0, "a": 1}, {"c": 2, "a": 5})), list(ChainMap({1: 1}, {0: 0}).values()))
