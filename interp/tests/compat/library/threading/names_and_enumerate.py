# How threads are called, and the functions that tell which of them run.
import threading
from threading import Event, Thread

main = threading.current_thread()
print(main.name, main is threading.main_thread(), main.daemon, main.is_alive(), type(main).__name__)
print(main.ident == threading.get_ident(), main.native_id == threading.get_native_id())
print(threading.active_count(), threading.enumerate() == [main])


def work():
    pass


class Callable:
    def __call__(self):
        pass


print(Thread().name, Thread(target=work).name, Thread(target=Callable()).name, Thread(target=len).name)
print(Thread(target=lambda: None).name, Thread(target=Callable().__call__).name)
print(Thread(name="mine").name, Thread(name=5).name, Thread(name="").name, Thread(name=None, target=work).name)
thread = Thread(target=work, name="before")
thread.name = 12
print(repr(thread.name), str(thread))


class Special(Thread):
    pass


print(Special(), Special(daemon=True), Special(name="own"))

inside, leave = Event(), Event()
seen = {}


def report(key):
    me = threading.current_thread()
    seen[key] = (me.name, me.is_alive(), me.ident == threading.get_ident(), me is threads[key])
    if len(seen) == 3:
        inside.set()
    leave.wait()


threads = [Thread(target=report, args=(key,), name=f"worker {key}") for key in range(3)]
for each in threads:
    each.start()
inside.wait()
print(sorted(seen.items()))
print([each.name for each in threading.enumerate()], threading.active_count())
print(threading.enumerate() == [main, *threads])
print(len({each.ident for each in threading.enumerate()}))
print([repr(each).replace(f" {each.ident})", " ID)") for each in threads])
leave.set()
for each in threads:
    each.join()
print([each.name for each in threading.enumerate()], threading.active_count())
print([repr(each).replace(f" {each.ident})", " ID)") for each in threads])

# A thread sees the main one.
names = []
other = Thread(target=lambda: names.extend([threading.main_thread().name, threading.current_thread().name]))
other.start()
other.join()
print(names, other.name)

# A thread may be renamed while it runs.
renamed = Thread(target=lambda: setattr(threading.current_thread(), "name", "new name"))
renamed.start()
renamed.join()
print(renamed.name)

# Threads are hashable and compare by identity.
print(len({main, threads[0], threads[1], main}), threads[0] == threads[1], threads[0] in threading.enumerate())
