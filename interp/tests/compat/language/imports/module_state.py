"""State kept in a module: shared by all importers; functions see their own module's globals."""

import state_counter
import state_user
from state_counter import count, bump, items

print(count, state_counter.count)
bump()
state_user.use()
print(count, state_counter.count, items, state_counter.items)
items.append("from main")
print(state_counter.items, items is state_counter.items)
count = 100
print(state_counter.count, bump())
state_counter.count = 50
print(bump(), state_user.look())
state_counter.helper = lambda: "replaced helper"
print(state_counter.call_helper())
bump.attribute = "on the function"
print(state_counter.bump.attribute)


class Sub(state_counter.Base):
    def describe(self):
        return "sub of " + super().describe()


print(Sub().describe(), state_counter.Base.__subclasses__()[-1].__name__)
print(isinstance(state_user.make(), state_counter.Base))
try:
    raise state_counter.CustomError("custom")
except state_user.state_counter.CustomError as error:
    print(type(error).__module__, error)
name = "main's name"
print(state_counter.get_name())
