"""Lists in use: matrices, stacks, queues, partitions, two pointers, dynamic programming."""


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def transpose(m):
    return [list(r) for r in zip(*m)]


def determinant(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** c * m[0][c] * determinant([row[:c] + row[c + 1:] for row in m[1:]]) for c in range(len(m)))


def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
    return out


def pascal(n):
    rows = [[1]]
    for _ in range(n - 1):
        rows.append([1, *[a + b for a, b in zip(rows[-1], rows[-1][1:])], 1])
    return rows


def lis(seq):
    best = [1] * len(seq)
    for i in range(len(seq)):
        for j in range(i):
            if seq[j] < seq[i]:
                best[i] = max(best[i], best[j] + 1)
    return max(best, default=0)


def max_subarray(nums):
    best = current = nums[0]
    for n in nums[1:]:
        current = max(n, current + n)
        best = max(best, current)
    return best


def two_sum(nums, target):
    seen = {}
    for i, n in enumerate(nums):
        if target - n in seen:
            return [seen[target - n], i]
        seen[n] = i


def next_permutation(p):
    p = p[:]
    for i in range(len(p) - 2, -1, -1):
        if p[i] < p[i + 1]:
            j = next(j for j in range(len(p) - 1, i, -1) if p[j] > p[i])
            p[i], p[j] = p[j], p[i]
            p[i + 1:] = p[:i:-1]
            return p
    return None


def balanced(text):
    stack, pairs = [], {")": "(", "]": "[", "}": "{"}
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack


def rpn(text):
    stack = []
    for token in text.split():
        if token in "+-*/":
            b, a = stack.pop(), stack.pop()
            stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else None}[token])
        else:
            stack.append(float(token))
    return stack


def josephus(n, k):
    people, at, out = list(range(1, n + 1)), 0, []
    while people:
        at = (at + k - 1) % len(people)
        out.append(people.pop(at))
    return out


def partition(nums, pivot):
    return [n for n in nums if n < pivot], [n for n in nums if n == pivot], [n for n in nums if n > pivot]


def binary_search(l, x):
    lo, hi = 0, len(l)
    while lo < hi:
        mid = (lo + hi) // 2
        if l[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < len(l) and l[lo] == x else -1


def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    for weight, value in items:
        for c in range(capacity, weight - 1, -1):
            best[c] = max(best[c], best[c - weight] + value)
    return best[-1]


def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), transpose([[1, 2, 3], [4, 5, 6]]), determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]))
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), pascal(6), lis([3, 1, 4, 1, 5, 9, 2, 6]), max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]))
print(two_sum([2, 7, 11, 15], 26), next_permutation([1, 3, 2]), next_permutation([3, 2, 1]), [balanced(t) for t in ("([]{})", "(]", "((", "")], rpn("3 4 + 2 * 7 /"), josephus(7, 3))
print(partition([3, 1, 4, 1, 5, 9, 2, 6], 4), [binary_search([1, 3, 5, 7], x) for x in (1, 4, 7, 9)], knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7), lcs("AGGTAB", "GXTXAYB"))
p, count = [1, 2, 3, 4], 0
while p:
    count += 1
    p = next_permutation(p)
print(count, [n for n in range(2, 50) if all(n % d for d in range(2, n))])
m = [[i * j for j in range(1, 6)] for i in range(1, 6)]
for row in m:
    print(" ".join(f"{v:3}" for v in row))
print([m[i][i] for i in range(5)], [m[i][-1 - i] for i in range(5)], sum(map(sum, m)), [row[:] for row in m[1:3]], [r[::2] for r in m][::2])
try:
    rpn("1 +")
except IndexError as error:
    print(error)
