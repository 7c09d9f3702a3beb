//! Splitting exception groups, and `except*`.

use sesf_heap::{ClassId, ExceptionId, Value, classes, names};

use crate::error::Res;
use crate::vm::Vm;

const NO_EXCEPTION: &str = "catching classes that do not inherit from BaseException is not allowed";
const IS_GROUP: &str = "catching ExceptionGroup with except* is not allowed. Use except instead.";
const CONDITION: &str = "expected a function, exception type or tuple of exception types";

/// How the exceptions of a group are chosen.
#[derive(Clone, Debug)]
enum Condition {
    /// Instances of one of these classes.
    Classes(Vec<ClassId>),
    /// Those for which the function gives true.
    Function(Value),
    /// These very ones.
    Identity(Vec<ExceptionId>),
}

impl Vm {
    /// `group.split(condition)`: the part that matches and the rest, each None if empty.
    pub(super) fn split_by(&mut self, group: Value, condition: Value) -> Res<(Value, Value)> {
        let condition = self.split_condition(condition)?;
        self.split(group, &condition)
    }

    fn split_condition(&mut self, condition: Value) -> Res<Condition> {
        let is_classes = match self.builtin_value(condition) {
            Value::Class(class) => self.is_subclass(class, classes::BASE_EXCEPTION),
            Value::Tuple(_) => true,
            _ => false,
        };
        if is_classes {
            return self.handler_classes(condition, CONDITION).map(|found| Condition::Classes(found.into_vec()));
        }
        let is_function = !matches!(condition, Value::Class(_))
            && (matches!(condition, Value::Function(_) | Value::Native(_) | Value::Method(_))
                || self.special_of(condition, names::CALL).is_some());
        if is_function { Ok(Condition::Function(condition)) } else { Err(self.type_error(CONDITION)) }
    }

    fn satisfies(&mut self, exception: Value, condition: &Condition) -> Res<bool> {
        match condition {
            Condition::Classes(classes) => Ok(self.is_subclass_of_any(self.class_of(exception), classes)),
            Condition::Function(function) => {
                let answer = self.call(*function, &[exception])?;
                self.truth(answer)
            }
            Condition::Identity(chosen) => Ok(matches!(exception, Value::Exception(id) if chosen.contains(&id))),
        }
    }

    fn split(&mut self, exception: Value, condition: &Condition) -> Res<(Value, Value)> {
        if self.satisfies(exception, condition)? {
            return Ok((exception, Value::None));
        }
        if !self.is_group(exception) {
            return Ok((Value::None, exception));
        }
        self.enter_native(" in exceptiongroup_split_recursive")?;
        let parts = self.split_members(exception, condition);
        self.leave_native();
        let (matching, rest) = parts?;
        Ok((self.subset(exception, matching)?, self.subset(exception, rest)?))
    }

    fn split_members(&mut self, group: Value, condition: &Condition) -> Res<(Vec<Value>, Vec<Value>)> {
        let (mut matching, mut rest) = (Vec::new(), Vec::new());
        for member in self.group_exceptions(group) {
            let (yes, no) = self.split(member, condition)?;
            matching.extend(Some(yes).filter(|v| !v.is_none()));
            rest.extend(Some(no).filter(|v| !v.is_none()));
        }
        Ok((matching, rest))
    }

    /// A group like another one with some of its exceptions, or None for none of them.
    fn subset(&mut self, group: Value, members: Vec<Value>) -> Res {
        if members.is_empty() {
            return Ok(Value::None);
        }
        let members = self.heap.new_list(members);
        let derive = self.heap.intern("derive");
        let made = self.call_method(group, derive, &[members])?;
        let (Value::Exception(from), Value::Exception(to), true) = (group, made, self.is_group(made)) else {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        };
        let source = self.heap.exceptions.get(from).clone();
        let target = self.heap.exceptions.get_mut(to);
        target.traceback = source.traceback;
        target.context = source.context;
        target.cause = source.cause;
        target.suppress_context = source.suppress_context;
        self.copy_notes(group, made)?;
        Ok(made)
    }

    fn copy_notes(&mut self, from: Value, to: Value) -> Res<()> {
        let Some(notes) = self.find_attr(from, names::NOTES)? else { return Ok(()) };
        if let Value::List(list) = self.builtin_value(notes) {
            let copy = self.heap.lists.get(list).to_vec();
            let copy = self.heap.new_list(copy);
            self.set_attr(to, names::NOTES, copy)?;
        }
        Ok(())
    }

    // ---- except*

    /// `except* class`: the part of the exception that the handler takes, as a group, and the rest; each None if empty.
    ///
    /// # Errors
    /// `TypeError` if `class` is not one or more exception classes, or is a class of groups.
    pub fn split_group(&mut self, exception: Value, class: Value) -> Res<(Value, Value)> {
        let wanted = self.handler_classes(class, NO_EXCEPTION)?;
        if wanted.iter().any(|c| self.is_subclass(*c, classes::BASE_EXCEPTION_GROUP)) {
            return Err(self.type_error(IS_GROUP));
        }
        if exception.is_none() {
            return Ok((Value::None, Value::None));
        }
        if !self.is_group(exception) {
            return self.wrap_matching(exception, &wanted);
        }
        self.split(exception, &Condition::Classes(wanted.into_vec()))
    }

    /// A handler sees a naked exception as a group of one.
    fn wrap_matching(&mut self, exception: Value, wanted: &[ClassId]) -> Res<(Value, Value)> {
        if !self.is_subclass_of_any(self.class_of(exception), wanted) {
            return Ok((Value::None, exception));
        }
        let message = self.heap.new_str("");
        let members = self.heap.new_tuple(&[exception]);
        let group = self.call(Value::Class(classes::BASE_EXCEPTION_GROUP), &[message, members])?;
        if let (Value::Exception(group), Value::Exception(inner)) = (group, exception) {
            let traceback = self.heap.exceptions.get(inner).traceback;
            self.heap.exceptions.get_mut(group).traceback = traceback;
        }
        Ok((group, Value::None))
    }

    /// The end of `except*`: what is raised again, or None. `raised` is the list of exceptions that the handlers raised,
    /// `rest` the part of `original` that none of them took, or None.
    ///
    /// # Errors
    /// What making a group raises.
    pub fn join_group(&mut self, original: Value, raised: Value, rest: Value) -> Res {
        let mut all = match raised {
            Value::List(list) => self.heap.lists.get(list).to_vec(),
            _ => Vec::new(),
        };
        all.retain(|value| !value.is_none());
        if all.is_empty() {
            return Ok(rest);
        }
        if !self.is_group(original) {
            // A naked exception: what the one handler raised goes on.
            return match (all.as_slice(), rest.is_none()) {
                ([one], true) => Ok(*one),
                _ => self.group_of(all, rest),
            };
        }
        self.join_parts(original, all, rest)
    }

    /// Keeps the exceptions that were raised again in the structure of the original group.
    fn join_parts(&mut self, original: Value, all: Vec<Value>, rest: Value) -> Res {
        let again = |vm: &Vm, value: Value| vm.same_origin(value, original);
        let (reraised, mut fresh): (Vec<Value>, Vec<Value>) = all.into_iter().partition(|v| again(self, *v));
        let mut kept = Vec::new();
        for part in reraised.into_iter().chain(Some(rest).filter(|rest| !rest.is_none())) {
            self.collect_leaves(part, &mut kept)?;
        }
        let kept = match kept.is_empty() {
            true => Value::None,
            false => self.split(original, &Condition::Identity(kept))?.0,
        };
        if fresh.is_empty() {
            return Ok(kept);
        }
        fresh.extend(Some(kept).filter(|kept| !kept.is_none()));
        if let [one] = fresh[..] {
            return Ok(one);
        }
        self.group_of(fresh, Value::None)
    }

    /// Whether a group is a part of the original one: it shares its metadata.
    fn same_origin(&self, value: Value, original: Value) -> bool {
        let (Value::Exception(a), Value::Exception(b)) = (value, original) else { return false };
        let (x, y) = (self.heap.exceptions.get(a), self.heap.exceptions.get(b));
        let notes = |v| self.field(v, names::NOTES).is_some();
        self.is_group(value)
            && x.traceback == y.traceback
            && x.cause == y.cause
            && x.context == y.context
            && notes(value) == notes(original)
    }

    fn collect_leaves(&mut self, exception: Value, leaves: &mut Vec<ExceptionId>) -> Res<()> {
        if self.is_group(exception) {
            self.enter_native(" in collect_exception_group_leaves")?;
            let mut result = Ok(());
            for member in self.group_exceptions(exception) {
                result = result.and_then(|()| self.collect_leaves(member, leaves));
            }
            self.leave_native();
            return result;
        }
        if let Value::Exception(id) = exception {
            leaves.push(id);
        }
        Ok(())
    }

    fn group_of(&mut self, mut members: Vec<Value>, rest: Value) -> Res {
        members.extend(Some(rest).filter(|rest| !rest.is_none()));
        let message = self.heap.new_str("");
        let members = self.heap.new_list(members);
        self.call(Value::Class(classes::BASE_EXCEPTION_GROUP), &[message, members])
    }
}
