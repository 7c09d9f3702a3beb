import threading


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) == self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


def produce(buffer, base):
    for i in range(3):
        buffer.put(base + i)


def consume(buffer, got):
    for _ in range(3):
        got.append(buffer.get())


buffer = Buffer(2)
got = []
threads = [threading.Thread(target=produce, args=(buffer, base)) for base in (0, 10)]
threads += [threading.Thread(target=consume, args=(buffer, got)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(got) == [0, 1, 2, 10, 11, 12]
