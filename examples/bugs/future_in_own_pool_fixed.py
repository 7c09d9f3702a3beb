"""Jobs that wait for other jobs have a pool of their own.

The workers of the inner pool never wait for anything, so what the outer ones wait for is always done.
"""

from concurrent.futures import ThreadPoolExecutor


def size_of_file(name):
    return len(name)


def size_of_folder(names):
    futures = [file_pool.submit(size_of_file, name) for name in names]
    return sum(future.result() for future in futures)


file_pool = ThreadPoolExecutor(max_workers=2)
folder_pool = ThreadPoolExecutor(max_workers=2)
folders = [folder_pool.submit(size_of_folder, names) for names in (["a", "bb"], ["ccc"])]
assert [folder.result() for folder in folders] == [3, 3]
folder_pool.shutdown()
file_pool.shutdown()
