# Queues with workers: task_done and join, many producers and consumers.
from queue import PriorityQueue, Queue
from threading import Thread


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}({error})"


q = Queue()
print(attempt(q.task_done), q.join())
q.put(1)
print(q.unfinished_tasks, q.get(), q.unfinished_tasks, q.task_done(), q.unfinished_tasks, q.join())
print(attempt(q.task_done))

# Workers until None.
results = []


def work():
    while True:
        item = q.get()
        try:
            if item is None:
                return
            results.append(item * item)
        finally:
            q.task_done()


workers = [Thread(target=work) for _ in range(4)]
for worker in workers:
    worker.start()
for i in range(50):
    q.put(i)
q.join()
print(len(results), sorted(results) == [i * i for i in range(50)], q.unfinished_tasks)
for _ in workers:
    q.put(None)
for worker in workers:
    worker.join()
print(q.empty(), [worker.is_alive() for worker in workers])
q.join()

# A worker that puts more tasks in.
log = []


def expand():
    while (n := q.get()) is not None:
        log.append(n)
        for child in range(n):
            q.put(child)
        q.task_done()


worker = Thread(target=expand)
worker.start()
q.put(4)
q.join()
q.put(None)
worker.join()
print(len(log), sorted(log))

# Producers and consumers over a small queue: nothing is lost or doubled.
small, taken = Queue(3), []


def produce(k):
    for i in range(25):
        small.put((k, i))


def consume(mine):
    while (item := small.get()) is not None:
        mine.append(item)


mine = [[] for _ in range(3)]
producers = [Thread(target=produce, args=(k,)) for k in range(4)]
consumers = [Thread(target=consume, args=(each,)) for each in mine]
for thread in producers + consumers:
    thread.start()
for producer in producers:
    producer.join()
for _ in consumers:
    small.put(None)
for consumer in consumers:
    consumer.join()
everything = sorted(item for each in mine for item in each)
print(everything == [(k, i) for k in range(4) for i in range(25)])
print(all([i for k, i in each if k == producer] == sorted(i for k, i in each if k == producer)
          for each in mine for producer in range(4)))

# A pipeline: each stage has its own queue.
stages = [Queue(2) for _ in range(4)]
functions = [lambda x: x + 1, lambda x: x * 2, str]


def stage(source, function, target):
    while (item := source.get()) is not None:
        target.put(function(item))
    target.put(None)


threads = [Thread(target=stage, args=(stages[i], functions[i], stages[i + 1])) for i in range(3)]
feeder = Thread(target=lambda: [stages[0].put(i) for i in (*range(10), None)])
for thread in (*threads, feeder):
    thread.start()
print(list(iter(stages[3].get, None)))
for thread in (*threads, feeder):
    thread.join()

# By priority.
tasks, order = PriorityQueue(), []
for level, name in ((2, "c"), (0, "a"), (1, "b")):
    tasks.put((level, name))
worker = Thread(target=lambda: [(order.append(tasks.get()[1]), tasks.task_done()) for _ in range(3)])
worker.start()
tasks.join()
worker.join()
print(order)
