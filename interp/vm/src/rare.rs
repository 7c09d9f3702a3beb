//! The instructions that the machine's loop leaves to a method: those that call, build, import or match.

use std::sync::Arc;

use sesf_bytecode::{Conversion, FunctionParts, Instruction, Reg, WithMethod};
use sesf_heap::{DictId, GeneratorState, OnReturn, StrId, Value, classes, names};

use smallvec::SmallVec;

use crate::beside::new_function;
use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, OrRaise, Res};
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    /// Executes an instruction of the newest frame; may push a frame that goes on with it.
    #[allow(clippy::too_many_lines)]
    pub(crate) fn rare(&mut self, instruction: Instruction) -> Res<()> {
        use Instruction as I;
        let r = |vm: &Vm, reg: Reg| vm.reg(reg.0);
        match instruction {
            I::DeleteGlobal { name } => {
                let (globals, name) = (self.frame_globals(), self.name(name));
                if self.dict_remove_name(globals, name) { Ok(()) } else { Err(self.name_error(name)) }
            }
            I::LoadName { dst, name } => {
                let name = self.name(name);
                let value = self.load_name(name, None)?;
                self.put(dst, value)
            }
            I::LoadClassFree { dst, cell, name } => {
                let (name, cell) = (self.name(name), r(self, cell));
                let value = self.load_name(name, Some(cell))?;
                self.put(dst, value)
            }
            I::StoreName { src, name } => {
                let (name, value) = (self.name(name), r(self, src));
                match self.frame_namespace() {
                    Value::Dict(dict) => {
                        self.dict_set_name(dict, name, value);
                        Ok(())
                    }
                    namespace => self.set_item(namespace, Value::Str(name), value),
                }
            }
            I::DeleteName { name } => {
                let name = self.name(name);
                match self.frame_namespace() {
                    Value::Dict(dict) if self.dict_remove_name(dict, name) => Ok(()),
                    Value::Dict(_) => Err(self.name_error(name)),
                    namespace => self.del_item(namespace, Value::Str(name)),
                }
            }
            I::LoadNamespace { dst } => {
                let namespace = self.frame_namespace();
                self.put(dst, namespace)
            }
            I::SetupAnnotations {} => self.setup_annotations(),
            I::Reached {} => {
                self.note_reached();
                Ok(())
            }
            I::AccessPoint {} => {
                self.access_point();
                Ok(())
            }
            I::DeleteAttr { obj, name } => {
                let (object, name) = (r(self, obj), self.name(name));
                let step = self.set_attr_plan(object, name, Value::Unbound)?;
                self.discard(step)
            }
            I::LoadWithMethod { base, obj, which } => {
                let object = r(self, obj);
                self.load_with_method(object, which, base)
            }
            I::DeleteItem { obj, index } => {
                let step = self.del_item_plan(r(self, obj), r(self, index))?;
                self.discard(step)
            }
            I::Neg { src, .. } | I::Pos { src, .. } | I::Invert { src, .. } => {
                let value = r(self, src);
                self.unary_instruction(instruction, value)
            }
            I::GetIter { dst, src } => {
                let source = r(self, src);
                self.prepare_iteration(source, dst.0)
            }
            I::UnpackStar { src, .. } => {
                let source = r(self, src);
                self.unpack_instruction(instruction, source)
            }
            I::BuildSet { dst, base, count } => {
                let items = self.registers(base, count);
                let set = self.new_set_from(&items)?;
                self.put(dst, Value::Set(set))
            }
            I::BuildDict { dst, base, count } => {
                let dict = self.heap.new_dict_id();
                for i in 0..count {
                    let (key, value) = (self.reg(base.0 + 2 * i), self.reg(base.0 + 2 * i + 1));
                    self.dict_set(dict, key, value)?;
                }
                self.put(dst, Value::Dict(dict))
            }
            I::BuildString { dst, base, count } => {
                let value = self.build_text(|vm, text| {
                    for i in 0..count {
                        if let Value::Str(id) = vm.builtin_value(vm.reg(base.0 + i)) {
                            text.push_str(vm.heap.str(id));
                        }
                    }
                    Ok(())
                })?;
                self.put(dst, value)
            }
            I::ListExtend { src, .. } | I::SetUpdate { src, .. } => {
                let source = r(self, src);
                self.collect_for_instruction(source)
            }
            I::DictUpdate { dict, src } => {
                let (dict, source) = (r(self, dict), r(self, src));
                self.merge_mapping(dict, source)
            }
            I::DictMerge { dict, src, callee } => {
                let (dict, source, callee) = (r(self, dict), r(self, src), r(self, callee));
                self.merge_keywords(dict, source, callee)
            }
            I::ListToTuple { dst, src } => {
                let tuple = match r(self, src) {
                    Value::List(id) => {
                        let items = self.heap.lists.get(id).to_vec();
                        self.heap.new_tuple_from(items)
                    }
                    other => other,
                };
                self.put(dst, tuple)
            }
            I::FormatValue { dst, src, spec, conversion, has_spec } => {
                let (value, spec) = (r(self, src), has_spec.then(|| r(self, spec)));
                self.format_instruction(dst, value, conversion, spec)
            }
            I::CallKw { dst, base, count, names } => {
                let names = self.constant(names);
                self.call_keywords(base, base.offset(1), count, names, dst)
            }
            I::CallMethodKw { dst, base, count, names } => {
                let names = self.constant(names);
                if self.reg(base.0 + 1).is_bound() {
                    self.call_keywords(base, base.offset(1), count + 1, names, dst)
                } else {
                    self.call_keywords(base, base.offset(2), count, names, dst)
                }
            }
            I::CallSpread { dst, base } => self.call_spread(dst, base),
            I::MakeFunction { dst, base, child, parts } => {
                let function = self.make_function(base, child.0, parts);
                self.put(dst, function)
            }
            I::LoadBuildClass { dst } => {
                let (builtins, name) = (self.builtins(), self.heap.intern("__build_class__"));
                match self.dict_get_name(builtins, name) {
                    Some(function) => self.put(dst, function),
                    None => Err(self.name_error(name)),
                }
            }
            I::RaiseFrom { src, cause } => {
                let exception = self.raised_exception(r(self, src))?;
                self.chain_cause(exception, r(self, cause))?;
                self.set_context(exception);
                Err(Interrupt::Raise(exception))
            }
            I::SplitGroup { base, exc, class } => {
                let (matching, rest) = self.split_group(r(self, exc), r(self, class))?;
                self.put(base, matching)?;
                self.put(base.offset(1), rest)
            }
            I::JoinGroup { dst, orig, raised, rest } => {
                let value = self.join_group(r(self, orig), r(self, raised), r(self, rest))?;
                self.put(dst, value)
            }
            I::LoadAssertionError { dst } => self.put(dst, Value::Class(classes::ASSERTION_ERROR)),
            I::MatchSequence { dst, src } => {
                let answer = self.match_sequence(r(self, src));
                self.put(dst, Value::Bool(answer))
            }
            I::MatchMapping { dst, src } => {
                let answer = self.match_mapping(r(self, src));
                self.put(dst, Value::Bool(answer))
            }
            I::Len { dst, src } => {
                let len = self.len(r(self, src))?;
                self.put(dst, Value::Int(len as i64))
            }
            I::MatchKeys { dst, src, keys } => {
                let value = self.match_keys(r(self, src), r(self, keys))?;
                self.put(dst, value)
            }
            I::MatchClass { dst, src, class, count, names } => {
                let names = self.constant(names);
                let value = self.match_class(r(self, src), r(self, class), count, names)?;
                self.put(dst, value)
            }
            I::CopyMappingRest { dst, src, keys } => {
                let value = self.match_rest(r(self, src), r(self, keys))?;
                self.put(dst, value)
            }
            I::Import { dst, level, name, fromlist } => {
                let (name, fromlist) = (self.name(name), self.constant(fromlist));
                let globals = self.frame_globals();
                let called = self.import_instruction(name, globals, fromlist, level, dst.0)?;
                self.finish_call(called, dst)
            }
            I::ImportFrom { dst, module, name } => {
                let (module, name) = (r(self, module), self.name(name));
                let value = self.import_from(module, name)?;
                self.put(dst, value)
            }
            I::ImportStar { module } => {
                let namespace = match self.frame_namespace() {
                    Value::Unbound => Value::Dict(self.frame_globals()),
                    namespace => namespace,
                };
                self.import_star(r(self, module), namespace)
            }
            I::PrintExpression { src } => {
                let value = r(self, src);
                let hook = self.display_hook()?;
                let to = ReturnTo { on_return: OnReturn::Discard, dst: 0, extra: Value::Unbound };
                self.invoke(hook, &[value], &[], to).map(|_| ())
            }
            other => {
                let message = format!("instruction {} has no place here", other.name());
                Err(self.error(classes::SYSTEM_ERROR, message))
            }
        }
    }

    // ---- operands

    fn put(&mut self, dst: Reg, value: Value) -> Res<()> {
        self.set_register(dst.0, value);
        Ok(())
    }

    /// Where a register of the newest frame lies on the stack of registers.
    fn register_place(&self, register: Reg) -> usize {
        self.fiber.frames.last().map_or(0, |frame| frame.base as usize) + register.index()
    }

    fn registers(&self, base: Reg, count: u8) -> SmallVec<[Value; 8]> {
        let first = self.register_place(base);
        SmallVec::from_slice(&self.fiber.registers[first..first + count as usize])
    }

    fn name(&self, index: sesf_bytecode::NameIndex) -> StrId {
        match self.fiber.frames.last() {
            Some(frame) => self.code(frame.code).names[index.0 as usize],
            None => names::EMPTY,
        }
    }

    fn constant(&self, index: sesf_bytecode::ConstantIndex) -> Value {
        match self.fiber.frames.last() {
            Some(frame) => self.code(frame.code).constants[index.0 as usize],
            None => Value::None,
        }
    }

    /// The globals of the newest frame.
    pub fn frame_globals(&self) -> sesf_heap::DictId {
        self.fiber.frames.last().map_or_else(|| self.builtins(), |frame| frame.globals)
    }

    /// The namespace of the newest frame, or unbound.
    pub fn frame_namespace(&self) -> Value {
        self.fiber.frames.last().map_or(Value::Unbound, |frame| frame.namespace)
    }

    /// Runs a step whose value nobody wants.
    fn discard(&mut self, step: Step) -> Res<()> {
        self.invoke_step(step, ReturnTo { on_return: OnReturn::Discard, dst: 0, extra: Value::Unbound }).map(|_| ())
    }

    // ---- names in namespaces

    fn load_name(&mut self, name: StrId, cell: Option<Value>) -> Res {
        if let Some(value) = self.load_from_namespace(name)? {
            return Ok(value);
        }
        if let Some(Value::Cell(id)) = cell {
            let value = *self.heap.cells.get(id);
            if value.is_bound() {
                return Ok(value);
            }
            let message = format!(
                "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                self.heap.str(name)
            );
            return Err(self.error(classes::NAME_ERROR, message));
        }
        let globals = self.frame_globals();
        if let Some(value) = self.dict_get_name(globals, name) {
            return Ok(value);
        }
        let builtins = self.builtins_of(globals);
        match self.dict_get_name(builtins, name) {
            Some(value) => Ok(value),
            None => Err(self.name_error(name)),
        }
    }

    fn load_from_namespace(&mut self, name: StrId) -> Res<Option<Value>> {
        match self.frame_namespace() {
            Value::Unbound => Ok(None),
            Value::Dict(dict) => Ok(self.dict_get_name(dict, name)),
            namespace => match self.get_item(namespace, Value::Str(name)) {
                Ok(value) => Ok(Some(value)),
                Err(Interrupt::Raise(id)) if self.is_instance(Value::Exception(id), classes::KEY_ERROR) => Ok(None),
                Err(error) => Err(error),
            },
        }
    }

    fn setup_annotations(&mut self) -> Res<()> {
        let namespace = match self.frame_namespace() {
            Value::Unbound => Value::Dict(self.frame_globals()),
            namespace => namespace,
        };
        if let Value::Dict(dict) = namespace {
            if self.dict_get_name(dict, names::ANNOTATIONS).is_none() {
                let annotations = self.heap.new_dict();
                self.dict_set_name(dict, names::ANNOTATIONS, annotations);
            }
            return Ok(());
        }
        if self.load_from_namespace(names::ANNOTATIONS)?.is_none() {
            let annotations = self.heap.new_dict();
            self.set_item(namespace, Value::Str(names::ANNOTATIONS), annotations)?;
        }
        Ok(())
    }

    // ---- items

    /// `obj[index]` by its protocol.
    pub(crate) fn load_item(&mut self, object: Value, index: Value, dst: Reg) -> Res<()> {
        let step = self.item_plan(object, index)?;
        let called = self.invoke_step(step, ReturnTo::store(dst.0))?;
        self.finish_call(called, dst)
    }

    /// `obj[index] = value` by its protocol.
    pub(crate) fn store_item(&mut self, object: Value, index: Value, value: Value) -> Res<()> {
        let step = self.set_item_plan(object, index, value)?;
        self.discard(step)
    }

    fn load_with_method(&mut self, object: Value, which: WithMethod, base: Reg) -> Res<()> {
        let name = match which {
            WithMethod::Enter => names::ENTER,
            WithMethod::Exit => names::EXIT,
        };
        let Some(method) = self.special_of(object, name) else {
            let missing = match which {
                WithMethod::Enter => "",
                WithMethod::Exit => " (missed __exit__ method)",
            };
            let message =
                format!("'{}' object does not support the context manager protocol{missing}", self.type_name(object));
            return Err(self.type_error(message));
        };
        let (function, receiver) = match self.bind_plain(method) {
            true => (method, object),
            false => (self.bind(method, object)?, Value::Unbound),
        };
        self.put(base, function)?;
        self.put(base.offset(1), receiver)
    }

    // ---- collections

    /// Collects an iterable for `ListExtend`, `SetUpdate` or an unpacking: natively, or by the prelude's loop.
    fn collect_for_instruction(&mut self, source: Value) -> Res<()> {
        let to = ReturnTo { on_return: OnReturn::Complete, dst: 0, extra: Value::Unbound };
        let called = match self.is_collected_natively(source) {
            true => {
                if !self.has_iterator(source) {
                    return Err(self.explain_spread(source));
                }
                let items = self.collect(source)?;
                Called::Value(self.heap.new_list(items))
            }
            false => {
                if !self.has_iterator(source) {
                    return Err(self.explain_spread(source));
                }
                let function = self.prelude("collect")?;
                self.invoke(function, &[source], &[], to)?
            }
        };
        match called {
            Called::Value(list) => self.complete(list),
            Called::Pushed => Ok(()),
        }
    }

    /// What is not iterable cannot be spread: a list display names the `*`.
    fn explain_spread(&mut self, source: Value) -> Interrupt {
        match self.calling_instruction() {
            Some(Instruction::ListExtend { .. }) => {
                let message = format!("Value after * must be an iterable, not {}", self.type_name(source));
                self.type_error(message)
            }
            _ => self.not_iterable(source),
        }
    }

    /// Whether the items of an iterable can be had without running code of the language.
    pub fn is_collected_natively(&self, source: Value) -> bool {
        match source {
            Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::Range(_) => true,
            Value::Iter(id) => self.iter_is_native(id),
            Value::Object(_) => true,
            // Not iterable at all: the native path words the error.
            Value::None | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::BigInt(_) => true,
            Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Module(_) => true,
            _ => false,
        }
    }

    /// Completes an instruction that waits for a list of collected items.
    pub(crate) fn complete_collected(&mut self, instruction: Instruction, value: Value) -> Res<()> {
        let Value::List(list) = value else {
            return Ok(());
        };
        match instruction {
            Instruction::ListExtend { list: target, .. } => {
                if let Value::List(target) = self.reg(target.0) {
                    let items = self.heap.lists.get(list).to_vec();
                    self.heap.check_room(items.len() * size_of::<Value>()).or_raise(self)?;
                    self.heap.edit(|h| &mut h.lists, target, |t| t.extend_from_slice(&items));
                }
                Ok(())
            }
            Instruction::SetUpdate { set, .. } => {
                if let Value::Set(set) = self.reg(set.0) {
                    for item in self.heap.lists.get(list).to_vec() {
                        self.set_add(set, item)?;
                    }
                }
                Ok(())
            }
            Instruction::Unpack { base, count, .. } => {
                let items = self.heap.lists.get(list).to_vec();
                self.check_unpack_count(items.len(), count as usize)?;
                self.spread(base, &items);
                Ok(())
            }
            Instruction::UnpackStar { base, before, after, .. } => {
                let items = self.heap.lists.get(list).to_vec();
                self.unpack_star(&items, base, before as usize, after as usize)
            }
            Instruction::CallSpread { base, .. } => {
                // The arguments are a list now: the instruction runs again.
                self.set_register(base.0 + 1, value);
                if let Some(frame) = self.fiber.frames.last_mut() {
                    frame.pc -= 1;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Spreads any iterable over registers.
    pub(crate) fn unpack_instruction(&mut self, instruction: Instruction, source: Value) -> Res<()> {
        if self.is_collected_natively(source) {
            if self.iter_builtin(source).is_none() && !matches!(source, Value::Object(_)) {
                let message = format!("cannot unpack non-iterable {} object", self.type_name(source));
                return Err(self.type_error(message));
            }
            if let Instruction::Unpack { count, .. } = instruction
                && let Some(len) = self.len_builtin(source)
            {
                self.check_unpack_count(len, count as usize)?;
            }
            let items = self.collect(source)?;
            let list = self.heap.new_list(items);
            return self.complete_collected(instruction, list);
        }
        let is_iterable = match self.special_of(source, names::ITER) {
            Some(Value::None) => return Err(self.not_iterable(source)),
            Some(_) => true,
            None => self.special_of(source, names::GETITEM).is_some(),
        };
        if !is_iterable {
            let message = format!("cannot unpack non-iterable {} object", self.type_name(source));
            return Err(self.type_error(message));
        }
        if let (Value::Generator(id), Instruction::Unpack { count, .. }) = (source, instruction)
            && !self.heap.generators.get(id).delegate.is_bound()
            && self.heap.generators.get(id).state != GeneratorState::Finished
        {
            let list = self.heap.new_list(Vec::with_capacity(count as usize));
            let to = ReturnTo { on_return: OnReturn::Unpack, dst: count, extra: list };
            return self.resume(id, Value::None, to).map(|_| ());
        }
        // One item more than needed is enough to know that there are too many.
        let limit = match instruction {
            Instruction::Unpack { count, .. } => Value::Int(count as i64 + 1),
            _ => Value::None,
        };
        let function = self.prelude("collect_some")?;
        let to = ReturnTo { on_return: OnReturn::Complete, dst: 0, extra: Value::Unbound };
        match self.invoke(function, &[source, limit], &[], to)? {
            Called::Value(list) => self.complete_collected(instruction, list),
            Called::Pushed => Ok(()),
        }
    }

    fn check_unpack_count(&mut self, len: usize, wanted: usize) -> Res<()> {
        match len.cmp(&wanted) {
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Less => {
                Err(self.value_error(format!("not enough values to unpack (expected {wanted}, got {len})")))
            }
            std::cmp::Ordering::Greater => {
                Err(self.value_error(format!("too many values to unpack (expected {wanted})")))
            }
        }
    }

    fn spread(&mut self, base: Reg, items: &[Value]) {
        for (i, item) in items.iter().enumerate() {
            self.set_register(base.0 + i as u8, *item);
        }
    }

    fn unpack_star(&mut self, items: &[Value], base: Reg, before: usize, after: usize) -> Res<()> {
        if items.len() < before + after {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            )));
        }
        let end = items.len() - after;
        self.spread(base, &items[..before]);
        let middle = self.heap.new_list(items[before..end].to_vec());
        self.set_register(base.0 + before as u8, middle);
        self.spread(base.offset(before as u8 + 1), &items[end..]);
        Ok(())
    }

    /// `{**source}`.
    fn merge_mapping(&mut self, dict: Value, source: Value) -> Res<()> {
        let Value::Dict(dict) = dict else { return Ok(()) };
        if let Value::Dict(source) = self.builtin_value(source) {
            for (key, value) in self.dict_items(source) {
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        if self.find_attr(source, names::KEYS)?.is_none() {
            let message = format!("'{}' object is not a mapping", self.type_name(source));
            return Err(self.type_error(message));
        }
        self.dict_update(dict, source)
    }

    /// `f(**source)`.
    fn merge_keywords(&mut self, dict: Value, source: Value, callee: Value) -> Res<()> {
        let Value::Dict(dict) = dict else { return Ok(()) };
        let plain = match self.builtin_value(source) {
            Value::Dict(id) => id,
            _ => {
                if self.find_attr(source, names::KEYS)?.is_none() {
                    let message = format!(
                        "{}() argument after ** must be a mapping, not {}",
                        self.callee_display(callee),
                        self.type_name(source)
                    );
                    return Err(self.type_error(message));
                }
                let copy = self.heap.new_dict_id();
                self.dict_update(copy, source)?;
                copy
            }
        };
        for (key, value) in self.dict_items(plain) {
            if self.dict_get(dict, key)?.is_some() {
                let name = self.str(key)?;
                let message =
                    format!("{}() got multiple values for keyword argument '{name}'", self.callee_display(callee));
                return Err(self.type_error(message));
            }
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// The name of a callable in messages about its arguments: with its module, as CPython shows it.
    fn callee_display(&mut self, callee: Value) -> String {
        let qualname = match callee {
            Value::Function(id) => self.function_display(id),
            Value::Native(id) => self.native_display(id),
            Value::Method(id) => {
                let function = self.heap.methods.get(id).function;
                return self.callee_display(function);
            }
            Value::Class(id) => self.heap.str(self.heap.classes.get(id).qualname).to_string(),
            other => return format!("{} object", self.type_name(other)),
        };
        match self.find_attr(callee, names::MODULE) {
            Ok(Some(Value::Str(module))) if self.heap.str(module) != "builtins" => {
                format!("{}.{qualname}", self.heap.str(module))
            }
            _ => qualname,
        }
    }

    // ---- texts

    fn format_instruction(&mut self, dst: Reg, value: Value, conversion: Conversion, spec: Option<Value>) -> Res<()> {
        let has_spec = matches!(spec, Some(Value::Str(id)) if !self.heap.str(id).is_empty());
        match (value, spec) {
            (Value::Str(_), _) if !has_spec && matches!(conversion, Conversion::None | Conversion::Str) => {
                return self.put(dst, value);
            }
            (Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None, _) if !has_spec => {
                let text = self.build_text(|vm, out| vm.write_repr(out, value))?;
                return self.put(dst, text);
            }
            (Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Str(_), Some(Value::Str(id)))
                if conversion == Conversion::None =>
            {
                let spec = self.heap.copy_str(id);
                let text = self.build_text(|vm, out| vm.write_format(out, value, &spec).map(|_| ()))?;
                return self.put(dst, text);
            }
            _ => {}
        }
        if conversion == Conversion::None {
            let spec = spec.unwrap_or(Value::Str(names::EMPTY));
            let step = self.format_plan(value, spec)?;
            let method = if self.format_method(value).is_some() { names::FORMAT } else { names::STR };
            return self.text_step(step, dst, method);
        }
        if !has_spec && conversion != Conversion::Ascii {
            let (step, name) = match conversion {
                Conversion::Str => (self.str_plan(value)?, names::STR),
                _ => (self.repr_plan(value)?, names::REPR),
            };
            return self.text_step(step, dst, name);
        }
        let text = match conversion {
            Conversion::Str => self.str(value)?,
            Conversion::Ascii => self.ascii(value)?,
            _ => self.repr(value)?,
        };
        let text = self.heap.new_string(text);
        let spec = match spec {
            Some(Value::Str(id)) => self.heap.str(id).to_string(),
            _ => String::new(),
        };
        let formatted = self.format(text, &spec)?;
        let formatted = self.heap.new_string(formatted);
        self.put(dst, formatted)
    }

    fn text_step(&mut self, step: Step, dst: Reg, method: StrId) -> Res<()> {
        let to = ReturnTo { on_return: OnReturn::Text, dst: dst.0, extra: Value::Str(method) };
        match self.invoke_step(step, to)? {
            Called::Value(value) => self.deliver(to, value).map(|_| ()),
            Called::Pushed => Ok(()),
        }
    }

    // ---- calls

    /// A call with the arguments in registers; `names` is the tuple of keyword names of the last ones.
    fn call_keywords(&mut self, callee: Reg, first: Reg, count: u8, names: Value, dst: Reg) -> Res<()> {
        let callee = self.reg(callee.0);
        let at = self.register_place(first);
        let kwargs = self.keyword_arguments(names, at + count as usize);
        let n_args = count as usize - kwargs.len();
        self.invoke_registers(callee, at, n_args, &kwargs, dst)
    }

    /// The arguments in the registers before `end`, with their names.
    fn keyword_arguments(&mut self, names: Value, end: usize) -> SmallVec<[(StrId, Value); 4]> {
        let Value::Tuple(id) = names else { return SmallVec::new() };
        let n = self.heap.tuple(id).len();
        (0..n)
            .filter_map(|i| match self.heap.tuple(id)[i] {
                Value::Str(name) => Some((self.heap.intern_id(name), self.fiber.registers[end - n + i])),
                _ => None,
            })
            .collect()
    }

    /// The arguments of `f(**keywords)`.
    fn spread_keywords(&mut self, dict: DictId) -> Res<Vec<(StrId, Value)>> {
        let pairs = self.keyword_pairs(dict);
        match pairs.len() == self.heap.dicts.get(dict).len() {
            true => Ok(pairs),
            false => Err(self.type_error("keywords must be strings")),
        }
    }

    fn call_spread(&mut self, dst: Reg, base: Reg) -> Res<()> {
        let (callee, source, keywords) = (self.reg(base.0), self.reg(base.0 + 1), self.reg(base.0 + 2));
        let args: SmallVec<[Value; 8]> = match source {
            Value::Tuple(id) => SmallVec::from_slice(self.heap.tuple(id)),
            Value::List(id) => SmallVec::from_slice(self.heap.lists.get(id)),
            source => {
                let is_iterable = self.iter_builtin(source).is_some()
                    || self.special_of(source, names::ITER).is_some_and(|m| !m.is_none())
                    || self.special_of(source, names::GETITEM).is_some();
                if !is_iterable {
                    let message = format!(
                        "{}() argument after * must be an iterable, not {}",
                        self.callee_display(callee),
                        self.type_name(source)
                    );
                    return Err(self.type_error(message));
                }
                return self.collect_for_instruction(source);
            }
        };
        let kwargs = match keywords {
            Value::Dict(dict) => self.spread_keywords(dict)?,
            _ => Vec::new(),
        };
        let at = self.register_place(base) + 1;
        self.place_arguments(at, &args)?;
        self.invoke_registers(callee, at, args.len(), &kwargs, dst)
    }

    fn make_function(&mut self, base: Reg, child: u16, parts: FunctionParts) -> Value {
        let Some(frame) = self.fiber.frames.last() else { return Value::None };
        let (outer, globals) = (Arc::clone(self.code(frame.code)), frame.globals);
        let registers = &self.fiber.registers[frame.base as usize + base.index()..];
        new_function(&mut self.heap, &outer, globals, registers, (child, parts))
    }

    fn display_hook(&mut self) -> Res {
        let name = self.heap.intern("displayhook");
        self.get_attr(self.heap.roots[crate::vm::Root::Sys as usize], name)
    }
}
