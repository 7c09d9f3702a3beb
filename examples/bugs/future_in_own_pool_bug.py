"""All workers of a pool wait for jobs that no worker is left to do.

Each job submits another one to the same pool and waits for it. If all workers have such a job, the jobs that they
wait for are never begun.
"""

from concurrent.futures import ThreadPoolExecutor


def size_of_file(name):
    return len(name)


def size_of_folder(names):
    futures = [pool.submit(size_of_file, name) for name in names]
    return sum(future.result() for future in futures)


pool = ThreadPoolExecutor(max_workers=2)
folders = [pool.submit(size_of_folder, names) for names in (["a", "bb"], ["ccc"])]
assert [folder.result() for folder in folders] == [3, 3]
pool.shutdown()
