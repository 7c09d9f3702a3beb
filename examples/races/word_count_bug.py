"""Two threads count the same word in one dict, and one of them is not counted."""

from threading import Thread

counts = {"the": 0}


def count(words):
    for word in words:
        counts[word] = counts.get(word, 0) + 1


threads = [Thread(target=count, args=(["the"],)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert counts["the"] == 2, counts
