//! Line ends: what counts as one, what becomes of it.

use sesf_heap::Value;
use sesf_vm::{Res, Vm};

/// How a text stream treats line ends: its `newline` argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Newline {
    /// `None`: every kind is read as `\n`; `\n` is written as it is (the line end of the system).
    #[default]
    Universal,
    /// `''`: every kind ends a line, none is changed.
    Untranslated,
    /// `'\n'`
    Lf,
    /// `'\r'`
    Cr,
    /// `'\r\n'`
    CrLf,
}

impl Newline {
    /// What the argument asks for; `default` where it is not given.
    pub fn from_argument(vm: &mut Vm, value: Value, default: Newline) -> Res<Newline> {
        match vm.builtin_value(value) {
            Value::Unbound => Ok(default),
            Value::None => Ok(Newline::Universal),
            Value::Str(id) => match vm.heap.str(id) {
                "" => Ok(Newline::Untranslated),
                "\n" => Ok(Newline::Lf),
                "\r" => Ok(Newline::Cr),
                "\r\n" => Ok(Newline::CrLf),
                other => {
                    let message = format!("illegal newline value: {other}");
                    Err(vm.value_error(message))
                }
            },
            _ => {
                let message = format!("newline must be str or None, not {}", vm.type_name(value));
                Err(vm.type_error(message))
            }
        }
    }

    /// The argument that asks for this.
    pub fn argument(self) -> Option<&'static str> {
        match self {
            Newline::Universal => None,
            Newline::Untranslated => Some(""),
            Newline::Lf => Some("\n"),
            Newline::Cr => Some("\r"),
            Newline::CrLf => Some("\r\n"),
        }
    }

    /// Whether the kinds of line ends that are read must be told apart.
    pub fn is_universal(self) -> bool {
        matches!(self, Newline::Universal | Newline::Untranslated)
    }

    /// Whether line ends that are read become `\n`.
    pub fn translates(self) -> bool {
        self == Newline::Universal
    }

    /// What `\n` is written as, if as something else.
    pub fn written(self) -> Option<&'static str> {
        match self {
            Newline::Cr => Some("\r"),
            Newline::CrLf => Some("\r\n"),
            _ => None,
        }
    }

    /// The length of the first line of a text with its end, or `None` if it goes on.
    pub fn line_len(self, text: &str) -> Option<usize> {
        match self {
            Newline::Universal | Newline::Lf => find(text, b'\n').map(|i| i + 1),
            Newline::Cr => find(text, b'\r').map(|i| i + 1),
            Newline::CrLf => text.find("\r\n").map(|i| i + 2),
            Newline::Untranslated => {
                let end = text.bytes().position(|b| matches!(b, b'\n' | b'\r'))?;
                let is_pair = text[end..].starts_with("\r\n");
                Some(end + 1 + is_pair as usize)
            }
        }
    }
}

/// The position of a byte.
fn find(text: &str, byte: u8) -> Option<usize> {
    text.as_bytes().iter().position(|b| *b == byte)
}

/// The kinds of line ends that have been read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Seen {
    cr: bool,
    lf: bool,
    crlf: bool,
}

impl Seen {
    fn note(&mut self, text: &str) {
        if !text.contains('\r') {
            self.lf |= text.contains('\n');
            return;
        }
        let mut bytes = text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\r' if bytes.next_if_eq(&b'\n').is_some() => self.crlf = true,
                b'\r' => self.cr = true,
                b'\n' => self.lf = true,
                _ => {}
            }
        }
    }

    /// What the attribute `newlines` shows.
    pub fn value(self, vm: &mut Vm) -> Value {
        let kinds = [(self.cr, "\r"), (self.lf, "\n"), (self.crlf, "\r\n")];
        let seen: Vec<Value> = kinds.iter().filter(|(is, _)| *is).map(|(_, text)| vm.heap.new_str(text)).collect();
        match seen[..] {
            [] => Value::None,
            [one] => one,
            _ => vm.heap.new_tuple(&seen),
        }
    }
}

/// Translates line ends in text that comes in pieces.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Translator {
    pub translates: bool,
    /// A `\r` was last: whether it is half of `\r\n` is not known yet.
    pub pending_cr: bool,
    pub seen: Seen,
}

impl Translator {
    /// The next piece as the program sees it.
    pub fn next(&mut self, mut text: String, is_last: bool) -> String {
        if self.pending_cr && (is_last || !text.is_empty()) {
            text.insert(0, '\r');
            self.pending_cr = false;
        }
        if !is_last && text.ends_with('\r') {
            text.pop();
            self.pending_cr = true;
        }
        self.seen.note(&text);
        if !self.translates || !text.contains('\r') {
            return text;
        }
        text.replace("\r\n", "\n").replace('\r', "\n")
    }
}
