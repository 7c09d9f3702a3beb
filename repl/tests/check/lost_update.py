import _thread
c = _thread.Condition()
lock = _thread.allocate_lock()
total = 0
left = 2
def work():
    global total, left
    for _ in range(3):
        with lock:
            seen = total
        with lock:
            total = seen + 1
    with c:
        left -= 1
        c.notify()
for _ in range(2):
    _thread.start_new_thread(work, ())
with c:
    while left:
        c.wait()
assert total == 6, total
