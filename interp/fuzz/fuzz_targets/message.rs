//! Bytes as a message: they are refused, or are a value that can be shown, hashed and sent again.

#![no_main]

#[path = "../../host/tests/world/mod.rs"]
mod world;

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use sesf::Settings;
use world::World;

/// What the heap may hold.
const MEMORY: usize = 64 << 20;
/// Classes that messages may name.
const PROGRAM: &str = "
import collections, enum, fractions, sys
class C: pass
class L(list): pass
class T(tuple): pass
class E(Exception): pass
class S:
    def __setstate__(self, state): self.state = state
    def __hash__(self): return 1
class F(enum.Flag):
    A = 1
    B = 2
sys.modules['m'] = type(sys)('m')
vars(sys.modules['m']).update(globals())
";

thread_local! {
    static WORLD: RefCell<World> = RefCell::new(start());
}

fn start() -> World {
    let mut world = World::start(PROGRAM, Settings { memory_limit: MEMORY, ..Settings::default() });
    world.finish();
    world
}

fuzz_target!(|data: &[u8]| {
    WORLD.with_borrow_mut(|world| {
        let vm = &mut *world.interpreter.vm();
        if let Ok(value) = sesf_wire::decode(vm, data) {
            let _ = vm.repr(value);
            let _ = vm.hash(value);
            let _ = sesf_wire::encode(vm, value, 1 << 20);
        }
        assert_eq!(vm.heap.bytes(), vm.heap.count_bytes(), "accounting");
        vm.collect_garbage().ok();
        assert_eq!(vm.heap.bytes(), vm.heap.count_bytes(), "accounting after a collection");
    });
});
