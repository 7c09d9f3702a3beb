# compat: module
"""Guarded module."""
ran_main = False


def main():
    return f"main of {__name__}"


def importer_docstring():
    import __main__
    return __main__.__doc__.split(",")[0]


def main_marker():
    import __main__
    return __main__.marker


class There:
    pass


if __name__ == "__main__":
    ran_main = True
