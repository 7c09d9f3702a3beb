//! The bounded buffer of `bounded_buffer.py`, in Rust under Shuttle's random scheduler: 2 producers and 2 consumers of 3
//! items each, capacity 2. Prints how many schedules it explores in a second.

use std::collections::VecDeque;
use std::time::Instant;

use shuttle::scheduler::RandomScheduler;
use shuttle::sync::{Arc, Condvar, Mutex};
use shuttle::{Config, Runner, thread};

const CAPACITY: usize = 2;
const ITEMS: usize = 3;

#[derive(Default)]
struct Buffer {
    items: Mutex<VecDeque<usize>>,
    changed: Condvar,
}

impl Buffer {
    fn put(&self, item: usize) {
        let mut items = self.items.lock().unwrap();
        while items.len() == CAPACITY {
            items = self.changed.wait(items).unwrap();
        }
        items.push_back(item);
        self.changed.notify_all();
    }

    fn get(&self) -> usize {
        let mut items = self.items.lock().unwrap();
        loop {
            if let Some(item) = items.pop_front() {
                self.changed.notify_all();
                return item;
            }
            items = self.changed.wait(items).unwrap();
        }
    }
}

fn program() {
    let buffer = Arc::new(Buffer::default());
    let producers: Vec<_> = [0, 10]
        .into_iter()
        .map(|base| {
            let buffer = Arc::clone(&buffer);
            thread::spawn(move || (0..ITEMS).for_each(|i| buffer.put(base + i)))
        })
        .collect();
    let consumers: Vec<_> = (0..2)
        .map(|_| {
            let buffer = Arc::clone(&buffer);
            thread::spawn(move || (0..ITEMS).map(|_| buffer.get()).collect::<Vec<_>>())
        })
        .collect();
    producers.into_iter().for_each(|producer| producer.join().unwrap());
    let mut got: Vec<usize> = consumers.into_iter().flat_map(|consumer| consumer.join().unwrap()).collect();
    got.sort_unstable();
    assert_eq!(got, [0, 1, 2, 10, 11, 12]);
}

fn main() {
    let n = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let start = Instant::now();
    Runner::new(RandomScheduler::new(n), Config::default()).run(program);
    println!("{:.0} schedules per second", n as f64 / start.elapsed().as_secs_f64());
}
