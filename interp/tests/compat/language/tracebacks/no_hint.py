"""NameError inside a comprehension in a method, with no similar name in reach."""
# compat: traceback


class Game:
    players = ["a"]

    def start(self):
        return [p for p in player_list]


def helper():
    qqq = []
    return qqq


helper()
Game().start()
