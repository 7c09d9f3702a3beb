"""A knight's tour by Warnsdorff's rule, and all small tours by search."""

MOVES = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]


class Board:
    def __init__(self, rows, cols):
        self.rows, self.cols = rows, cols
        self.step = [[0] * cols for _ in range(rows)]

    def free(self, r, c):
        for dr, dc in MOVES:
            nr, nc = r + dr, c + dc
            if 0 <= nr < self.rows and 0 <= nc < self.cols and not self.step[nr][nc]:
                yield nr, nc

    def tour(self, r=0, c=0):
        for n in range(1, self.rows * self.cols + 1):
            self.step[r][c] = n
            choices = sorted(self.free(r, c), key=lambda p: (sum(1 for _ in self.free(*p)), p))
            if not choices:
                return n
            r, c = choices[0]

    def search(self, r, c, n=1):
        self.step[r][c] = n
        if n == self.rows * self.cols:
            yield [row[:] for row in self.step]
        else:
            for nr, nc in list(self.free(r, c)):
                yield from self.search(nr, nc, n + 1)
        self.step[r][c] = 0

    def __str__(self):
        width = len(str(self.rows * self.cols))
        return "\n".join(" ".join(f"{n:{width}}" for n in row) for row in self.step)


for size in (5, 6, 8):
    board = Board(size, size)
    reached = board.tour()
    print(size, reached, reached == size * size)
    print(board)
board = Board(3, 4)
tours = list(board.search(0, 0))
print(len(tours), tours[0] if tours else None)
print(sum(1 for _ in Board(5, 5).search(2, 2)) if False else next(Board(5, 5).search(2, 2))[0], [sum(1 for _ in Board(3, 3).free(r, c)) for r in range(3) for c in range(3)])
print(next(Board(4, 4).search(0, 0), "no tour on 4x4"))


def distance(start, goal, size=8):
    todo, seen = [(start, 0)], {start}
    for (r, c), d in todo:
        if (r, c) == goal:
            return d
        for dr, dc in MOVES:
            p = r + dr, c + dc
            if 0 <= p[0] < size and 0 <= p[1] < size and p not in seen:
                seen.add(p)
                todo.append((p, d + 1))


for r in range(8):
    print(*(distance((0, 0), (r, c)) for c in range(8)))


def queens(n):
    def place(row, cols, diag, anti):
        if row == n:
            yield []
            return
        for c in range(n):
            if not (cols >> c & 1 or diag >> (row + c) & 1 or anti >> (row - c + n) & 1):
                for rest in place(row + 1, cols | 1 << c, diag | 1 << (row + c), anti | 1 << (row - c + n)):
                    yield [c, *rest]
    return place(0, 0, 0, 0)


print([sum(1 for _ in queens(n)) for n in range(1, 8)], next(queens(8)))
for c in next(queens(6)):
    print("." * c + "Q" + "." * (5 - c))
