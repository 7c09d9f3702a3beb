//! Liveness of registers against its definition: some way from here reads the register before writing it.

mod common;

use std::fs;
use std::sync::Arc;

use sesf_bytecode::{CodeProto, CompileOptions, Instruction, Liveness, Place, Reg, RegisterSet, Unit, compile, verify};
use sesf_syntax::{Mode, Source, decode_source, parse};

fn compiled(name: &str, text: &str) -> Option<Unit> {
    let source = Arc::new(Source::new(name, text));
    let module = parse(&source, Mode::Module).ok()?;
    let unit = compile(&module, source, &CompileOptions::default()).ok()?;
    assert_eq!(verify(&unit), Ok(()));
    Some(unit)
}

/// Whether a way from `pc` reads `reg` before it writes it, found by trying all ways.
fn is_read_later(code: &CodeProto, pc: usize, reg: Reg) -> bool {
    let mut seen = vec![false; code.instructions.len()];
    let mut waiting = vec![pc];
    while let Some(pc) = waiting.pop() {
        if std::mem::replace(&mut seen[pc], true) {
            continue;
        }
        let instruction = &code.instructions[pc];
        let access = instruction.access();
        let is_handled = code.handled_at(pc) == Some(reg);
        if access.uses.contains(reg) || is_handled || is_read_by_super(code, instruction, reg) {
            return true;
        }
        if !instruction.is_terminator() && !access.defs.contains(reg) {
            waiting.push(pc + 1);
        }
        waiting.extend(instruction.target().map(|target| target.0 as usize));
        let handler = code.handler_at(pc).filter(|handler| handler.exc != reg);
        waiting.extend(handler.map(|handler| handler.handler.0 as usize));
    }
    false
}

fn is_read_by_super(code: &CodeProto, instruction: &Instruction, reg: Reg) -> bool {
    let cell = code.free_names.iter().position(|name| &**name == "__class__");
    matches!(instruction, Instruction::Call { .. })
        && cell.is_some_and(|cell| reg == Reg(0) || code.free_registers[cell] == reg)
}

fn assert_agrees(code: &CodeProto) {
    let liveness = Liveness::of(code);
    for pc in 0..code.instructions.len() {
        for reg in (0..code.n_registers).map(|reg| Reg(reg as u8)) {
            let expected = is_read_later(code, pc, reg);
            let found = liveness.before(pc).contains(reg);
            assert_eq!(found, expected, "{}: r{} before {pc}", code.qualname, reg.0);
        }
        let read_only = liveness.during(pc).without(liveness.before(pc));
        assert_eq!(read_only, RegisterSet::EMPTY, "{}: while {pc} waits", code.qualname);
    }
}

/// On entry nothing but parameters, cells of free variables and unassigned variables (whose reads are checked) is live.
fn assert_entry(code: &CodeProto) {
    let mut allowed = RegisterSet::first(code.parameters.n_registers());
    code.free_registers.iter().for_each(|reg| allowed.insert(*reg));
    for variable in &code.variables {
        if let Place::Register(reg) = variable.place {
            allowed.insert(reg);
        }
    }
    let surprising = Liveness::of(code).before(0).without(allowed);
    assert_eq!(surprising, RegisterSet::EMPTY, "{}: temporaries live on entry", code.qualname);
}

#[track_caller]
fn live_at_return(text: &str) -> Vec<u8> {
    let unit = compiled("test.py", text).expect("valid");
    let code = &unit.codes[1];
    let at = code.instructions.iter().position(|i| matches!(i, Instruction::Return { .. })).expect("a return");
    Liveness::of(code).before(at).iter().map(|reg| reg.0).collect()
}

#[test]
fn only_the_result_is_live_at_the_end() {
    assert_eq!(live_at_return("def f(a, b, c):\n    d = a + b\n    return c\n"), [2]);
}

#[test]
fn a_handler_keeps_its_variables_alive() {
    let unit =
        compiled("test.py", "def f(a, b):\n    try:\n        a()\n    except E:\n        return b\n").expect("valid");
    let code = &unit.codes[1];
    let call = code.instructions.iter().position(|i| matches!(i, Instruction::Call { .. })).expect("a call");
    assert!(Liveness::of(code).during(call).contains(Reg(1)));
    assert!(!Liveness::of(code).during(call).contains(Reg(0)));
}

#[test]
fn super_reads_the_first_parameter() {
    let text = "class C:\n    def f(self):\n        x = super()\n        return x\n";
    let unit = compiled("test.py", text).expect("valid");
    let code = unit.codes.iter().find(|code| &*code.name == "f").expect("the method");
    assert!(Liveness::of(code).before(0).contains(Reg(0)));
}

#[test]
fn small_codes_agree_with_the_definition() {
    for text in [
        "for i in range(10):\n    for j in x:\n        y = i + j\n        if y: break\n    else:\n        z = 1\n",
        "def f(*a, k=1, **kw):\n    a, (b, *c), d = a\n    return [x + k for x in c if x] and {**kw, 'a': b}\n",
        "def g():\n    try:\n        x = yield 1\n        y = yield from g()\n    finally:\n        return x\n",
        "def h(x):\n    try:\n        x()\n    except* E as e:\n        raise\n    except* F:\n        x = 2\n    return x\n",
        "def m(p):\n    match p:\n        case {'a': a, **r}: return a, r\n        case [C(x=q), *s] if q: return s\n",
        "def w(a):\n    with a as b, b as c:\n        del a\n        return lambda: (a, c)\n",
        "class C:\n    x: int = 1\n    def f(self):\n        nonlocal_ = super().f()\n        return f'{self!r:>{self}}'\n",
    ] {
        let unit = compiled("test.py", text).expect("valid");
        unit.codes.iter().for_each(|code| {
            assert_agrees(code);
            assert_entry(code);
        });
    }
}

#[test]
fn compatibility_programs_agree_with_the_definition() {
    for path in common::compatibility_programs() {
        let Ok(text) = decode_source(&fs::read(&path).expect("readable")) else { continue };
        let Some(unit) = compiled(&path.display().to_string(), &text) else { continue };
        for code in &unit.codes {
            assert_entry(code);
            // The definition takes quadratic time.
            if code.instructions.len() <= 120 {
                assert_agrees(code);
            }
        }
    }
}
