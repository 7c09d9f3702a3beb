"""A million small instances in a list."""

N = 1_000_000
try:
    import sys
    N = int(sys.argv[1]) if len(sys.argv) > 1 else N
except ImportError:
    pass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [Point(i, i * 3) for i in range(N)]
print("instances", N, len(points), points[0].x + points[-1].y)
