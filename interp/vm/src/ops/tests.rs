//! Operators on builtin kinds, compared with results of CPython 3.11.

use std::io;

use sesf_bytecode::{BinaryOp, CompareOp};
use sesf_heap::Value;

use super::{UnaryKind, ViewKind};
use crate::error::{Interrupt, Res};
use crate::host::{Host, HostFile, OpenOptions, PathKind, Stream};
use crate::vm::Vm;

/// A world without anything in it.
struct Nothing;

fn absent<T>() -> io::Result<T> {
    Err(io::ErrorKind::Unsupported.into())
}

#[derive(Debug)]
struct Void;

impl HostFile for Void {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }
    fn seek(&mut self, _: io::SeekFrom) -> io::Result<u64> {
        absent()
    }
    fn truncate(&mut self, _: u64) -> io::Result<()> {
        absent()
    }
    fn is_terminal(&self) -> bool {
        false
    }
    fn number(&self) -> Option<i32> {
        None
    }
}

impl Host for Nothing {
    fn fork(&self) -> Box<dyn Host> {
        Box::new(Nothing)
    }
    fn open(&mut self, _: &str, _: OpenOptions) -> io::Result<Box<dyn HostFile>> {
        absent()
    }
    fn stream(&mut self, _: Stream) -> Box<dyn HostFile> {
        Box::new(Void)
    }
    fn read_file(&mut self, _: &str) -> io::Result<Vec<u8>> {
        absent()
    }
    fn path_kind(&mut self, _: &str) -> Option<PathKind> {
        None
    }
    fn list_directory(&mut self, _: &str) -> io::Result<Vec<String>> {
        absent()
    }
    fn environment(&mut self, _: &str) -> Option<String> {
        None
    }
    fn current_directory(&mut self) -> io::Result<String> {
        absent()
    }
    fn remove_file(&mut self, _: &str) -> io::Result<()> {
        absent()
    }
}

fn machine() -> Vm {
    Vm::new(Box::new(Nothing))
}

/// A number as it is written by `repr`.
fn number(vm: &mut Vm, text: &str) -> Value {
    match text {
        "True" => return Value::Bool(true),
        "False" => return Value::Bool(false),
        _ => {}
    }
    if let Ok(int) = sesf_text::int::parse(text, 10, 0) {
        return vm.new_int_value(int);
    }
    match sesf_text::float::parse(text) {
        Ok(float) => Value::Float(float),
        Err(_) => {
            let complex = sesf_text::complex::parse(text).expect("a number");
            vm.heap.new_complex(complex.real, complex.imag)
        }
    }
}

/// The result of an operation as text: its repr, or the exception.
fn shown(vm: &mut Vm, result: Res) -> String {
    match result {
        Ok(value) => vm.repr(value).expect("a number has a repr"),
        Err(interrupt) => error_text(vm, interrupt),
    }
}

fn error_text(vm: &mut Vm, interrupt: Interrupt) -> String {
    let Interrupt::Raise(id) = interrupt else { panic!("handed over: {interrupt:?}") };
    let exception = vm.heap.exceptions.get(id);
    let (class, args) = (exception.class, exception.args);
    let Value::Tuple(args) = args else { panic!("args are a tuple") };
    let args = vm.heap.tuple(args).to_vec();
    let message = match args[..] {
        [] => String::new(),
        [one] => vm.str(one).expect("a message"),
        _ => {
            let tuple = vm.heap.new_tuple(&args);
            vm.repr(tuple).expect("a tuple of plain values")
        }
    };
    format!("{}: {message}", vm.class_name(class))
}

fn operate(vm: &mut Vm, op: &str, a: Value, b: Value) -> Res {
    use BinaryOp::*;
    let binary = match op {
        "+" => Add,
        "-" => Sub,
        "*" => Mul,
        "/" => TrueDiv,
        "//" => FloorDiv,
        "%" => Mod,
        "**" => Pow,
        "<<" => LShift,
        ">>" => RShift,
        "&" => And,
        "|" => Or,
        "^" => Xor,
        "divmod" => return Ok(vm.divmod_builtin(a, b)?.unwrap_or(Value::NotImplemented)),
        _ => {
            let answer = vm.compare_builtin(comparison(op), a, b)?;
            return Ok(answer.map_or(Value::NotImplemented, Value::Bool));
        }
    };
    Ok(vm.binary_builtin(binary, a, b)?.unwrap_or(Value::NotImplemented))
}

fn comparison(op: &str) -> CompareOp {
    match op {
        "<" => CompareOp::Lt,
        "<=" => CompareOp::Le,
        ">" => CompareOp::Gt,
        ">=" => CompareOp::Ge,
        "==" => CompareOp::Eq,
        "!=" => CompareOp::Ne,
        _ => panic!("no operator {op}"),
    }
}

/// Lines of operator, operands and result, separated by tabs.
#[track_caller]
fn check_table(table: &str) {
    let mut vm = machine();
    let mut wrong = Vec::new();
    for line in table.lines() {
        let [op, a, b, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("four columns: {line}") };
        let (x, y) = (number(&mut vm, a), number(&mut vm, b));
        let result = operate(&mut vm, op, x, y);
        let actual = shown(&mut vm, result);
        if actual != expected {
            wrong.push(format!("{a} {op} {b}: expected {expected}, found {actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arithmetic_agrees_with_cpython() {
    check_table(include_str!("arithmetic.tsv"));
}

#[test]
fn unary_operators_keep_the_range_of_integers() {
    let mut vm = machine();
    let lowest = Value::Int(i64::MIN);
    for (op, value, expected) in [
        (UnaryKind::Neg, lowest, "9223372036854775808"),
        (UnaryKind::Invert, lowest, "9223372036854775807"),
        (UnaryKind::Neg, Value::Bool(true), "-1"),
        (UnaryKind::Pos, Value::Bool(true), "1"),
        (UnaryKind::Neg, Value::Float(0.0), "-0.0"),
    ] {
        let result = vm.unary(op, value);
        assert_eq!(shown(&mut vm, result), expected);
    }
    let text = vm.heap.new_str("a");
    let result = vm.unary(UnaryKind::Neg, text);
    assert_eq!(shown(&mut vm, result), "TypeError: bad operand type for unary -: 'str'");
}

#[test]
fn what_cannot_fit_fails_at_once() {
    let mut vm = machine();
    let huge = operate(&mut vm, "**", Value::Int(10), Value::Int(10_000_000_000));
    assert_eq!(shown(&mut vm, huge), "MemoryError: ");
    let shift = operate(&mut vm, "<<", Value::Int(1), Value::Int(1 << 50));
    assert_eq!(shown(&mut vm, shift), "MemoryError: ");
    let text = vm.heap.new_str("ab");
    let list = vm.heap.new_list(vec![Value::None]);
    for (sequence, error) in [(text, "OverflowError: repeated string is too long"), (list, "MemoryError: ")] {
        let repeated = operate(&mut vm, "*", sequence, Value::Int(i64::MAX));
        assert_eq!(shown(&mut vm, repeated), error);
        let nothing = operate(&mut vm, "*", sequence, Value::Int(i64::MIN)).expect("an empty sequence");
        assert_eq!(vm.len(nothing), Ok(0));
    }
}

#[test]
fn modular_powers() {
    let mut vm = machine();
    for (base, exponent, modulus, expected) in [
        (3, 200, 13, "9"),
        (3, 200, -13, "-4"),
        (2, -1, 5, "3"),
        (2, -1, 4, "ValueError: base is not invertible for the given modulus"),
        (2, 3, 0, "ValueError: pow() 3rd argument cannot be 0"),
        (5, 0, 1, "0"),
        (-2, 3, 5, "2"),
        (2, 3, -5, "-2"),
    ] {
        let result = vm.pow_mod(Value::Int(base), Value::Int(exponent), Value::Int(modulus));
        assert_eq!(shown(&mut vm, result), expected, "pow({base}, {exponent}, {modulus})");
    }
}

/// `[0, 1, ..., n - 1]`.
fn counting_list(vm: &mut Vm, n: i64) -> Value {
    vm.heap.new_list((0..n).map(Value::Int).collect())
}

fn slice(vm: &mut Vm, parts: [Option<i64>; 3]) -> Value {
    let [start, stop, step] = parts.map(|part| part.map_or(Value::None, Value::Int));
    vm.new_slice(start, stop, step)
}

#[test]
fn slices_of_every_sequence() {
    let mut vm = machine();
    let cases: &[([Option<i64>; 3], &str)] = &[
        ([None, None, None], "01234567"),
        ([Some(2), Some(5), None], "234"),
        ([Some(-3), None, None], "567"),
        ([None, None, Some(-1)], "76543210"),
        ([Some(6), Some(1), Some(-2)], "642"),
        ([Some(i64::MIN), Some(i64::MAX), Some(3)], "036"),
        ([Some(i64::MAX), Some(i64::MIN), Some(-3)], "741"),
        ([Some(5), Some(2), None], ""),
        ([None, None, Some(i64::MIN)], "7"),
    ];
    let ascii = vm.heap.new_str("01234567");
    let list = counting_list(&mut vm, 8);
    let range = vm.new_range(Value::Int(0), Value::Int(8), Value::Int(1)).expect("a range");
    for (parts, expected) in cases {
        let index = slice(&mut vm, *parts);
        let text = vm.get_item(ascii, index).expect("a slice");
        assert_eq!(vm.str(text).as_deref(), Ok(*expected));
        for sequence in [list, range] {
            let part = vm.get_item(sequence, index).expect("a slice");
            let items = vm.collect(part).expect("items");
            let digits: Vec<String> = items.iter().map(|item| vm.str(*item).expect("a digit")).collect();
            assert_eq!(digits.concat(), *expected, "{parts:?}");
        }
    }
}

#[test]
fn slices_of_texts_count_characters() {
    let mut vm = machine();
    let text = vm.heap.new_str("aé€😀z");
    for (parts, expected) in [
        ([Some(1), Some(4), None], "é€😀"),
        ([None, None, Some(-1)], "z😀€éa"),
        ([Some(-2), None, None], "😀z"),
        ([None, None, Some(2)], "a€z"),
    ] {
        let index = slice(&mut vm, parts);
        let part = vm.get_item(text, index).expect("a slice");
        assert_eq!(vm.str(part).as_deref(), Ok(expected));
    }
    let last = vm.get_item(text, Value::Int(-2)).expect("a character");
    assert_eq!(vm.str(last).as_deref(), Ok("😀"));
}

/// The list after an assignment to (or deletion of) a slice.
fn edited(parts: [Option<i64>; 3], new: Option<i64>) -> String {
    let mut vm = machine();
    let list = counting_list(&mut vm, 6);
    let index = slice(&mut vm, parts);
    let result = match new {
        Some(n) => {
            let new = vm.heap.new_list((0..n).map(|i| Value::Int(10 + i)).collect());
            vm.set_item(list, index, new)
        }
        None => vm.del_item(list, index),
    };
    let result = result.map(|()| list);
    assert_eq!(vm.heap.bytes(), vm.heap.count_bytes());
    shown(&mut vm, result)
}

#[test]
fn slices_can_be_assigned_and_deleted() {
    assert_eq!(edited([Some(1), Some(3), None], Some(3)), "[0, 10, 11, 12, 3, 4, 5]");
    assert_eq!(edited([Some(4), Some(1), None], Some(1)), "[0, 1, 2, 3, 10, 4, 5]");
    assert_eq!(edited([None, None, Some(2)], Some(3)), "[10, 1, 11, 3, 12, 5]");
    assert_eq!(edited([None, None, Some(-2)], Some(3)), "[0, 12, 2, 11, 4, 10]");
    let message = "ValueError: attempt to assign sequence of size 2 to extended slice of size 3";
    assert_eq!(edited([None, None, Some(2)], Some(2)), message);
    assert_eq!(edited([Some(1), Some(4), None], None), "[0, 4, 5]");
    assert_eq!(edited([None, None, Some(2)], None), "[1, 3, 5]");
    assert_eq!(edited([Some(4), None, Some(-2)], None), "[1, 3, 5]");
    assert_eq!(edited([None, None, Some(-1)], None), "[]");
    assert_eq!(edited([Some(3), Some(1), None], None), "[0, 1, 2, 3, 4, 5]");
}

#[test]
fn containers_within_themselves_are_shown() {
    let mut vm = machine();
    let list = vm.heap.new_list(vec![Value::Int(1)]);
    let dict = vm.heap.new_dict_id();
    vm.dict_set(dict, Value::Int(2), list).expect("hashable");
    vm.dict_set(dict, Value::Int(3), Value::Dict(dict)).expect("hashable");
    let tuple = vm.heap.new_tuple(&[Value::Dict(dict)]);
    if let Value::List(id) = list {
        vm.heap.list_push(id, tuple).expect("room");
    }
    assert_eq!(vm.repr(list).as_deref(), Ok("[1, ({2: [...], 3: {...}},)]"));
    let items = vm.new_dict_view(ViewKind::Items, dict);
    let expected = "dict_items([(2, [1, ({2: [...], 3: {...}},)]), (3, {2: [1, ({...},)], 3: {...}})])";
    assert_eq!(vm.repr(items).as_deref(), Ok(expected));
}

#[test]
fn deep_nesting_is_a_recursion_error() {
    let mut vm = machine();
    let mut list = vm.heap.new_list(vec![]);
    for _ in 0..100_000 {
        list = vm.heap.new_list(vec![list]);
    }
    let text = vm.repr(list).map(|text| vm.heap.new_string(text));
    let message = "RecursionError: maximum recursion depth exceeded while getting the repr of an object";
    assert_eq!(shown(&mut vm, text), message);
    let mut other = vm.heap.new_list(vec![]);
    for _ in 0..100_000 {
        other = vm.heap.new_list(vec![other]);
    }
    let equal = vm.compare(CompareOp::Eq, list, other).map(Value::Bool);
    assert_eq!(shown(&mut vm, equal), "RecursionError: maximum recursion depth exceeded in comparison");
}

#[test]
fn keys_of_equal_numbers_are_one_key() {
    let mut vm = machine();
    let dict = vm.heap.new_dict_id();
    let complex = vm.heap.new_complex(1.0, 0.0);
    for (value, key) in [Value::Int(1), Value::Float(1.0), Value::Bool(true), complex].into_iter().enumerate() {
        vm.dict_set(dict, key, Value::Int(value as i64)).expect("hashable");
    }
    assert_eq!(vm.repr(Value::Dict(dict)).as_deref(), Ok("{1: 3}"));
    let nan = Value::Float(f64::NAN);
    vm.dict_set(dict, nan, Value::None).expect("hashable");
    assert_eq!(vm.dict_get(dict, nan), Ok(Some(Value::None)));
    let list = vm.heap.new_list(vec![]);
    let pair = vm.heap.new_tuple(&[Value::Int(1), list]);
    let error = vm.dict_set(dict, pair, Value::None).map(|()| Value::None);
    assert_eq!(shown(&mut vm, error), "TypeError: unhashable type: 'list'");
}

#[test]
fn set_algebra() {
    let mut vm = machine();
    let set = |vm: &mut Vm, items: &[i64]| {
        let items: Vec<Value> = items.iter().copied().map(Value::Int).collect();
        Value::Set(vm.new_set_from(&items).expect("hashable"))
    };
    let (a, b) = (set(&mut vm, &[1, 2, 3, 4]), set(&mut vm, &[3, 4, 5]));
    for (op, expected) in [("|", "{1, 2, 3, 4, 5}"), ("&", "{3, 4}"), ("-", "{1, 2}"), ("^", "{1, 2, 5}")] {
        let result = operate(&mut vm, op, a, b);
        assert_eq!(shown(&mut vm, result), expected);
    }
    let part = set(&mut vm, &[4, 3]);
    for (op, expected) in [("<", "True"), ("<=", "True"), (">", "False"), ("==", "False"), ("!=", "True")] {
        let result = operate(&mut vm, op, part, a);
        assert_eq!(shown(&mut vm, result), expected);
    }
    for (op, expected) in [(BinaryOp::And, "{3, 4}"), (BinaryOp::Xor, "{5}"), (BinaryOp::Or, "{5, 3, 4}")] {
        vm.inplace_builtin(op, a, b).expect("sets").expect("sets");
        assert_eq!(vm.repr(a).as_deref(), Ok(expected));
        assert_eq!(vm.heap.bytes(), vm.heap.count_bytes());
    }
}

#[test]
fn changing_a_dict_ends_its_iteration() {
    let mut vm = machine();
    let dict = vm.heap.new_dict_id();
    vm.dict_set(dict, Value::Int(1), Value::None).expect("hashable");
    let iterator = vm.iter(Value::Dict(dict)).expect("iterable");
    assert_eq!(vm.next(iterator), Ok(Some(Value::Int(1))));
    vm.dict_set(dict, Value::Int(2), Value::None).expect("hashable");
    for _ in 0..2 {
        let next = vm.next(iterator).map(|_| Value::None);
        assert_eq!(shown(&mut vm, next), "RuntimeError: dictionary changed size during iteration");
    }
    let iterator = vm.iter(Value::Dict(dict)).expect("iterable");
    assert_eq!(vm.next(iterator), Ok(Some(Value::Int(1))));
    vm.dict_remove(dict, Value::Int(2)).expect("hashable");
    vm.dict_set(dict, Value::Int(3), Value::None).expect("hashable");
    assert_eq!(vm.next(iterator), Ok(Some(Value::Int(3))));
}

#[test]
fn ranges_of_any_size() {
    let mut vm = machine();
    let big = number(&mut vm, "100000000000000000000");
    let range = vm.new_range(Value::Int(0), big, Value::Int(7)).expect("a range");
    let last = vm.get_item(range, Value::Int(-1));
    assert_eq!(shown(&mut vm, last), "99999999999999999998");
    let last = number(&mut vm, "99999999999999999998");
    assert_eq!(vm.contains(range, last), Ok(true));
    assert_eq!(vm.contains(range, Value::Float(14.0)), Ok(true));
    assert_eq!(vm.contains(range, Value::Int(15)), Ok(false));
    let index = slice(&mut vm, [Some(1), Some(-1), Some(2)]);
    let part = vm.get_item(range, index);
    assert_eq!(shown(&mut vm, part), "range(7, 99999999999999999998, 14)");
    let down = vm.reversed_builtin(range).expect("reversible");
    for expected in ["99999999999999999998", "99999999999999999991"] {
        let next = vm.next(down).map(|next| next.expect("not at the end"));
        assert_eq!(shown(&mut vm, next), expected);
    }
    let length = vm.len(range).map(|n| Value::Int(n as i64));
    assert_eq!(shown(&mut vm, length), "OverflowError: Python int too large to convert to C ssize_t");
}

#[test]
fn percent_formatting() {
    let mut vm = machine();
    let template = vm.heap.new_str("%5.2f|%-4d|%s|%r|%%|%#x|%c");
    let text = vm.heap.new_str("t");
    let values = [Value::Float(2.71), Value::Int(42), text, text, Value::Int(255), Value::Int(97)];
    let values = vm.heap.new_tuple(&values);
    let result = vm.percent(template, values).expect("formatted");
    assert_eq!(vm.str(result).as_deref(), Ok(" 2.71|42  |t|'t'|%|0xff|a"));
    let dict = vm.heap.new_dict_id();
    vm.dict_set_str(dict, "key", Value::Int(7));
    let template = vm.heap.new_str("%(key)03d");
    let result = vm.percent(template, Value::Dict(dict)).expect("formatted");
    assert_eq!(vm.str(result).as_deref(), Ok("007"));
    let template = vm.heap.new_str("%d");
    let result = vm.percent(template, text);
    assert_eq!(shown(&mut vm, result), "TypeError: %d format: a real number is required, not str");
    let template = vm.heap.new_str("none");
    let result = vm.percent(template, Value::Int(1));
    assert_eq!(shown(&mut vm, result), "TypeError: not all arguments converted during string formatting");
}

#[test]
fn types_can_be_parametrised_and_united() {
    use sesf_heap::classes;
    let mut vm = machine();
    let (int, list) = (Value::Class(classes::INT), Value::Class(classes::LIST));
    let alias = vm.get_item(list, int).expect("generic");
    let again = vm.get_item(list, int).expect("generic");
    assert_eq!(vm.repr(alias).as_deref(), Ok("list[int]"));
    assert_eq!(vm.eq(alias, again), Ok(true));
    assert_eq!(vm.hash(alias), vm.hash(again));
    let union = vm.binary_builtin(BinaryOp::Or, alias, Value::None).expect("types").expect("a union");
    assert_eq!(vm.repr(union).as_deref(), Ok("list[int] | None"));
    let same = vm.binary_builtin(BinaryOp::Or, int, int).expect("types");
    assert_eq!(same, Some(int));
    let error = vm.get_item(int, int);
    assert_eq!(shown(&mut vm, error), "TypeError: type 'int' is not subscriptable");
}
