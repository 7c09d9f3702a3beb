"""An exception class with its own __str__ and several lines of text."""
# compat: traceback


class Failure(Exception):
    def __init__(self, code, details):
        super().__init__(code, details)
        self.code, self.details = code, details

    def __str__(self):
        return f"code {self.code}\n  " + "\n  ".join(self.details)


raise Failure(7, ["first detail", "second detail"])
