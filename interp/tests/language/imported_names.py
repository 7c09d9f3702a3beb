# In a .py file the names come by import, under any name.
import sesf as s
from sesf import atomic as together, thread
from sesf import when as wait_until

done = []
t = thread(done.append, 1)
with wait_until(done):
    print("done", done)
t.join()
with together:
    print("together")
with s.when(True):
    with s.atomic:
        print("by module")
try:
    choose([1])
except NameError as error:
    print(error)
try:
    s.choose([])
except IndexError as error:
    print(error)
