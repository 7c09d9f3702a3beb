"""Each thread counts in a dict of its own; the sums are made when both have ended."""

from threading import Thread


def count(words, counts):
    for word in words:
        counts[word] = counts.get(word, 0) + 1


parts = [{}, {}]
threads = [Thread(target=count, args=(["the"], part)) for part in parts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sum(part["the"] for part in parts) == 2, parts
