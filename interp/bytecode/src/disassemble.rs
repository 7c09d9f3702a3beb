//! Compiled code as text for people.
//!
//! Each code has a header, a line per instruction and its tables of protected ranges:
//!
//! ```text
//! f: function, line 1, 3 registers, parameters (n)
//!      0    2  AddInt dst=r1, a=r0, value=1
//! ```

use std::fmt::{self, Write};

use crate::code::{CodeKind, CodeProto, Constant, Unit};
use crate::instruction::{FunctionParts, Instruction, Reg};
use crate::operand::OperandKind;

/// Writes all codes of a unit as text.
pub fn disassemble(unit: &Unit) -> String {
    let mut out = String::new();
    for (idx, code) in unit.codes.iter().enumerate() {
        if idx > 0 {
            out.push('\n');
        }
        // Writing to a string does not fail.
        let _ = View { unit, code }.write(&mut out);
    }
    out
}

/// One code being shown.
struct View<'a> {
    unit: &'a Unit,
    code: &'a CodeProto,
}

impl View<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        self.write_header(out)?;
        let mut last_line = 0;
        for (pc, instruction) in self.code.instructions.iter().enumerate() {
            let line = self.code.source.line(self.code.span_at(pc).start);
            let shown = if line == last_line { String::new() } else { line.to_string() };
            last_line = line;
            write!(out, "  {pc:>4} {shown:>4}  ")?;
            self.write_instruction(instruction, out)?;
            out.push('\n');
        }
        self.write_ranges(out)
    }

    fn write_header(&self, out: &mut String) -> fmt::Result {
        let code = self.code;
        let generator = if code.is_generator { "generator " } else { "" };
        write!(out, "{}: {generator}{}, line {}", code.qualname, kind_word(code.kind), code.first_line)?;
        write!(out, ", {} registers", code.n_registers)?;
        if !code.parameters.names.is_empty() {
            write!(out, ", parameters ({})", code.parameters.names.join(", "))?;
        }
        if !code.free_names.is_empty() {
            write!(out, ", free ({})", code.free_names.join(", "))?;
        }
        out.push('\n');
        Ok(())
    }

    fn write_instruction(&self, instruction: &Instruction, out: &mut String) -> fmt::Result {
        out.push_str(instruction.name());
        let (mut separator, mut comments, mut outcome) = (" ", Vec::new(), Ok(()));
        instruction.for_each_operand(&mut |field, operand| {
            outcome = outcome.and_then(|()| self.write_operand(separator, field, operand, out));
            separator = ", ";
            comments.extend(self.comment(operand));
        });
        outcome?;
        if !comments.is_empty() {
            write!(out, "  # {}", comments.join(", "))?;
        }
        Ok(())
    }

    fn write_operand(&self, separator: &str, field: &str, operand: OperandKind, out: &mut String) -> fmt::Result {
        write!(out, "{separator}{field}=")?;
        match operand {
            OperandKind::Register(reg) => self.write_register(reg, out),
            OperandKind::Constant(index) => write!(out, "{}", index.0),
            OperandKind::Name(index) => write!(out, "{}", index.0),
            OperandKind::Child(index) => write!(out, "{}", index.0),
            OperandKind::Cache(index) => write!(out, "{}", index.0),
            OperandKind::Target(target) => write!(out, "{}", target.0),
            OperandKind::Number(number) => write!(out, "{number}"),
            OperandKind::Flag(flag) => write!(out, "{flag}"),
            OperandKind::Word(word) => write!(out, "{word}"),
            OperandKind::Parts(parts) => write_parts(parts, out),
        }
    }

    /// A register with the variable that lives in it.
    fn write_register(&self, reg: Reg, out: &mut String) -> fmt::Result {
        use crate::code::Place;
        let variable = self.code.variables.iter().find(|variable| variable.place == Place::Register(reg));
        match variable {
            Some(variable) => write!(out, "r{}:{}", reg.0, variable.name),
            None => write!(out, "r{}", reg.0),
        }
    }

    fn comment(&self, operand: OperandKind) -> Option<String> {
        match operand {
            OperandKind::Constant(index) => self.code.constants.get(index.0 as usize).map(show_constant),
            OperandKind::Name(index) => self.code.names.get(index.0 as usize).map(|name| name.to_string()),
            OperandKind::Child(index) => {
                let code = self.unit.codes.get(*self.code.children.get(index.0 as usize)? as usize)?;
                Some(code.qualname.to_string())
            }
            _ => None,
        }
    }

    fn write_ranges(&self, out: &mut String) -> fmt::Result {
        for range in &self.code.handlers {
            let (start, end, handler, exc) = (range.start.0, range.end.0, range.handler.0, range.exc.0);
            writeln!(out, "  protected {start}..{end} by {handler} with r{exc}")?;
        }
        for range in &self.code.handlings {
            writeln!(out, "  handling {}..{} of r{}", range.start.0, range.end.0, range.exc.0)?;
        }
        Ok(())
    }
}

fn kind_word(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Module => "module",
        CodeKind::Class => "class",
        CodeKind::Function => "function",
        CodeKind::Lambda => "lambda",
        CodeKind::Comprehension => "comprehension",
    }
}

fn write_parts(parts: FunctionParts, out: &mut String) -> fmt::Result {
    let words = [
        (FunctionParts::DEFAULTS, "defaults"),
        (FunctionParts::KW_DEFAULTS, "kw_defaults"),
        (FunctionParts::ANNOTATIONS, "annotations"),
        (FunctionParts::CLOSURE, "closure"),
    ];
    let present: Vec<&str> = words.iter().filter(|(bit, _)| parts.has(*bit)).map(|(_, word)| *word).collect();
    write!(out, "{}", if present.is_empty() { "none".to_string() } else { present.join("|") })
}

/// A constant much as the program writes it.
fn show_constant(constant: &Constant) -> String {
    let join = |items: &[Constant]| items.iter().map(show_constant).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".to_string(),
        Constant::Bool(true) => "True".to_string(),
        Constant::Bool(false) => "False".to_string(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Imaginary(value) => format!("{value:?}j"),
        Constant::Str(text) => format!("{text:?}"),
        Constant::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Constant::Ellipsis => "...".to_string(),
        Constant::Tuple(items) => format!("({})", join(items)),
        Constant::FrozenSet(items) => format!("frozenset({})", join(items)),
    }
}
