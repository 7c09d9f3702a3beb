"""One-way stream of small dicts between two endpoints; CPython's counterpart is tcp_pickle.py of the shared benchmarks."""

import sys
import threading
import time

from sesf import endpoint

N = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000


def produce(source, address):
    for i in range(N):
        source.send(address, {"kind": "note", "from": i % 7, "serial": i, "body": "hello"})


with endpoint() as source, endpoint() as target:
    producer = threading.Thread(target=produce, args=(source, target.address))
    start = time.perf_counter()
    producer.start()
    total = 0
    for _ in range(N):
        total += target.recv()[1]["serial"]
    producer.join()
    elapsed = time.perf_counter() - start
assert total == N * (N - 1) // 2
print(f"endpoint_stream {N} messages one way: {N / elapsed:.0f} messages/s")
