//! Small programs run twice, under two settings of the collector, and come to the same end.

#![no_main]

#[path = "../../host/tests/world/mod.rs"]
mod world;

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use sesf::Settings;
use sesf_bytecode::{CompileMode, Namespace};
use sesf_heap::{Value, names};
use sesf_vm::{Interrupt, Outcome, Snapshot};
use world::World;

/// How many calls and turns of loops a program may take.
const FUEL: u64 = 300;
/// What the heap may hold.
const MEMORY: usize = 32 << 20;

thread_local! {
    static START: RefCell<(World, Snapshot)> = RefCell::new(start());
}

/// An interpreter that has run nothing, to come back to.
fn start() -> (World, Snapshot) {
    let mut world = World::start("", Settings { memory_limit: MEMORY, ..Settings::default() });
    world.finish();
    world.take_output();
    world.interpreter.vm().collect_garbage().expect("there is room");
    let snapshot = world.interpreter.vm().snapshot();
    (world, snapshot)
}

/// Runs a program from the start; its output, its outcome and the final state.
fn run(world: &mut World, snapshot: &Snapshot, text: &str, collect_always: bool) -> (String, String, u128) {
    let mut vm = world.interpreter.vm();
    vm.restore(snapshot);
    vm.collect_always = collect_always;
    let code = match vm.compile_source(text, "<fuzz>", CompileMode::Module, Namespace::Globals) {
        Ok(code) => code,
        // A quote in a replacement field, a `return` in `except*`: the generator does not know every rule.
        Err(_) => return Default::default(),
    };
    let globals = vm.heap.new_dict_id();
    vm.dict_set_name(globals, names::NAME, Value::Str(names::MAIN));
    vm.start(code, globals, Value::Unbound).expect("there is room");
    let outcome = match vm.run_for(FUEL) {
        Ok(Outcome::Done(_)) => "done".to_string(),
        Ok(Outcome::Suspended) => "suspended".to_string(),
        Err(Interrupt::Raise(exception)) => vm.print_exception(exception),
        Err(Interrupt::Call) => panic!("a call was lost"),
    };
    assert_eq!(vm.heap.bytes(), vm.heap.count_bytes(), "accounting");
    let hash = vm.state_hash();
    vm.collect_garbage().ok();
    assert_eq!(vm.heap.bytes(), vm.heap.count_bytes(), "accounting after a collection");
    // Memory runs out earlier where garbage is kept longer.
    let hash = if outcome.contains("MemoryError") { 0 } else { hash };
    drop(vm);
    (world.take_output(), outcome, hash)
}

fuzz_target!(|data: &[u8]| {
    let text = sesf_fuzz::program(data);
    if std::env::var_os("SHOW").is_some() {
        eprintln!("{text}----");
    }
    START.with_borrow_mut(|(world, snapshot)| {
        let first = run(world, snapshot, &text, true);
        let second = run(world, snapshot, &text, false);
        // An identity is a place in the heap, and where there is a free one depends on what was collected.
        let shows_identity = [&first.0, &first.1].iter().any(|text| text.contains(" at 0x"));
        let is_out_of_memory = [&first, &second].iter().any(|run| run.1.contains("MemoryError"));
        // Fuel lasts for about so many ticks: where collections happen all the time, it ends a little earlier or later.
        let is_cut = [&first, &second].iter().any(|run| run.1 == "suspended");
        if !is_out_of_memory && !is_cut && !shows_identity && !text.contains("except") {
            assert_eq!(first, second, "{text}");
        }
    });
});
