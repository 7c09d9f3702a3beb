"""A thread gets a settings object that is not filled yet.

The first look is made without the lock, to be fast. The object is published before it is complete, so that a second
thread sees it is there and uses it too early.
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
                settings = Settings()
                settings.load()
    return settings


def use():
    assert "colour" in get_settings().values, "the settings are not loaded yet"


threads = [Thread(target=use) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
