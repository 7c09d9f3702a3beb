import _thread


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        self.changed = _thread.Condition()

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
numbers = [_thread._start(lambda _: produce(buffer, 0), None, False),
           _thread._start(lambda _: produce(buffer, 10), None, False),
           _thread._start(lambda _: consume(buffer, got), None, False),
           _thread._start(lambda _: consume(buffer, got), None, False)]
for number in numbers:
    _thread._join(number, None)
assert sorted(got) == [0, 1, 2, 10, 11, 12]
