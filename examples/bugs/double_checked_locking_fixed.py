"""Threads see a settings object only when it is filled.

The object is built in a local variable and published by the last assignment. Whoever finds it without the lock
finds it complete.
"""

from threading import Lock, Thread


class Settings:
    def __init__(self):
        self.values = {}

    def load(self):
        with file_lock:
            self.values["colour"] = "blue"


file_lock = Lock()
settings_lock = Lock()
settings = None


def get_settings():
    global settings
    if settings is None:
        with settings_lock:
            if settings is None:
                loaded = Settings()
                loaded.load()
                settings = loaded
    return settings


def use():
    assert "colour" in get_settings().values, "the settings are not loaded yet"


threads = [Thread(target=use) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
