# Threads that compute take turns with those that wait.
import threading

stop = False
count = 0


def compute():
    global count
    while not stop:
        count += 1


threads = [threading.Thread(target=compute) for _ in range(3)]
for thread in threads:
    thread.start()
event = threading.Event()
for _ in range(5):
    event.wait(0.01)
stop = True
for thread in threads:
    thread.join()
print(count > 0)
