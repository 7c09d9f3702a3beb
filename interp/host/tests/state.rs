//! The state of a running program as a value: suspended anywhere, kept, gone back to, hashed.

mod world;

use sesf::Settings;
use sesf_heap::{ThreadId, Value};
use sesf_vm::Outcome;
use world::World;

/// Programs that keep state in every kind of place.
const PROGRAMS: &[&str] = &[
    "total = 0\nfor i in range(30):\n    total += i * i\nprint(total)\n",
    "
def fib(n, memo={}):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(25), fib(80))
",
    "
class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        Account.count += 1
    def __add__(self, other):
        return NotImplemented
    def __radd__(self, other):
        return other + self.balance
    @property
    def shown(self):
        return f'{self.owner}: {self.balance}'
class Savings(Account):
    def __init__(self, owner, balance, rate):
        super().__init__(owner, balance)
        self.rate = rate
    def grow(self):
        self.balance += self.balance * self.rate // 100
accounts = [Savings('a', 100, 5), Account('b', 7), Savings('c', 1000, 1)]
for turn in range(5):
    for account in accounts:
        if isinstance(account, Savings):
            account.grow()
print([a.shown for a in accounts], sum(accounts), Account.count)
",
    "
def numbers(n):
    try:
        for i in range(n):
            sent = yield i
            if sent:
                yield sent * 2
    finally:
        print('closed', n)
def chain(*sources):
    for source in sources:
        yield from source
print(list(chain(numbers(3), numbers(4))))
g = numbers(10)
next(g)
print(g.send(21), next(g))
g.close()
print(sum(x * y for x in numbers(3) for y in (1, 2)))
",
    "
def risky(n):
    if n % 3 == 0:
        raise ValueError(n)
    if n % 5 == 0:
        raise KeyError(n) from ValueError('inner')
    return n
log = []
for i in range(12):
    try:
        log.append(risky(i))
    except ValueError as error:
        log.append(str(error))
    except KeyError as error:
        log.append(type(error.__cause__).__name__)
    finally:
        log.append('.')
print(log)
",
    "
words = {}
text = ''
for i in range(40):
    key = 'k' + str(i % 7)
    words.setdefault(key, []).append(i)
    text += key
    if i % 9 == 0:
        del words[key]
print(words, len(text), sorted(words, key=lambda k: -len(words[k])))
total = {x: {y for y in range(x)} for x in range(5)}
print(total, [*map(str, range(3))], list(zip(words, range(9))))
",
    "
def make(n):
    count = 0
    def step():
        nonlocal count
        count += n
        return count
    return step
steps = [make(i) for i in range(4)]
for _ in range(5):
    results = [step() for step in steps]
match results:
    case [0, *rest] if len(rest) == 3:
        print('rest', rest)
class Managed:
    def __enter__(self):
        return self
    def __exit__(self, *what):
        print('exit', what[0])
        return True
    def __iter__(self):
        return iter([1, 2, 3])
    def __contains__(self, item):
        return item == 5
    def __eq__(self, other):
        return True
    def __bool__(self):
        return False
with Managed() as m:
    a, *b = m
    print(a, b, 5 in m, 6 in m, m == 1, not m)
    1 / 0
",
];

/// Output and final state of a program.
fn run_through(text: &str) -> (String, u128) {
    let mut world = World::start(text, Settings::default());
    world.finish();
    (world.take_output(), world.state_hash())
}

#[test]
fn suspended_at_every_safe_point() {
    for text in PROGRAMS {
        let expected = run_through(text);
        let mut world = World::start(text, Settings::default());
        let mut n_stops = 0;
        while let Ok(Outcome::Suspended) = world.run_for(1) {
            n_stops += 1;
        }
        assert!(n_stops > 10, "{n_stops} stops in {text}");
        assert_eq!((world.take_output(), world.state_hash()), expected, "{text}");
    }
}

#[test]
fn collected_at_every_safe_point() {
    for text in PROGRAMS {
        let expected = run_through(text);
        let mut world = World::start(text, Settings { collect_always: true, ..Settings::default() });
        world.finish();
        assert_eq!((world.take_output(), world.state_hash()), expected, "{text}");
        let heap = &world.interpreter.vm().heap;
        assert!(heap.n_collections > 10);
        assert_eq!(heap.bytes(), heap.count_bytes(), "{text}");
    }
}

#[test]
fn going_back_gives_the_same_again() {
    for text in PROGRAMS {
        for ticks in [1, 2, 3, 5, 8, 13, 21, 34] {
            let mut world = World::start(text, Settings::default());
            let Ok(Outcome::Suspended) = world.run_for(ticks) else { continue };
            world.take_output();
            let snapshot = world.interpreter.vm().snapshot();
            let at_snapshot = world.state_hash();
            world.finish();
            let first = (world.take_output(), world.state_hash());
            for _ in 0..2 {
                world.interpreter.vm().restore(&snapshot);
                assert_eq!(world.state_hash(), at_snapshot, "{text}");
                world.finish();
                assert_eq!((world.take_output(), world.state_hash()), first, "after {ticks} ticks: {text}");
                let heap = &world.interpreter.vm().heap;
                assert_eq!(heap.bytes(), heap.count_bytes());
            }
        }
    }
}

/// Goes different ways from one state, in which instructions see other things at the same places.
const WAYS: &str = "
class Plain:
    def f(self):
        return 'plain'
def look(x, name='f'):
    return x.f(), x.y, len([x]), getattr(x, name)()
plain = Plain()
plain.y = 0
way = None
while way is None:
    pass
print(look(plain))
if way == 1:
    len = lambda items: 'own'
elif way == 2:
    other = 1
elif way == 3:
    Plain.f = lambda self: 'changed'
elif way == 4:
    class New(Plain):
        pass
    plain = New()
    plain.y = 4
elif way == 5:
    class New(Plain):
        def f(self):
            return 'new'
    plain = New()
    plain.x, plain.y = 5, 6
print(look(plain), look(plain))
plain.z = way
print(plain.z, look(plain))
";

#[test]
fn what_was_learned_on_one_way_is_not_believed_on_another() {
    let start = || {
        let mut world = World::start(WAYS, Settings::default());
        assert_eq!(world.run_for(1000).ok(), Some(Outcome::Suspended));
        world
    };
    let go = |world: &mut World, way: i64| {
        let mut vm = world.interpreter.vm();
        let globals = vm.thread_frames(ThreadId::MAIN)[0].globals;
        let name = vm.heap.intern("way");
        vm.dict_set_name(globals, name, Value::Int(way));
        drop(vm);
        world.finish();
        world.take_output()
    };
    let expected: Vec<String> = (0..6).map(|way| go(&mut start(), way)).collect();
    let mut world = start();
    world.interpreter.vm().learn_ahead();
    let snapshot = world.interpreter.vm().snapshot();
    for first in 0..6 {
        for second in 0..6 {
            for way in [first, second] {
                world.interpreter.vm().restore(&snapshot);
                assert_eq!(go(&mut world, way), expected[way as usize], "way {second} after way {first}");
            }
        }
    }
}

#[test]
fn what_was_learned_after_a_collection_is_not_believed_without_it() {
    // The new attribute's shape takes the place of one that was there, but that nothing needed.
    let text = "import threading, queue\nclass Box:\n    pass\nbox = Box()\nn = 0\nwhile n < 3000:\n    n += 1\nbox.x = 1\nprint(box.x, vars(box))\n";
    let mut world = World::start(text, Settings::default());
    assert_eq!(world.run_for(2000).ok(), Some(Outcome::Suspended));
    let snapshot = world.interpreter.vm().snapshot();
    for collects in [true, false, true] {
        world.interpreter.vm().restore(&snapshot);
        world.interpreter.vm().collect_always = collects;
        world.finish();
        assert_eq!(world.take_output(), "1 {'x': 1}\n");
    }
}

#[test]
fn the_hash_does_not_depend_on_the_way() {
    // The same state after different histories: garbage, collections, prelude functions already used, caches filled.
    let plain = "x = [1, {'a': 2}]\nx.append(x)\n";
    let detour = "
x = sum([1.0, 2.0])
for i in range(100):
    x = [i, {}, str(i) * 50]
del i
x = [1, {'b': 3}]
x[1]['a'] = 2
del x[1]['b']
x.append(x)
";
    let mut first = World::start(plain, Settings::default());
    first.finish();
    let mut second = World::start(detour, Settings::default());
    second.finish();
    assert_eq!(first.state_hash(), second.state_hash());
    second.interpreter.vm().collect_garbage().expect("there is room");
    assert_eq!(first.state_hash(), second.state_hash());
}

#[test]
fn states_on_the_way_differ() {
    let mut world = World::start("n = 0\nwhile n < 50:\n    n += 1\n", Settings::default());
    let mut seen = std::collections::BTreeSet::new();
    let mut n_stops = 0;
    while let Ok(Outcome::Suspended) = world.run_for(1) {
        n_stops += 1;
        seen.insert(world.state_hash());
    }
    assert_eq!(seen.len(), n_stops);
}

#[test]
fn a_loop_that_changes_nothing_comes_back_to_its_state() {
    let mut world = World::start("def f(x):\n    y = x\n    return 1\nwhile True:\n    f([1])\n", Settings::default());
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..100 {
        assert_eq!(world.run_for(1).ok(), Some(Outcome::Suspended));
        seen.insert(world.state_hash());
    }
    assert!(seen.len() <= 4, "{} states", seen.len());
}

#[test]
fn an_endless_program_can_be_stopped() {
    for text in ["while True: pass\n", "def f(n=0):\n    return f() if n else 0\nwhile f() == 0: pass\n"] {
        let mut world = World::start(text, Settings::default());
        assert_eq!(world.run_for(10_000).ok(), Some(Outcome::Suspended));
    }
}

#[test]
fn a_snapshot_copies_little() {
    let mut world = World::start("x = [(i,) for i in range(100_000)]\nwhile True: pass\n", Settings::default());
    assert_eq!(world.run_for(200_000).ok(), Some(Outcome::Suspended));
    let _snapshot = world.interpreter.vm().snapshot();
    assert_eq!(world.run_for(1000).ok(), Some(Outcome::Suspended));
    let (n_pages, n_shared) = world.interpreter.vm().heap.tuples.n_pages();
    assert!(n_pages > 1500 && n_pages - n_shared < 5, "{n_shared} of {n_pages} shared");
}
