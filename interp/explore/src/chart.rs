//! A run as a chart: a column for each thread, a line for each step, with the line of the source.

use std::collections::BTreeMap;

use sesf_heap::{NetworkStep, News, Operation, Request, Thread, Value};
use sesf_network::{Address, Delivery, LinkId, Outcome};
use sesf_runtime::for_each_machine;
use sesf_vm::Vm;
use sesf_vm::runtime::{Actor, Event, Place};

use crate::run::Fault;

/// How wide a chart may be.
const WIDTH: usize = 118;
/// How narrow a column may be.
const NARROWEST: usize = 26;

/// The chart of these steps, and of what ended the run.
pub fn chart(vm: &mut Vm, events: &[Event], fault: Option<&Fault>) -> String {
    let mut names = BTreeMap::from([(Actor::MAIN, String::from("MainThread"))]);
    let events: Vec<&Event> = visible(events);
    for event in &events {
        let name = event.name.clone();
        names.entry(column(event.actor)).or_insert_with(|| name.unwrap_or_else(|| number(event.actor)));
    }
    let mut steps = steps(&events, &names);
    if let Some(Fault::Exception(failure)) = fault {
        let line = failure.place.as_ref().map_or(String::new(), |(_, line)| format!("{line}: "));
        steps.push((failure.actor, format!("{line}raises {}", failure.class)));
    }
    if let Some(Fault::Deadlock(_)) = fault {
        for (thread, _) in vm.heap.threads.iter() {
            names.entry(vm.actor(thread)).or_insert_with(|| vm.thread_name(thread));
        }
        steps.extend(waits(vm));
    }
    draw(&names, &steps)
}

/// The steps without those of threads of the library's own, whose names begin with a point.
fn visible(events: &[Event]) -> Vec<&Event> {
    let is_own = |event: &&Event| event.name.as_ref().is_some_and(|name| name.starts_with('.'));
    let own: Vec<Actor> = events.iter().filter(is_own).map(|event| event.actor).collect();
    let is_about_own = |event: &Event| match (event.actor, event.operation) {
        (Actor::Thread(process, _), Operation::Join(other)) => own.contains(&Actor::Thread(process, other)),
        _ => false,
    };
    events.iter().filter(|event| !own.contains(&event.actor) && !is_about_own(event)).collect()
}

/// What an actor is called that has no name.
fn number(actor: Actor) -> String {
    match actor {
        Actor::Thread(_, thread) => format!("Thread {}", thread.0),
        Actor::Delivery(_) => String::from("network"),
    }
}

/// In whose column an actor's steps are: all that the network delivers is in one, the last.
fn column(actor: Actor) -> Actor {
    match actor {
        Actor::Thread(..) => actor,
        Actor::Delivery(_) => Actor::Delivery(LinkId(0)),
    }
}

/// What each thread waits for at the end of a run.
fn waits(vm: &mut Vm) -> Vec<(Actor, String)> {
    let mut waits = Vec::new();
    for_each_machine(vm, |vm| {
        let waits_for = |state: &Thread| state.waiting.is_some_and(|waiting| waiting.operation != Operation::Idle);
        for (thread, _) in vm.heap.threads.iter().filter(|(_, state)| waits_for(state)) {
            let place = vm.place_in_program(thread);
            waits.push((vm.actor(thread), with_line(place.as_ref(), String::from("waits for ever"))));
        }
    });
    waits
}

/// What is done in each line of a chart, and by whom.
fn steps(events: &[&Event], names: &BTreeMap<Actor, String>) -> Vec<(Actor, String)> {
    let mut steps = Vec::new();
    let mut rest = events.iter().peekable();
    while let Some(event) = rest.next() {
        if is_of_engine(event) {
            continue;
        }
        // Most locks are given back before anything else happens.
        let did = match rest.next_if(|next| gives_back(event, next)) {
            Some(_) => String::from("takes, frees"),
            None => name_of(event, names),
        };
        steps.push((column(event.actor), with_line(event.place.as_ref(), did)));
    }
    steps
}

/// Whether a step is one of the guarded parts of the library's own, as those of a servicetester are.
fn is_of_engine(event: &Event) -> bool {
    let is_guarded = matches!(
        event.operation,
        Operation::Enter | Operation::AwaitChange { .. } | Operation::Rest | Operation::Yield
    );
    is_guarded && event.place.is_none()
}

/// Whether a step gives back the lock that the step before it took, in the same line of the program.
fn gives_back(event: &Event, next: &Event) -> bool {
    let is_same_lock = match (event.operation, next.operation) {
        (Operation::Acquire(taken), Operation::Release(freed)) => taken == freed && event.result == Value::Bool(true),
        _ => false,
    };
    is_same_lock && event.actor == next.actor && event.place == next.place
}

fn draw(names: &BTreeMap<Actor, String>, steps: &[(Actor, String)]) -> String {
    let room = (WIDTH - 6) / names.len().max(1);
    let mut text = String::new();
    let is_narrow = room < NARROWEST;
    if !is_narrow {
        text += &row("", names.values().map(|name| name.as_str()), room);
    }
    for (i, (actor, step)) in steps.iter().enumerate() {
        let number = (i + 1).to_string();
        if is_narrow {
            let name = names.get(actor).map_or("", String::as_str);
            text += &format!("{number:>4}  {:<24} {step}\n", cut(name, 24));
        } else {
            let cells = names.keys().map(|other| if other == actor { step.as_str() } else { "" });
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
fn name_of(event: &Event, names: &BTreeMap<Actor, String>) -> String {
    if let Some(delivery) = &event.delivery {
        return delivered(delivery);
    }
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
            let joined = match event.actor {
                Actor::Thread(process, _) => Actor::Thread(process, other),
                actor => actor,
            };
            let name = names.get(&joined).map_or("a thread", String::as_str);
            match event.result {
                Value::Bool(false) => format!("gives up on {name}"),
                _ => format!("joins {name}"),
            }
        }
        Operation::Outside => String::from("goes on with what has come"),
        Operation::Sleep => String::from("has slept"),
        Operation::Network(step, _) => String::from(match step {
            NetworkStep::Bind => "binds",
            NetworkStep::Listen => "listens",
            NetworkStep::Connect => "connects",
            NetworkStep::Accept => "accepts",
            NetworkStep::Send => "sends",
            NetworkStep::Receive => "receives",
            NetworkStep::ShutDown => "shuts down",
            NetworkStep::Close => "closes",
            NetworkStep::Poll => "looks at its sockets",
        }),
        Operation::Ask { request: Request::Call, .. } => String::from("calls"),
        Operation::Ask { request: Request::Join, .. } => String::from("waits for the end"),
        Operation::Ask { request: Request::Crash, .. } => String::from("crashes"),
        Operation::Ask { request: Request::End, .. } => String::from("ends"),
        Operation::Answer { request: Request::Call, .. } if event.result.is_none() => String::from("learns of the end"),
        Operation::Answer { .. } if event.result.is_none() => String::from("sees the end"),
        Operation::Answer { .. } if event.result == Value::Bool(false) => String::from("times out"),
        Operation::Answer { .. } => String::from("gets the answer"),
        Operation::Idle => String::from("idles"),
        Operation::Enter => String::from("enters"),
        Operation::Rest => String::from("sees that nothing moves"),
        Operation::AwaitChange { .. } => String::from("looks again"),
    }
}

/// What was delivered: messages between endpoints with what they say.
fn delivered(delivery: &Delivery) -> String {
    let Delivery { from, to, outcome, .. } = delivery;
    let (Address::Name { .. }, Some((message, fate))) = (to, fate(outcome)) else { return delivery.to_string() };
    format!("{from} to {to}{fate}: {}", sesf_wire::show(message))
}

/// A message, and what became of it.
fn fate(outcome: &Outcome) -> Option<(&[u8], &'static str)> {
    match outcome {
        Outcome::Message(message) => Some((message, "")),
        Outcome::Duplicated(message) => Some((message, ", a copy follows")),
        Outcome::Overtaking(message) => Some((message, ", before an earlier one")),
        Outcome::Lost(message) => Some((message, ", lost")),
        Outcome::Unclaimed(message) => Some((message, ", where nobody is")),
        Outcome::Connected | Outcome::Refused | Outcome::Bytes(_) | Outcome::Ended | Outcome::Reset => None,
    }
}

/// What a step does, with the line of the program that takes it.
fn with_line(place: Option<&Place>, did: String) -> String {
    match place {
        Some(Place { line, text, .. }) => format!("{line}: {did}  {text}"),
        None => did,
    }
}
