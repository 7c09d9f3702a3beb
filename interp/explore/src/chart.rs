//! A run as a chart: a column for each thread, a line for each step, with the line of the source.

use std::collections::BTreeMap;

use sesf_heap::{News, Operation, ThreadId, Value};
use sesf_vm::Vm;
use sesf_vm::runtime::Event;

/// How wide a chart may be.
const WIDTH: usize = 118;
/// How narrow a column may be.
const NARROWEST: usize = 26;

/// The chart of these steps.
pub fn chart(vm: &Vm, events: &[Event]) -> String {
    let mut names = BTreeMap::from([(ThreadId::MAIN, String::from("MainThread"))]);
    for event in events {
        let name = event.name.clone();
        names.entry(event.thread).or_insert_with(|| name.unwrap_or_else(|| format!("Thread {}", event.thread.0)));
    }
    let threads: Vec<ThreadId> = names.keys().copied().collect();
    let room = (WIDTH - 6) / threads.len().max(1);
    let mut text = String::new();
    let is_narrow = room < NARROWEST;
    if !is_narrow {
        text += &row("", names.values().map(|name| name.as_str()), room);
    }
    for (i, event) in events.iter().enumerate() {
        let number = (i + 1).to_string();
        let step = describe(vm, event, &names);
        if is_narrow {
            let name = names.get(&event.thread).map_or("", String::as_str);
            text += &format!("{number:>4}  {:<24} {step}\n", cut(name, 24));
        } else {
            let cells = threads.iter().map(|thread| if *thread == event.thread { step.as_str() } else { "" });
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

/// A step, with the line of the program that takes it.
fn describe(vm: &Vm, event: &Event, names: &BTreeMap<ThreadId, String>) -> String {
    let did = match event.operation {
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
        Operation::Sleep => String::from("has slept"),
        Operation::Enter => String::from("enters"),
        Operation::AwaitChange { .. } => String::from("looks again"),
    };
    let Some((code, pc)) = event.place else { return did };
    let proto = &vm.code(code).proto;
    let line = proto.source.line(proto.span_at(pc as usize).start);
    format!("{line}: {did}  {}", proto.source.line_text(line).trim())
}
