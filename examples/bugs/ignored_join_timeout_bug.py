"""A thread that has not ended is taken for one that has.

join() with a timeout returns None in any case; only is_alive() tells whether the thread has ended. Here the report
is read while it is still being written.
"""

from threading import Lock, Thread

lock = Lock()
report = []


def write_report():
    for part in ("head", "body", "end"):
        with lock:
            report.append(part)


writer = Thread(target=write_report)
writer.start()
writer.join(timeout=2)
with lock:
    assert report == ["head", "body", "end"], f"the report is not complete: {report}"
