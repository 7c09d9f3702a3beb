"""Graphs: breadth and depth first search, Dijkstra, spanning tree, cycles, strongly connected parts."""

import heapq
from collections import defaultdict, deque

EDGES = [("a", "b", 4), ("a", "c", 2), ("c", "b", 1), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3), ("f", "g", 1)]
graph = defaultdict(dict)
for u, v, w in EDGES:
    graph[u][v] = w
    graph[v][u] = w


def bfs(start, goal):
    came, queue = {start: None}, deque([start])
    while queue:
        n = queue.popleft()
        if n == goal:
            path = []
            while n is not None:
                path.append(n)
                n = came[n]
            return path[::-1]
        for m in sorted(graph[n]):
            if m not in came:
                came[m] = n
                queue.append(m)
    return None


def dfs(n, seen=None):
    seen = [] if seen is None else seen
    seen.append(n)
    for m in sorted(graph[n]):
        if m not in seen:
            dfs(m, seen)
    return seen


def dijkstra(start):
    best, heap = {}, [(0, start, "")]
    while heap:
        cost, n, via = heapq.heappop(heap)
        if n in best:
            continue
        best[n] = (cost, via)
        for m, w in graph[n].items():
            if m not in best:
                heapq.heappush(heap, (cost + w, m, n))
    return best


class UnionFind:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[b] = a
        return a != b


def kruskal():
    sets = UnionFind()
    return [(u, v, w) for w, u, v in sorted((w, u, v) for u, v, w in EDGES) if sets.union(u, v)]


def floyd(nodes):
    d = {(u, v): 0 if u == v else graph[u].get(v, float("inf")) for u in nodes for v in nodes}
    for k in nodes:
        for i in nodes:
            for j in nodes:
                d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d


def tarjan(directed):
    index, low, stack, out, counter = {}, {}, [], [], iter(range(1000))

    def visit(n):
        index[n] = low[n] = next(counter)
        stack.append(n)
        for m in directed.get(n, ()):
            if m not in index:
                visit(m)
                low[n] = min(low[n], low[m])
            elif m in stack:
                low[n] = min(low[n], index[m])
        if low[n] == index[n]:
            part = []
            while not part or part[-1] != n:
                part.append(stack.pop())
            out.append(sorted(part))
    for n in directed:
        if n not in index:
            visit(n)
    return out


def topological(directed):
    state, order = {}, []

    def visit(n, path):
        if state.get(n) == "done":
            return
        if n in path:
            raise ValueError("cycle: " + " -> ".join([*path[path.index(n):], n]))
        for m in directed.get(n, ()):
            visit(m, [*path, n])
        state[n] = "done"
        order.append(n)
    for n in sorted(directed):
        visit(n, [])
    return order[::-1]


print(bfs("a", "e"), bfs("a", "g"), dfs("a"), dfs("f"))
for n, (cost, via) in sorted(dijkstra("a").items()):
    print(n, cost, via)
print(kruskal(), sum(w for *_, w in kruskal()))
d = floyd("abcdefg")
print(d["a", "e"], d["e", "a"], d["a", "f"], [d["a", x] for x in "abcde"])
print(tarjan({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["e"], "e": ["f"], "f": ["d"], "g": ["a"]}))
print(topological({"shirt": ["tie"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"]}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["b"]})
except ValueError as error:
    print(error)
grid = ["S.#.....", "..#.###.", "..#...#.", "....#.#E"]


def maze():
    start = next((r, row.index("S")) for r, row in enumerate(grid) if "S" in row)
    came, queue = {start: None}, deque([start])
    while queue:
        r, c = at = queue.popleft()
        if grid[r][c] == "E":
            break
        for nr, nc in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
            if 0 <= nr < len(grid) and 0 <= nc < len(grid[0]) and grid[nr][nc] != "#" and (nr, nc) not in came:
                came[nr, nc] = at
                queue.append((nr, nc))
    steps, rows = 0, [list(row) for row in grid]
    while (at := came[at]) != start:
        rows[at[0]][at[1]] = "*"
        steps += 1
    return steps + 1, ["".join(row) for row in rows]


steps, rows = maze()
print(steps, *rows, sep="\n")
