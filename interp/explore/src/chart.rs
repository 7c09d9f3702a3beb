//! A run as a chart: a column for each thread, a line for each step, with the line of the source.

use std::collections::BTreeMap;

use sesf_heap::{News, Operation, ThreadId, Value};
use sesf_vm::Vm;
use sesf_vm::runtime::Event;

use crate::run::Fault;

/// How wide a chart may be.
const WIDTH: usize = 118;
/// How narrow a column may be.
const NARROWEST: usize = 26;

/// The chart of these steps, and of what ended the run.
pub fn chart(vm: &Vm, events: &[Event], fault: Option<&Fault>) -> String {
    let mut names = BTreeMap::from([(ThreadId::MAIN, String::from("MainThread"))]);
    for event in events {
        let name = event.name.clone();
        names.entry(event.thread).or_insert_with(|| name.unwrap_or_else(|| format!("Thread {}", event.thread.0)));
    }
    let mut steps = steps(vm, events, &names);
    if let Some(Fault::Exception(failure)) = fault {
        let line = failure.place.as_ref().map_or(String::new(), |(_, line)| format!("{line}: "));
        steps.push((failure.thread, format!("{line}raises {}", failure.class)));
    }
    if let Some(Fault::Deadlock(_)) = fault {
        steps.extend(waits(vm));
    }
    draw(&names, &steps)
}

/// What each thread waits for at the end of a run.
fn waits(vm: &Vm) -> Vec<(ThreadId, String)> {
    let waiting = vm.heap.threads.iter().filter_map(|(thread, state)| Some((thread, state.waiting?.operation)));
    let step = |(thread, operation)| {
        let place = vm.place_in_program(thread);
        let event = Event { thread, operation, result: Value::Unbound, place, name: None };
        (thread, with_line(vm, &event, String::from("waits for ever")))
    };
    waiting.map(step).collect()
}

/// What is done in each line of a chart, and by whom.
fn steps(vm: &Vm, events: &[Event], names: &BTreeMap<ThreadId, String>) -> Vec<(ThreadId, String)> {
    let mut steps = Vec::new();
    let mut rest = events.iter().peekable();
    while let Some(event) = rest.next() {
        // Most locks are given back before anything else happens.
        let did = match rest.next_if(|next| gives_back(vm, event, next)) {
            Some(_) => String::from("takes, frees"),
            None => name_of(event, names),
        };
        steps.push((event.thread, with_line(vm, event, did)));
    }
    steps
}

/// Whether a step gives back the lock that the step before it took, in the same line of the program.
fn gives_back(vm: &Vm, event: &Event, next: &Event) -> bool {
    let is_same_lock = match (event.operation, next.operation) {
        (Operation::Acquire(taken), Operation::Release(freed)) => taken == freed && event.result == Value::Bool(true),
        _ => false,
    };
    is_same_lock && event.thread == next.thread && line_of(vm, event) == line_of(vm, next)
}

fn draw(names: &BTreeMap<ThreadId, String>, steps: &[(ThreadId, String)]) -> String {
    let room = (WIDTH - 6) / names.len().max(1);
    let mut text = String::new();
    let is_narrow = room < NARROWEST;
    if !is_narrow {
        text += &row("", names.values().map(|name| name.as_str()), room);
    }
    for (i, (thread, step)) in steps.iter().enumerate() {
        let number = (i + 1).to_string();
        if is_narrow {
            let name = names.get(thread).map_or("", String::as_str);
            text += &format!("{number:>4}  {:<24} {step}\n", cut(name, 24));
        } else {
            let cells = names.keys().map(|other| if other == thread { step.as_str() } else { "" });
            text += &row(&number, cells, room);
        }
    }
    text
}

fn row<'a>(number: &str, cells: impl Iterator<Item = &'a str>, room: usize) -> String {
    let mut line = format!("{number:>4}  ");
    for cell in cells {
        let cell = cut(cell, room - 2);
        line += &cell;
        line.extend(std::iter::repeat_n(' ', room - cell.chars().count()));
    }
    format!("{}\n", line.trim_end())
}

/// A text without what is too much.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_string();
    }
    let mut short: String = text.chars().take(room.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// What a step does.
fn name_of(event: &Event, names: &BTreeMap<ThreadId, String>) -> String {
    match event.operation {
        Operation::Start => String::from("begins"),
        Operation::Yield => String::from("is interrupted at"),
        Operation::Acquire(_) if event.result == Value::Bool(false) => String::from("cannot take"),
        Operation::Acquire(_) => String::from("takes"),
        Operation::Release(_) => String::from("frees"),
        Operation::Wait(_) => String::from("waits"),
        Operation::Resume { news: News::None | News::TimedOut, .. } => String::from("times out"),
        Operation::Resume { news: News::Notified, .. } => String::from("wakes"),
        Operation::Resume { news: News::Interrupted, .. } => String::from("is interrupted"),
        Operation::Join(other) => {
            let name = names.get(&other).map_or("a thread", String::as_str);
            match event.result {
                Value::Bool(false) => format!("gives up on {name}"),
                _ => format!("joins {name}"),
            }
        }
        Operation::Outside => String::from("goes on with what has come"),
        Operation::Sleep => String::from("has slept"),
        Operation::Enter => String::from("enters"),
        Operation::AwaitChange { .. } => String::from("looks again"),
    }
}

/// What a step does, with the line of the program that takes it.
fn with_line(vm: &Vm, event: &Event, did: String) -> String {
    match line_of(vm, event) {
        Some((line, text)) => format!("{line}: {did}  {text}"),
        None => did,
    }
}

/// The line of the program that takes a step: its number and its text.
fn line_of<'a>(vm: &'a Vm, event: &Event) -> Option<(u32, &'a str)> {
    let (code, pc) = event.place?;
    let proto = &vm.code(code).proto;
    let line = proto.source.line(proto.span_at(pc as usize).start);
    Some((line, proto.source.line_text(line).trim()))
}
