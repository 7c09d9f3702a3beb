//! Locks and conditions, and the steps that threads take with them.
//!
//! They are objects of the heap, and their rules are the same in every runtime. The runtime only decides when a step is
//! taken ([`crate::runtime::Runtime`]).

use std::any::Any;
use std::collections::VecDeque;

use sesf_heap::{
    ClassId, Heap, Nanoseconds, NativeObject, News, Object, ObjectId, Operation, ThreadId, Tracer, Value, Waiting,
    classes,
};
use sesf_network::Network;

use crate::error::Res;
use crate::runtime::Event;
use crate::vm::Vm;

/// A lock.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Lock {
    /// Who holds it.
    pub owner: Option<ThreadId>,
    /// How often.
    pub depth: u32,
    /// Whether its owner may take it again; any other lock may be given back by anyone.
    pub is_reentrant: bool,
    /// Who has found it taken and waits, in the order of coming.
    pub waiters: VecDeque<ThreadId>,
}

/// A condition with its lock.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Condition {
    pub lock: ObjectId,
    /// Who waits to be notified, in the order of coming.
    pub waiters: VecDeque<ThreadId>,
}

impl NativeObject for Lock {
    fn trace(&self, _: &mut dyn Tracer) {}
    fn in_new_process(&self) -> Option<Box<dyn NativeObject>> {
        let is_reentrant = self.is_reentrant;
        (self.owner.is_some() || !self.waiters.is_empty())
            .then(|| Box::new(Lock { is_reentrant, ..Lock::default() }) as _)
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.clone())
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Lock>()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        out.push(self.is_reentrant as u8);
        out.extend(self.owner.map_or(u32::MAX, |owner| owner.0).to_le_bytes());
        out.extend(self.depth.to_le_bytes());
        // Whoever waits shows that itself.
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

impl NativeObject for Condition {
    fn trace(&self, tracer: &mut dyn Tracer) {
        tracer.visit(Value::Object(self.lock));
    }
    fn in_new_process(&self) -> Option<Box<dyn NativeObject>> {
        let lock = self.lock;
        (!self.waiters.is_empty()).then(|| Box::new(Condition { lock, ..Condition::default() }) as _)
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.clone())
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Condition>()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        self.waiters.iter().for_each(|thread| out.extend(thread.0.to_le_bytes()));
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

fn lock(heap: &Heap, id: ObjectId) -> Option<&Lock> {
    heap.objects.get(id).content.as_ref()?.as_any().downcast_ref()
}

fn condition(heap: &Heap, id: ObjectId) -> Option<&Condition> {
    heap.objects.get(id).content.as_ref()?.as_any().downcast_ref()
}

/// The lock that a step is about.
pub fn lock_of(heap: &Heap, operation: Operation) -> Option<ObjectId> {
    match operation {
        Operation::Acquire(lock) | Operation::Release(lock) => Some(lock),
        Operation::Wait(id) | Operation::Resume { condition: id, .. } => {
            condition(heap, id).map(|condition| condition.lock)
        }
        _ => None,
    }
}

/// Whether a thread can take its next step, its deadline aside. Steps in a network are possible where there is one.
pub fn is_enabled(heap: &Heap, network: Option<&Network>, thread: ThreadId, operation: Operation) -> bool {
    let is_free = |id: ObjectId| lock(heap, id).is_none_or(|lock| lock.is_free_for(thread));
    match operation {
        Operation::Start | Operation::Yield | Operation::Release(_) | Operation::Wait(_) => true,
        Operation::Acquire(lock) => is_free(lock),
        Operation::Resume { news: News::None, .. } | Operation::Sleep | Operation::Rest | Operation::Idle => false,
        Operation::Resume { .. } => lock_of(heap, operation).is_none_or(is_free),
        Operation::Join(other) => heap.threads.has_ended(other),
        Operation::Enter | Operation::Outside | Operation::Ask { .. } => true,
        Operation::Answer { has_come, .. } => has_come,
        Operation::Network(..) => match (network, heap.threads.get(thread)) {
            (Some(network), Some(state)) => network.is_any_ready(&state.interests),
            _ => false,
        },
        Operation::AwaitChange { seen } => heap.threads.n_changes != seen,
    }
}

impl Vm {
    /// No thread can go on, now or later: if one waits for that, it can. Whoever judges a program at rest, as a
    /// servicetester does, waits so; without it that is a deadlock.
    pub fn end_rest(&mut self) -> bool {
        let waits = |(_, thread): &(ThreadId, &sesf_heap::Thread)| {
            thread.waiting.is_some_and(|waiting| waiting.operation == Operation::Rest)
        };
        let Some(id) = self.heap.threads.iter().find(waits).map(|(id, _)| id) else { return false };
        if let Some(thread) = self.heap.threads.get_mut(id) {
            thread.waiting = Some(Operation::Yield.untimed());
        }
        self.runtime.wake(id);
        true
    }

    /// A new lock, as an instance of a library class.
    pub fn new_lock(&mut self, class: ClassId, is_reentrant: bool) -> ObjectId {
        self.heap.add(|h| &mut h.objects, Object::new(class, Lock { is_reentrant, ..Lock::default() }))
    }

    /// A new condition, as an instance of a library class.
    pub fn new_condition(&mut self, class: ClassId, lock: ObjectId) -> ObjectId {
        self.heap.add(|h| &mut h.objects, Object::new(class, Condition { lock, ..Condition::default() }))
    }

    /// A lock's state.
    #[inline]
    pub fn lock(&self, id: ObjectId) -> Option<&Lock> {
        lock(&self.heap, id)
    }

    #[inline]
    fn lock_mut(&mut self, id: ObjectId) -> Option<&mut Lock> {
        self.heap.objects.get_mut(id).content.as_mut()?.as_any_mut().downcast_mut()
    }

    /// A condition's state.
    #[inline]
    pub fn condition(&self, id: ObjectId) -> Option<&Condition> {
        condition(&self.heap, id)
    }

    #[inline]
    fn condition_mut(&mut self, id: ObjectId) -> Option<&mut Condition> {
        self.heap.objects.get_mut(id).content.as_mut()?.as_any_mut().downcast_mut()
    }

    /// Takes a thread's next step, if that is possible now: its result, or what the thread waits for from now on.
    ///
    /// # Errors
    /// What the step raises.
    pub(crate) fn perform(&mut self, thread: ThreadId, waiting: Waiting) -> Res<Result<Value, Waiting>> {
        let result = self.try_step(thread, waiting);
        let value = result.ok().and_then(Result::ok);
        if result != Ok(Err(waiting))
            && self.runtime.stepped(thread, waiting.operation, lock_of(&self.heap, waiting.operation), value)
        {
            self.note_step(thread, waiting.operation, value);
        }
        result
    }

    #[cold]
    pub(crate) fn note_step(&mut self, thread: ThreadId, operation: Operation, result: Option<Value>) {
        let place = self.place_in_program(thread);
        let name = (operation == Operation::Start).then(|| self.actor_name(thread));
        let event = Event {
            actor: self.actor(thread),
            operation,
            result: result.unwrap_or_default(),
            place,
            name,
            delivery: None,
        };
        self.runtime.note(event);
    }

    fn try_step(&mut self, thread: ThreadId, waiting: Waiting) -> Res<Result<Value, Waiting>> {
        let is_over = waiting.deadline.is_some_and(|deadline| deadline <= self.runtime.now());
        match waiting.operation {
            Operation::Start | Operation::Yield => Ok(Ok(Value::None)),
            Operation::Sleep if is_over => Ok(Ok(Value::None)),
            Operation::Sleep | Operation::Idle => Ok(Err(waiting)),
            Operation::Outside => self.continue_after_outside(thread, waiting),
            Operation::Network(..) => self.continue_in_network(thread, waiting, is_over),
            Operation::Join(other) => {
                let has_ended = self.heap.threads.has_ended(other);
                if !has_ended && !is_over {
                    self.note_joiner(other, thread);
                    return Ok(Err(waiting));
                }
                Ok(Ok(Value::Bool(has_ended)))
            }
            Operation::Ask { process, request } => {
                Ok(Err(self.send_request(thread, (process, request), waiting.deadline)))
            }
            Operation::Answer { has_come: true, .. } => Ok(Ok(self.take_answer(thread))),
            Operation::Answer { .. } if is_over => {
                self.take_answer(thread);
                Ok(Ok(Value::Bool(false)))
            }
            Operation::Answer { .. } => Ok(Err(waiting)),
            Operation::Acquire(lock) => {
                let is_taken = self.take_lock(lock, thread, 1, is_over);
                if is_taken || is_over { Ok(Ok(Value::Bool(is_taken))) } else { Ok(Err(waiting)) }
            }
            Operation::Release(lock) => {
                self.give_back(lock, thread)?;
                Ok(Ok(Value::None))
            }
            Operation::Enter => {
                self.n_atomic = 1;
                Ok(Ok(Value::Bool(true)))
            }
            Operation::AwaitChange { seen } => {
                if self.heap.threads.n_changes == seen {
                    self.heap.threads.awaiting.push(thread);
                    return Ok(Err(waiting));
                }
                self.n_atomic = 1;
                self.looks_again = true;
                Ok(Ok(Value::None))
            }
            Operation::Rest => Ok(Err(waiting)),
            Operation::Wait(condition) => self.begin_wait(condition, thread, waiting.deadline).map(Err),
            Operation::Resume { condition, depth, news } => {
                let news = if news == News::None && is_over { self.give_up(condition, thread) } else { news };
                if news == News::None {
                    return Ok(Err(waiting));
                }
                let Some(lock) = lock_of(&self.heap, waiting.operation) else { return Ok(Ok(Value::None)) };
                if !self.take_lock(lock, thread, depth, false) {
                    return Ok(Err(Operation::Resume { condition, depth, news }.untimed()));
                }
                match news {
                    News::Interrupted => Err(self.error_with(classes::KEYBOARD_INTERRUPT, &[])),
                    _ => Ok(Ok(Value::Bool(news == News::Notified))),
                }
            }
        }
    }

    /// Takes a lock if it is free. Otherwise the thread stands in line for it, unless its time `is_over`.
    fn take_lock(&mut self, id: ObjectId, thread: ThreadId, depth: u32, is_over: bool) -> bool {
        let Some(lock) = self.lock_mut(id) else { return true };
        let is_free = lock.is_free_for(thread);
        if is_free {
            lock.owner = Some(thread);
            lock.depth += depth;
        }
        match is_free || is_over {
            true if lock.waiters.is_empty() => {}
            true => lock.waiters.retain(|waiter| *waiter != thread),
            false if lock.waiters.contains(&thread) => {}
            false => lock.waiters.push_back(thread),
        }
        is_free
    }

    fn give_back(&mut self, id: ObjectId, thread: ThreadId) -> Res<()> {
        let Some(lock) = self.lock_mut(id) else { return Ok(()) };
        if lock.is_reentrant && lock.owner != Some(thread) {
            return Err(self.runtime_error("cannot release un-acquired lock"));
        }
        if lock.owner.is_none() {
            return Err(self.runtime_error("release unlocked lock"));
        }
        lock.depth -= 1;
        if lock.depth == 0 {
            self.set_free(id);
        }
        Ok(())
    }

    /// Lets go of a lock altogether, and of the first in line.
    fn set_free(&mut self, id: ObjectId) {
        let Some(lock) = self.lock_mut(id) else { return };
        (lock.owner, lock.depth) = (None, 0);
        if let Some(first) = lock.waiters.front().copied() {
            self.runtime.wake(first);
        }
    }

    fn begin_wait(&mut self, condition: ObjectId, thread: ThreadId, deadline: Option<Nanoseconds>) -> Res<Waiting> {
        let Some(lock) = lock_of(&self.heap, Operation::Wait(condition)) else {
            return Ok(Operation::Yield.untimed());
        };
        let depth = match self.lock(lock) {
            Some(lock) if lock.owner.is_some() && (!lock.is_reentrant || lock.owner == Some(thread)) => lock.depth,
            _ => return Err(self.runtime_error("cannot wait on un-acquired lock")),
        };
        self.set_free(lock);
        if let Some(condition) = self.condition_mut(condition) {
            condition.waiters.push_back(thread);
        }
        Ok(Waiting { operation: Operation::Resume { condition, depth, news: News::None }, deadline })
    }

    /// A thread waits no longer to be notified.
    fn give_up(&mut self, condition: ObjectId, thread: ThreadId) -> News {
        if let Some(condition) = self.condition_mut(condition) {
            condition.waiters.retain(|waiter| *waiter != thread);
        }
        News::TimedOut
    }

    /// Notifies up to `n` of the threads that wait on a condition, whose lock the running thread holds.
    ///
    /// # Errors
    /// `RuntimeError` if it does not.
    pub fn notify(&mut self, id: ObjectId, n: usize) -> Res<()> {
        let Some(lock) = lock_of(&self.heap, Operation::Wait(id)) else { return Ok(()) };
        let me = self.current;
        if self.lock(lock).is_some_and(|lock| lock.owner.is_none() || lock.is_reentrant && lock.owner != Some(me)) {
            return Err(self.runtime_error("cannot notify on un-acquired lock"));
        }
        for _ in 0..n {
            let n_waiters = self.condition(id).map_or(0, |condition| condition.waiters.len());
            if n_waiters == 0 {
                break;
            }
            let chosen = self.runtime.choose_waiter(n_waiters);
            let Some(thread) = self.condition_mut(id).and_then(|condition| condition.waiters.remove(chosen)) else {
                break;
            };
            self.inform(thread);
            if let Some(lock) = self.lock_mut(lock) {
                lock.waiters.push_back(thread);
            }
        }
        Ok(())
    }

    /// Tells a waiting thread that it was notified. It goes on once it has the lock.
    fn inform(&mut self, thread: ThreadId) {
        if let Some(Waiting { operation: Operation::Resume { news, .. }, deadline }) =
            self.heap.threads.get_mut(thread).and_then(|thread| thread.waiting.as_mut())
        {
            *news = News::Notified;
            *deadline = None;
        }
    }

    fn note_joiner(&mut self, other: ThreadId, joiner: ThreadId) {
        if let Some(other) = self.heap.threads.get_mut(other)
            && !other.joiners.contains(&joiner)
        {
            other.joiners.push(joiner);
        }
    }

    /// The user interrupts what a thread waits for: what it waits for from now on, if it must have a condition's lock first.
    pub(crate) fn interrupt_wait(&mut self, thread: ThreadId, operation: Operation) -> Option<Waiting> {
        if let Operation::Resume { condition, depth, news } = operation {
            if news == News::None {
                self.give_up(condition, thread);
            }
            return Some(Operation::Resume { condition, depth, news: News::Interrupted }.untimed());
        }
        if let Operation::Answer { .. } = operation {
            self.take_answer(thread);
        }
        self.forget_outside(thread);
        self.leave_line(thread, operation);
        None
    }

    /// A thread that stood in line for a lock does not want it any more.
    fn leave_line(&mut self, thread: ThreadId, operation: Operation) {
        let Some(id) = lock_of(&self.heap, operation) else { return };
        let Some(lock) = self.lock_mut(id) else { return };
        lock.waiters.retain(|waiter| *waiter != thread);
        // It may have been woken in vain.
        if lock.owner.is_none()
            && let Some(first) = lock.waiters.front().copied()
        {
            self.runtime.wake(first);
        }
    }
}

impl Lock {
    /// Whether a thread could take it now.
    #[inline]
    pub fn is_free_for(&self, thread: ThreadId) -> bool {
        self.owner.is_none() || self.is_reentrant && self.owner == Some(thread)
    }
}
