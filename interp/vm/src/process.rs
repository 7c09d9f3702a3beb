//! Processes: how one begins, what one asks of another, and what it answers.
//!
//! A process is a machine. It begins as a copy of its parent's heap, as with `fork`, but shares nothing with it, and has one
//! thread. All that processes send each other are [`Letter`]s, which the runtime carries. A call from another process is
//! run in a thread of its own.

use sesf_heap::{Caller, Nanoseconds, Operation, ProcessId, Request, Thread, ThreadId, Value, Waiting};

use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::vm::{Root, Vm};

/// The name in the prelude of the function that serves a call: it is given the method's
/// name, the arguments, and what the thread is called.
const SERVE: &str = "_serve_call";

/// What one process sends to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Letter {
    /// It is asked for something.
    Request {
        /// Who is asked.
        to: ProcessId,
        /// By whom.
        from: Caller,
        /// For what.
        request: Request,
        /// More about a call.
        call: Option<Call>,
    },
    /// It is answered.
    Answer {
        /// Who has asked.
        to: Caller,
        /// What the answer is.
        answer: Answer,
    },
}

/// A call of a method in another process.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// The method.
    pub method: String,
    /// Its arguments, as they travel.
    pub arguments: Vec<u8>,
    /// How people call who makes it.
    pub by: String,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// What a call has returned or raised, as it travels.
    Returned(Vec<u8>),
    /// The process has ended.
    Ended,
    /// The process could not even begin with it; the reason.
    Refused(String),
}

impl Letter {
    /// The process that is to get it.
    pub fn destination(&self) -> ProcessId {
        match self {
            Letter::Request { to, .. } => *to,
            Letter::Answer { to, .. } => to.process,
        }
    }

    /// What is answered if that process has ended: nobody waits for the answer to an answer.
    pub fn if_undeliverable(&self) -> Option<Letter> {
        match self {
            Letter::Request { from, .. } => Some(Letter::Answer { to: *from, answer: Answer::Ended }),
            Letter::Answer { .. } => None,
        }
    }
}

impl Vm {
    /// Begins a process that makes a call: a copy of this one in which nothing else runs. `serve` is the function that
    /// serves calls to it. A name that ends in `-` is completed by the number of the process.
    ///
    /// # Errors
    /// `RuntimeError` if the runtime can have no more processes, `MemoryError` if there is no room for the call.
    pub fn spawn(&mut self, name: &str, serve: Value, function: Value, args: &[Value]) -> Res<ProcessId> {
        let process = self.runtime.new_process();
        let mut child = self.copy_process(process);
        child.name = match name.ends_with('-') {
            true => format!("{name}{}", process.0),
            false => name.to_string(),
        };
        let (prelude, key) = (child.root_dict(Root::Prelude), child.heap.intern(SERVE));
        child.dict_set_name(prelude, key, serve);
        // An exception of the child's is nothing that the parent could show.
        match child.invoke(function, args, &[], ReturnTo::EXIT) {
            Ok(Called::Pushed) => {}
            Ok(Called::Value(_)) => return Err(self.type_error("a process runs a function of the language")),
            Err(_) => return Err(self.memory_error()),
        }
        match self.runtime.spawn(Box::new(child)) {
            Ok(()) => Ok(process),
            Err(error) => Err(self.runtime_error(format!("can't start new process: {error}"))),
        }
    }

    /// The machine of a new process that begins as a copy of this one.
    fn copy_process(&mut self, process: ProcessId) -> Vm {
        let object = self.heap.threads.get(ThreadId::MAIN).map_or(Value::None, |main| main.object);
        let main = Thread { waiting: Some(Operation::Start.untimed()), object, ..Thread::default() };
        Vm {
            process,
            natives: self.natives.clone(),
            object_new: self.object_new,
            max_str_digits: self.max_str_digits,
            recursion_limit: self.recursion_limit,
            collect_always: self.collect_always,
            config: self.config.clone(),
            library: self.library.clone(),
            ..Vm::bare(self.heap.of_new_process(main), self.host.fork())
        }
    }

    /// The running thread asks another process for something and waits for the answer: a bytes object with what a call
    /// returned, None if the process has ended, a text that says why it could not be asked, False if the time is over.
    /// `words` are the name of the process and, for a call, of the method, and the arguments.
    ///
    /// # Errors
    /// `RuntimeError` where the thread cannot be left.
    pub fn ask(&mut self, process: ProcessId, request: Request, words: &[Value], timeout: Option<Nanoseconds>) -> Res {
        if !self.can_be_left() {
            return Err(self.cannot_wait());
        }
        if let Some(thread) = self.heap.threads.get_mut(self.current) {
            thread.arguments = words.to_vec();
        }
        self.operate(Operation::Ask { process, request }, timeout)
    }

    /// Sends what a thread asks for: what it waits for from now on.
    pub(crate) fn send_request(
        &mut self,
        thread: ThreadId,
        (to, request): (ProcessId, Request),
        deadline: Option<Nanoseconds>,
    ) -> Waiting {
        let number = self.heap.threads.n_requests;
        self.heap.threads.n_requests += 1;
        let from = Caller { process: self.process, thread, request: number };
        let by = match self.process {
            ProcessId::FIRST => self.thread_name(thread),
            _ => self.name.clone(),
        };
        let words =
            self.heap.threads.get_mut(thread).map(|thread| (thread.arguments.get(1).copied(), thread.arguments.pop()));
        let call = match (request, words) {
            (Request::Call, Some((Some(Value::Str(method)), Some(Value::Bytes(arguments))))) => {
                let (method, arguments) =
                    (self.heap.str(method).to_string(), self.heap.bytes_objects.get(arguments).to_vec());
                Some(Call { method, arguments, by })
            }
            _ => None,
        };
        self.runtime.post(Letter::Request { to, from, request, call });
        Waiting { operation: Operation::Answer { process: to, request, number, has_come: false }, deadline }
    }

    /// The answer that a thread waited for.
    pub(crate) fn take_answer(&mut self, thread: ThreadId) -> Value {
        let words = self.heap.threads.get_mut(thread).map(|thread| std::mem::take(&mut thread.arguments));
        words.and_then(|words| words.last().copied()).unwrap_or(Value::None)
    }

    /// The running thread has the answer to the call that it serves.
    pub fn answer(&mut self, returned: Vec<u8>) {
        let caller = self.heap.threads.get_mut(self.current).and_then(|thread| thread.caller.take());
        if let Some(to) = caller {
            self.runtime.post(Letter::Answer { to, answer: Answer::Returned(returned) });
        }
    }

    /// Takes a letter to this process, which is not running. A request to end is the runtime's to grant.
    pub fn receive(&mut self, letter: Letter) {
        // Native code holds values meanwhile: nothing is to be collected.
        self.loop_depth += 1;
        self.take_letter(letter);
        self.loop_depth -= 1;
    }

    fn take_letter(&mut self, letter: Letter) {
        match letter {
            Letter::Request { from, call: Some(call), .. } => {
                if let Err(reason) = self.serve(from, &call) {
                    self.runtime.post(Letter::Answer { to: from, answer: Answer::Refused(reason) });
                }
            }
            Letter::Request { from, .. } => {
                let watchers = &mut self.heap.threads.watchers;
                // It has given up on what it asked before.
                watchers.retain(|other| (other.process, other.thread) != (from.process, from.thread));
                watchers.push(from);
            }
            Letter::Answer { to, answer } => self.take_in(to, answer),
        }
    }

    /// Begins a thread that serves a call; or the reason why not.
    fn serve(&mut self, from: Caller, call: &Call) -> Result<(), String> {
        let Some(serve) = self.dict_get_str(self.root_dict(Root::Prelude), SERVE) else {
            return Err(format!("process '{}' serves no calls", self.name));
        };
        let no_room = |_| format!("process '{}' has no room for the arguments of {}()", self.name, call.method);
        self.heap.check_room(call.arguments.len() + call.method.len()).map_err(no_room)?;
        let method = self.heap.new_str(&call.method);
        let arguments = self.heap.new_bytes(&call.arguments);
        let name = format!("{}() for {}", call.method, call.by);
        let name_value = self.heap.new_str(&name);
        let started = self.start_thread(serve, &[method, arguments, name_value], Value::None, true);
        let thread = started.map_err(|error| self.reason(error))?;
        if let Some(thread) = self.heap.threads.get_mut(thread) {
            thread.caller = Some(from);
            thread.name = Some(name.into());
        }
        Ok(())
    }

    fn reason(&mut self, error: Interrupt) -> String {
        match error {
            Interrupt::Raise(exception) => self.str(Value::Exception(exception)).unwrap_or_default(),
            Interrupt::Call => String::new(),
        }
    }

    /// Gives an answer to the thread that waits for it, unless it does no more.
    fn take_in(&mut self, to: Caller, answer: Answer) {
        let waits = self.heap.threads.get(to.thread).and_then(|thread| thread.waiting);
        let Some(Waiting { operation: Operation::Answer { process, request, number, has_come: false }, .. }) = waits
        else {
            return;
        };
        if number != to.request {
            return;
        }
        let value = match answer {
            Answer::Returned(bytes) if self.heap.check_room(bytes.len()).is_ok() => self.heap.new_bytes(&bytes),
            Answer::Returned(bytes) => {
                self.heap.new_str(&format!("there is no room for the answer of {} bytes", bytes.len()))
            }
            Answer::Ended => Value::None,
            Answer::Refused(reason) => self.heap.new_str(&reason),
        };
        if let Some(thread) = self.heap.threads.get_mut(to.thread) {
            thread.arguments.push(value);
            thread.waiting = Some(Operation::Answer { process, request, number, has_come: true }.untimed());
        }
        self.runtime.wake(to.thread);
    }

    /// What is said to all who wait for something from this process, when it ends.
    pub fn last_letters(&self) -> Vec<Letter> {
        let callers = self.heap.threads.iter().filter_map(|(_, thread)| thread.caller);
        let all = callers.chain(self.heap.threads.watchers.iter().copied());
        all.map(|to| Letter::Answer { to, answer: Answer::Ended }).collect()
    }

    /// Whether the program may end as far as this process is concerned: its main thread has ended and the others are daemons.
    pub fn is_idle(&self) -> bool {
        let is_done = |thread: &Thread| thread.waiting.is_some_and(|waiting| waiting.operation == Operation::Idle);
        self.heap.threads.iter().all(|(_, thread)| thread.is_daemon || is_done(thread))
    }

    /// The main thread has ended; the process goes on with others.
    pub fn idle(&mut self) {
        if let Some(main) = self.heap.threads.get_mut(ThreadId::MAIN) {
            main.waiting = Some(Operation::Idle.untimed());
        }
    }

    /// How people call a thread among those of all processes.
    pub fn actor_name(&self, thread: ThreadId) -> String {
        match (self.process, thread) {
            (ProcessId::FIRST, _) => self.thread_name(thread),
            (_, ThreadId::MAIN) => self.name.clone(),
            _ => format!("{}: {}", self.name, self.thread_name(thread)),
        }
    }
}
