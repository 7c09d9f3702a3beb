"""Notes added with add_note follow the message; notes on causes too."""
# compat: traceback


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        error.add_note(f"while parsing {text!r}")
        error.add_note("second note\nwith two lines")
        raise


def load(lines):
    for number, line in enumerate(lines, 1):
        try:
            parse(line)
        except ValueError as error:
            error.add_note(f"in line {number}")
            new = RuntimeError("load failed")
            new.add_note("note on the new one")
            raise new from error


load(["1", "2", "x"])
