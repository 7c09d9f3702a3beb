"""The registry of a selector: keys, the mapping, and what is refused."""

import selectors
import socket


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        text = str(error)
        for address in (repr(one), repr(other)):
            text = text.replace(address, "SOCKET").replace(f"FD {one.fileno()}", "FD N")
        print(function.__name__, type(error).__name__, text)


one, other = socket.socketpair()
for make in selectors.SelectSelector, selectors.PollSelector, selectors.DefaultSelector:
    with make() as selector:
        key = selector.register(one, selectors.EVENT_READ, "data")
        print(type(key).__name__, key._fields, key.fileobj is one, key.fd == one.fileno(), key.events, key.data)
        print(selector.get_key(one) == key, selector.get_key(one.fileno()) is key, isinstance(key, tuple))
        attempt(selector.register, one, selectors.EVENT_READ)
        attempt(selector.register, other, 0)
        attempt(selector.register, other, 4)
        attempt(selector.register, "name", selectors.EVENT_READ)
        attempt(selector.register, -1, selectors.EVENT_READ)
        attempt(selector.unregister, other)
        attempt(selector.modify, other, selectors.EVENT_READ)
        attempt(selector.get_key, other)
        mapping = selector.get_map()
        print(len(mapping), list(mapping) == [one.fileno()], mapping[one] is key, one in mapping, other in mapping)
        changed = selector.modify(one, selectors.EVENT_READ, data="other")
        print(changed.data, changed.events, selector.get_key(one).data)
        changed = selector.modify(one, selectors.EVENT_WRITE, None)
        print(changed.data, changed.events, [(key.fd == one.fileno(), events) for key, events in selector.select(1)])
        print(selector.unregister(one) == changed, len(mapping))
    print(selector.get_map())
    attempt(selector.get_key, one)

# A file object that was closed in the meantime can still be unregistered.
selector = selectors.PollSelector()
selector.register(other, selectors.EVENT_READ)
other.close()
print(selector.unregister(other).events, selector.select(0))
selector.close()
try:
    selectors.BaseSelector()
except TypeError as error:
    print("TypeError")
