//! `text % values` and `bytes % values`.

use sesf_heap::{Heap, Value, names};
use sesf_text::int::Int;
use sesf_text::percent::{self, Amount, Directive, Layout, Parser, Piece, Template, errors};

use crate::error::{OrRaise, Res};
use crate::vm::Vm;

/// Where the values of a format come from.
struct Arguments {
    /// A tuple's items, or the one value.
    values: smallvec::SmallVec<[Value; 4]>,
    /// The next one.
    next: usize,
    /// The operand, if keys can be looked up in it.
    mapping: Option<Value>,
}

/// Appends `template % values` where that takes nothing but exact texts and ints, and directives that are only a letter;
/// nothing for any other, when `out` may hold a part.
pub(crate) fn percent_plain(heap: &Heap, out: &mut String, template: &str, values: &[Value]) -> Option<()> {
    let mut values = values.iter();
    let mut parser = Parser::new(template, false);
    while let Some(piece) = parser.next_piece().ok()? {
        match piece {
            Piece::Literal(text) => out.push_str(text),
            Piece::Directive(directive) => match (directive.plain_code()?, values.next()?) {
                ('s', Value::Str(id)) => out.push_str(heap.str(*id)),
                ('s' | 'd', Value::Int(i)) => out.push_str(itoa::Buffer::new().format(*i)),
                _ => return None,
            },
        }
    }
    values.next().is_none().then_some(())
}

impl Vm {
    /// `template % values` for a `str`, `bytes` or `bytearray`.
    pub fn percent(&mut self, template: Value, values: Value) -> Res {
        match template {
            Value::Str(id) => {
                let template = self.heap.copy_str(id);
                self.build_text(|vm, out| vm.percent_text(out, &template, values))
            }
            _ => {
                let bytes = self.expect_bytes_like(template)?;
                let result = self.percent_bytes(&bytes, values)?;
                Ok(match template {
                    Value::ByteArray(_) => self.heap.new_bytearray(result),
                    _ => self.heap.new_bytes(&result),
                })
            }
        }
    }

    fn percent_text(&mut self, out: &mut String, template: &str, values: Value) -> Res<()> {
        let mut arguments = self.percent_arguments(values);
        let mut parser = Parser::new(template, arguments.mapping.is_some());
        while let Some(piece) = parser.next_piece().or_raise(self)? {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Directive(directive) => self.percent_field(out, &directive, &mut arguments)?,
            }
        }
        self.check_all_converted(&arguments, "string")
    }

    fn percent_arguments(&mut self, values: Value) -> Arguments {
        let inner = self.builtin_value(values);
        if let Value::Tuple(id) = inner {
            return Arguments { values: self.heap.tuple(id)[..].into(), next: 0, mapping: None };
        }
        let is_mapping = match inner {
            Value::Str(_) | Value::Class(_) => false,
            Value::Dict(_) | Value::List(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::Range(_) => true,
            _ => self.special_of(values, names::GETITEM).is_some(),
        };
        Arguments { values: smallvec::smallvec![values], next: 0, mapping: is_mapping.then_some(values) }
    }

    fn check_all_converted(&mut self, arguments: &Arguments, kind: &str) -> Res<()> {
        if arguments.mapping.is_none() && arguments.next < arguments.values.len() {
            return Err(self.text_error(errors::not_all_converted(kind)));
        }
        Ok(())
    }

    fn next_argument(&mut self, arguments: &mut Arguments) -> Res {
        match arguments.values.get(arguments.next) {
            Some(value) => {
                arguments.next += 1;
                Ok(*value)
            }
            None => Err(self.text_error(errors::not_enough_arguments())),
        }
    }

    /// Takes what a directive needs besides its value: the key's value and the arguments of `*`.
    fn percent_layout<T: Template + ?Sized>(
        &mut self,
        directive: &Directive<'_, T>,
        key: Option<Value>,
        arguments: &mut Arguments,
    ) -> Res<Layout> {
        if let (Some(key), Some(mapping)) = (key, arguments.mapping) {
            let value = self.get_item(mapping, key)?;
            (arguments.values, arguments.next) = (smallvec::smallvec![value], 0);
        }
        let width = self.star_argument(directive.width, arguments)?;
        if width.is_some_and(|w| w.is_none()) {
            return Err(self.text_error(errors::width_too_large()));
        }
        let precision = self.star_argument(directive.precision, arguments)?;
        if precision.is_some_and(|p| p.is_none()) {
            return Err(self.text_error(errors::precision_too_large()));
        }
        let layout = directive.layout(width.flatten(), precision.flatten()).or_raise(self)?;
        self.check_layout(Some(layout.width), layout.precision)?;
        Ok(layout)
    }

    /// The argument of a `*`; an inner `None` for one beyond 64 bits.
    fn star_argument(&mut self, amount: Option<Amount>, arguments: &mut Arguments) -> Res<Option<Option<i64>>> {
        let Some(Amount::Argument) = amount else { return Ok(None) };
        let value = self.next_argument(arguments)?;
        match self.int_of(value) {
            Some(Int::Small(value)) => Ok(Some(Some(value))),
            Some(Int::Big(_)) => Ok(Some(None)),
            None => Err(self.text_error(errors::star_wants_int())),
        }
    }

    fn percent_field(
        &mut self,
        out: &mut String,
        directive: &Directive<'_, str>,
        arguments: &mut Arguments,
    ) -> Res<()> {
        let key = directive.key.map(|key| self.heap.new_str(key));
        let layout = self.percent_layout(directive, key, arguments)?;
        let code = directive.code().or_raise(self)?;
        if code == '%' {
            out.push('%');
            return Ok(());
        }
        let value = self.next_argument(arguments)?;
        match code {
            's' if layout == Layout::default() => self.write_str(out, value),
            's' | 'r' | 'a' => {
                let text = match code {
                    's' => self.str(value)?,
                    'r' => self.repr(value)?,
                    _ => self.ascii(value)?,
                };
                percent::write_text(out, &text, &layout).or_raise(self)
            }
            'c' => {
                let c = self.percent_char(value)?;
                percent::write_char(out, c, &layout).or_raise(self)
            }
            _ => {
                if !self.percent_number(out, code, value, &layout)? {
                    return Err(self.text_error(directive.unsupported()));
                }
                Ok(())
            }
        }
    }

    /// The number codes, which texts and bytes share; whether the code is one.
    fn percent_number(&mut self, out: &mut String, code: char, value: Value, layout: &Layout) -> Res<bool> {
        match code {
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => match self.percent_int(code, value)? {
                Int::Small(i) => percent::write_small(out, i, code, layout).or_raise(self)?,
                Int::Big(big) => percent::write_big(out, &big, code, layout, self.max_str_digits).or_raise(self)?,
            },
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let float = self.as_f64(value)?;
                percent::write_float(out, float, code, layout).or_raise(self)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The integer of a number code: the decimal ones truncate, the others want an index.
    fn percent_int(&mut self, code: char, value: Value) -> Res<Int> {
        let decimal = matches!(code, 'd' | 'i' | 'u');
        let number = match decimal && self.converts_to_int(value) {
            true => Some(self.to_int(value)?),
            false => self.index_or_none(value)?,
        };
        if let Some(int) = number.and_then(|number| self.int_of(number)) {
            return Ok(int);
        }
        let name = self.type_name(value);
        Err(self.text_error(match decimal {
            true => errors::number_required(code, &name),
            false => errors::integer_required(code, &name),
        }))
    }

    fn converts_to_int(&mut self, value: Value) -> bool {
        match self.builtin_value(value) {
            Value::Float(_) => true,
            Value::Instance(_) | Value::Object(_) => self.special_of(value, names::INT).is_some(),
            _ => false,
        }
    }

    fn percent_char(&mut self, value: Value) -> Res<char> {
        if let Value::Str(id) = self.builtin_value(value) {
            let mut chars = self.heap.str(id).chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                return Ok(c);
            }
            return Err(self.text_error(errors::char_required()));
        }
        let index = match self.index_or_none(value)? {
            Some(index) => index,
            None => return Err(self.text_error(errors::char_required())),
        };
        let Value::Int(code) = index else { return Err(self.text_error(errors::char_out_of_range())) };
        match u32::try_from(code).ok().and_then(sesf_text::chars::from_code_point) {
            Some(c) => c.or_raise(self),
            None => Err(self.text_error(errors::char_out_of_range())),
        }
    }

    // ---- bytes

    fn percent_bytes(&mut self, template: &[u8], values: Value) -> Res<Vec<u8>> {
        let mut arguments = self.percent_arguments(values);
        if let Value::Bytes(_) | Value::ByteArray(_) = self.builtin_value(values) {
            arguments.mapping = None;
        }
        let mut parser = Parser::new(template, arguments.mapping.is_some());
        let mut out = Vec::with_capacity(template.len() + 16);
        while let Some(piece) = parser.next_piece().or_raise(self)? {
            match piece {
                Piece::Literal(bytes) => out.extend_from_slice(bytes),
                Piece::Directive(directive) => self.percent_bytes_field(&mut out, &directive, &mut arguments)?,
            }
        }
        self.check_all_converted(&arguments, "bytes")?;
        Ok(out)
    }

    fn percent_bytes_field(
        &mut self,
        out: &mut Vec<u8>,
        directive: &Directive<'_, [u8]>,
        arguments: &mut Arguments,
    ) -> Res<()> {
        let key = directive.key.map(|key| self.heap.new_bytes(key));
        let layout = self.percent_layout(directive, key, arguments)?;
        let code = directive.code().or_raise(self)?;
        if code == '%' {
            out.push(b'%');
            return Ok(());
        }
        let value = self.next_argument(arguments)?;
        match code {
            'b' | 's' => {
                let bytes = self.percent_bytes_value(value)?;
                percent::write_bytes(out, &bytes, &layout).or_raise(self)
            }
            'c' => {
                let byte = self.percent_byte(value)?;
                percent::write_bytes(out, &[byte], &Layout { precision: None, ..layout }).or_raise(self)
            }
            _ => {
                let mut text = String::new();
                match code {
                    'r' | 'a' => {
                        let shown = self.ascii(value)?;
                        percent::write_text(&mut text, &shown, &layout).or_raise(self)?;
                    }
                    _ => {
                        if matches!(code, 'e' | 'E' | 'f' | 'F' | 'g' | 'G') && self.float_or_none(value)?.is_none() {
                            let name = self.type_name(value);
                            return Err(self.text_error(errors::float_required_in_bytes(&name)));
                        }
                        if !self.percent_number(&mut text, code, value, &layout)? {
                            return Err(self.text_error(directive.unsupported()));
                        }
                    }
                }
                out.extend_from_slice(text.as_bytes());
                Ok(())
            }
        }
    }

    fn percent_bytes_value(&mut self, value: Value) -> Res<Vec<u8>> {
        if let Some(bytes) = self.bytes_like(value) {
            return Ok(bytes);
        }
        let method = if self.has_user_methods(value) { self.special_of(value, names::BYTES) } else { None };
        let Some(method) = method else {
            let name = self.type_name(value);
            return Err(self.text_error(errors::bytes_required(&name)));
        };
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        match self.builtin_value(answer) {
            Value::Bytes(id) => Ok(self.heap.bytes_objects.get(id).to_vec()),
            _ => {
                let message = format!("__bytes__ returned non-bytes (type {})", self.type_name(answer));
                Err(self.type_error(message))
            }
        }
    }

    fn percent_byte(&mut self, value: Value) -> Res<u8> {
        if let Some(bytes) = self.bytes_like(value) {
            return match bytes[..] {
                [byte] => Ok(byte),
                _ => Err(self.text_error(errors::byte_required())),
            };
        }
        match self.index_or_none(value)? {
            Some(Value::Int(i)) => u8::try_from(i).map_err(|_| self.text_error(errors::byte_out_of_range())),
            Some(_) => Err(self.text_error(errors::byte_out_of_range())),
            None => Err(self.text_error(errors::byte_required())),
        }
    }
}
