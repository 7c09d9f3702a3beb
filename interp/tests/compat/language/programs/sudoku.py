"""Sudoku by constraint propagation and search."""

ROWS, COLS = "ABCDEFGHI", "123456789"
CELLS = [r + c for r in ROWS for c in COLS]
UNITS = [[r + c for c in COLS] for r in ROWS] + [[r + c for r in ROWS] for c in COLS] + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
IN_UNITS = {cell: [u for u in UNITS if cell in u] for cell in CELLS}
PEERS = {cell: sorted({c for u in IN_UNITS[cell] for c in u} - {cell}) for cell in CELLS}
searched = 0


def parse(text):
    values = {cell: COLS for cell in CELLS}
    for cell, c in zip(CELLS, (c for c in text if c in COLS + ".0")):
        if c in COLS and not assign(values, cell, c):
            return None
    return values


def assign(values, cell, digit):
    return values if all(eliminate(values, cell, d) for d in values[cell] if d != digit) else None


def eliminate(values, cell, digit):
    if digit not in values[cell]:
        return values
    values[cell] = values[cell].replace(digit, "")
    if not values[cell]:
        return None
    if len(values[cell]) == 1 and not all(eliminate(values, p, values[cell]) for p in PEERS[cell]):
        return None
    for unit in IN_UNITS[cell]:
        places = [c for c in unit if digit in values[c]]
        if not places or (len(places) == 1 and not assign(values, places[0], digit)):
            return None
    return values


def search(values):
    global searched
    searched += 1
    if values is None:
        return None
    if all(len(v) == 1 for v in values.values()):
        return values
    _, cell = min((len(v), c) for c, v in values.items() if len(v) > 1)
    for digit in values[cell]:
        if result := search(assign(values.copy(), cell, digit)):
            return result
    return None


def show(values):
    for i, r in enumerate(ROWS):
        if i in (3, 6):
            print("------+-------+------")
        print(" | ".join(" ".join(values[r + c] for c in cs) for cs in ("123", "456", "789")))


def valid(values):
    return all(sorted(values[c] for c in u) == list(COLS) for u in UNITS)


print(len(CELLS), len(UNITS), len(PEERS["E5"]), PEERS["A1"][:5])
for puzzle in (
    "003020600 900305001 001806400 008102900 700000008 006708200 002609500 800203009 005010300",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
):
    searched = 0
    solved = search(parse(puzzle))
    show(solved)
    print(valid(solved), "easy" if searched == 1 else "needed search")
print(parse("11" + "." * 79), search(parse("." * 81)) is not None)
