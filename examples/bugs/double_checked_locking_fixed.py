"""Threads see a settings object only when it is filled.

Whoever asks for the settings takes the lock first, which costs little. The object is built in a local variable and published by
the last assignment, so that a failed attempt leaves nothing behind.
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
