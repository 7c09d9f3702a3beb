//! Showing the values that an object holds, for the collector and the canonical hash.

use crate::object::*;
use crate::value::*;

/// Receives the values of an object.
pub trait Tracer {
    /// One value that the object holds.
    fn visit(&mut self, value: Value);
}

/// An object that holds values.
pub trait Trace {
    /// Shows every value held, in a fixed order.
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T);
}

impl Trace for [Value] {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        self.iter().for_each(|v| tracer.visit(*v));
    }
}

impl Trace for Dict {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        for entry in self.iter() {
            tracer.visit(entry.key);
            tracer.visit(entry.value);
        }
    }
}

impl Trace for Set {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        self.iter().for_each(|entry| tracer.visit(entry.key));
    }
}

impl Trace for Instance {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        tracer.visit(Value::Class(self.class));
        self.fields.trace(tracer);
    }
}

impl Trace for Exception {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        tracer.visit(Value::Class(self.class));
        self.fields.trace(tracer);
        [self.args, self.cause, self.context, self.traceback].trace(tracer);
    }
}

impl Trace for Traceback {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        [self.next, Value::Dict(self.globals)].trace(tracer);
    }
}

impl Trace for Class {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        [Value::Str(self.name), Value::Str(self.qualname), Value::Class(self.metaclass)].trace(tracer);
        [Value::Dict(self.dict), self.extra].trace(tracer);
        // Subclasses are found from here but not kept alive by it: the collector clears dead ones.
        for class in self.bases.iter().chain(&self.mro) {
            tracer.visit(Value::Class(*class));
        }
    }
}

impl Trace for Function {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        [Value::Dict(self.globals), self.defaults, self.kw_defaults].trace(tracer);
        self.closure.iter().for_each(|cell| tracer.visit(Value::Cell(*cell)));
        if let Some(extra) = &self.extra {
            [extra.name, extra.qualname, extra.doc, extra.module, extra.annotations, extra.dict].trace(tracer);
        }
    }
}

impl Trace for crate::fiber::Frame {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        let generator = self.generator.map_or(Value::Unbound, Value::Generator);
        [Value::Dict(self.globals), self.namespace, generator, self.extra].trace(tracer);
    }
}

impl Trace for Generator {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        tracer.visit(Value::Class(self.class));
        self.frame.trace(tracer);
        self.registers.trace(tracer);
        tracer.visit(self.delegate);
    }
}

impl Trace for Descriptor {
    fn trace<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        match self {
            Descriptor::Free => {}
            Descriptor::Static(value, dict) | Descriptor::Class(value, dict) => {
                [*value, dict.map_or(Value::Unbound, Value::Dict)].trace(tracer);
            }
            Descriptor::Property(p) => [p.get, p.set, p.delete, p.doc, p.name].trace(tracer),
            Descriptor::Slot { class, name } | Descriptor::GetSet { class, name, .. } => {
                [Value::Class(*class), Value::Str(*name)].trace(tracer);
            }
        }
    }
}
