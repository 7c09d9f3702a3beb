# A daemon thread that computes for ever does not keep the program from ending.
import threading
import time


def compute():
    while True:
        pass


threading.Thread(target=compute, daemon=True).start()
time.sleep(0.05)
print("done")
