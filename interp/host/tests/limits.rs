//! Programs that ask for more memory than they may have: `MemoryError`, which they can catch and survive.

mod world;

use sesf::Settings;
use world::World;

/// Runs a program with 24 MiB and gives its output.
#[track_caller]
fn output(text: &str) -> String {
    let mut world = World::start(text, Settings { memory_limit: 24 << 20, ..Settings::default() });
    world.finish();
    {
        let heap = &world.interpreter.vm().heap;
        assert_eq!(heap.bytes(), heap.count_bytes());
    }
    world.take_output()
}

/// Runs `body`, which never ends by itself, until `MemoryError`; afterwards there is room again.
#[track_caller]
fn assert_caught(body: &str) {
    let body = body.replace('\n', "\n        ");
    // What the function held is garbage only after it has returned, and native code cannot collect: the first large request
    // may still be refused. The next safe point collects.
    let text = format!(
        "def run():\n    try:\n        {body}\n    except MemoryError:\n        return 'caught'\nprint(run())\n\
         try: x = [0] * 100_000\nexcept MemoryError: pass\nfor i in range(2): x = [0] * 100_000\nprint(len(x))\n"
    );
    assert_eq!(output(&text), "caught\n100000\n", "{text}");
}

#[test]
fn endless_growth_is_caught() {
    assert_caught("x = []\nwhile True: x.append(None)");
    assert_caught("x = []\nwhile True: x.append('a' * 10_000)");
    assert_caught("x = {}\nwhile True: x[len(x)] = 'v'");
    assert_caught("x = set()\nwhile True: x.add(len(x))");
    assert_caught("s = 'ab'\nwhile True: s += s");
    assert_caught("s = 'ab'\nwhile True: s += 'abc' * 100");
    assert_caught("b = bytearray()\nwhile True: b += b'abc' * 1000");
    assert_caught("n = 3\nwhile True: n *= n");
    assert_caught("x = ()\nwhile True: x = (x, 'a' * 1000)");
    assert_caught("[str(i) * 10 for i in range(10 ** 9)]");
    assert_caught("list(range(10 ** 9))");
    assert_caught("sorted([1], key=lambda x: [i for i in range(10 ** 9)])");
}

#[test]
fn small_objects_are_counted_in_native_callbacks_too() {
    // Nothing is collected while `sorted` holds values.
    assert_caught("def key(x):\n    while True: x = (x, 1)\nsorted([1], key=key)");
}

#[test]
fn a_handler_runs_although_nothing_was_let_go() {
    let text = "
x, n = (), 0
while n < 20:
    try:
        while True: x = (x, 1)
    except MemoryError:
        n += 1
print(n)
";
    assert_eq!(output(text), "20\n");
}

#[test]
fn what_never_fits_is_refused_without_a_collection() {
    let text = "
x = [str(i) for i in range(50_000)]
for i in range(20_000):
    try: [0] * 10 ** 12
    except MemoryError: pass
print(len(x))
";
    assert_eq!(output(text), "50000\n");
}

#[test]
fn life_near_the_limit_is_no_standstill() {
    // Some 22 of 24 MiB live, and garbage many times as large is made.
    let text = "
x = [str(i) * 20 for i in range(120_000)]
for i in range(1_000_000): y = [i]
print(len(x), y)
";
    assert_eq!(output(text), "120000 [999999]\n");
}

#[test]
fn what_a_loop_raises_is_caught_around_it() {
    // Nothing here asks for much at once: the limit is noticed at the jump back, which belongs to the `try`.
    assert_eq!(
        output("x = []\ntry:\n    while True: x.append([])\nexcept MemoryError:\n    del x\n    print('caught')\n"),
        "caught\n"
    );
}

#[test]
fn garbage_is_no_reason() {
    assert_eq!(output("for i in range(30_000): x = 'a' * 10_000\nprint(len(x))\n"), "10000\n");
    let recursion =
        "def f(n, d=0):\n    s = 'a' * 5_000\n    return 1 if n < 2 else f(n - 1) + f(n - 2)\nprint(f(18))\n";
    assert_eq!(output(recursion), "4181\n");
}

#[test]
fn deep_recursion_is_heap_data() {
    let text = "
import sys
sys.setrecursionlimit(10 ** 9)
def f(n):
    return f(n + 1)
try:
    f(0)
except MemoryError:
    print('caught')
def g():
    yield from g()
try:
    next(g())
except (MemoryError, RecursionError):
    print('caught')
";
    assert_eq!(output(text), "caught\ncaught\n");
}
