"""A thread is waited for until it has ended, and the waiting is told.

After each join() with a timeout, is_alive() says whether to go on waiting.
"""

from threading import Lock, Thread

lock = Lock()
report = []
n_late = 0


def write_report():
    for part in ("head", "body", "end"):
        with lock:
            report.append(part)


writer = Thread(target=write_report)
writer.start()
writer.join(timeout=2)
while writer.is_alive():
    n_late += 1
    writer.join(timeout=2)
with lock:
    assert report == ["head", "body", "end"], f"the report is not complete: {report}"
