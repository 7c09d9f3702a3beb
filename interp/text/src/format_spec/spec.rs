//! Parsing of `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use crate::chars;
use crate::error::TextError;

/// What kind of value a spec is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// `str`.
    Text,
    /// `int` and `bool`.
    Integer,
    /// `float`.
    Float,
    /// `complex`.
    Complex,
}

/// Where the fill goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`: after the value.
    Left,
    /// `>`: before the value.
    Right,
    /// `^`: half on each side, the larger half after.
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// Which signs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignMode {
    /// `-`: for negative numbers only.
    Minus,
    /// `+`: always.
    Plus,
    /// A space for positive numbers.
    Space,
}

/// The separator between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `,` every three digits.
    Comma,
    /// `_` every three digits, every four in bases 2, 8 and 16.
    Underscore,
}

impl Grouping {
    /// The separator itself.
    pub fn separator(self) -> char {
        match self {
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        }
    }
}

/// A parsed format spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    /// The character that fills up to the width.
    pub fill: char,
    /// The alignment, the target's own when absent.
    pub align: Option<Align>,
    /// The sign mode when one is written.
    pub sign: Option<SignMode>,
    /// `z`: what rounds to zero has no sign.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least number of characters.
    pub width: Option<usize>,
    /// The digit separator.
    pub grouping: Option<Grouping>,
    /// The number after the point.
    pub precision: Option<usize>,
    /// The presentation type.
    pub code: Option<char>,
}

impl FormatSpec {
    /// Parses a spec for a target; `type_name` is the type that error messages name.
    ///
    /// # Errors
    /// `ValueError` for a spec that is malformed for every type or groups what has no digits.
    pub fn parse(spec: &str, target: Target, type_name: &str) -> Result<FormatSpec, TextError> {
        let mut parser = Parser { rest: spec };
        let mut parsed = parser.flags(target);
        parsed.width = parser.number()?;
        parsed.grouping = parser.grouping()?;
        if parser.eat('.') {
            let precision = parser.number()?;
            let missing = || TextError::value("Format specifier missing precision");
            parsed.precision = Some(precision.ok_or_else(missing)?);
        }
        parsed.code = parser.code().ok_or_else(|| {
            TextError::value(format!("Invalid format specifier '{spec}' for object of type '{type_name}'"))
        })?;
        parsed.check_grouping(target)?;
        Ok(parsed)
    }

    fn check_grouping(&self, target: Target) -> Result<(), TextError> {
        let Some(grouping) = self.grouping else {
            return Ok(());
        };
        let code = match target {
            Target::Text => self.code.or(Some('s')),
            _ => self.code,
        };
        match code {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | 'F' | '%') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if grouping == Grouping::Underscore => Ok(()),
            Some(code) => {
                Err(TextError::value(format!("Cannot specify '{}' with '{}'.", grouping.separator(), show_code(code))))
            }
        }
    }
}

/// The error for a presentation type that the value's type does not have.
pub(super) fn unknown_code(code: char, type_name: &str) -> TextError {
    TextError::value(format!("Unknown format code '{}' for object of type '{type_name}'", show_code(code)))
}

fn show_code(code: char) -> String {
    match code {
        '!'..='\x7f' => code.to_string(),
        _ => format!("\\x{:x}", code as u32),
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    /// Everything before the width.
    fn flags(&mut self, target: Target) -> FormatSpec {
        let (fill, align) = self.fill_and_align();
        let mut parsed = FormatSpec {
            fill: fill.unwrap_or(' '),
            align,
            sign: self.sign(),
            no_negative_zero: self.eat('z'),
            alternate: self.eat('#'),
            width: None,
            grouping: None,
            precision: None,
            code: None,
        };
        if fill.is_none() && self.eat('0') {
            parsed.fill = '0';
            if align.is_none() && target != Target::Text {
                parsed.align = Some(Align::AfterSign);
            }
        }
        parsed
    }

    fn fill_and_align(&mut self) -> (Option<char>, Option<Align>) {
        let mut chars = self.rest.chars();
        let first = chars.next();
        let after_first = chars.as_str();
        if let Some(align) = chars.next().and_then(to_align) {
            self.rest = chars.as_str();
            return (first, Some(align));
        }
        let align = first.and_then(to_align);
        if align.is_some() {
            self.rest = after_first;
        }
        (None, align)
    }

    fn sign(&mut self) -> Option<SignMode> {
        let sign = match self.rest.as_bytes().first()? {
            b'+' => SignMode::Plus,
            b'-' => SignMode::Minus,
            b' ' => SignMode::Space,
            _ => return None,
        };
        self.rest = &self.rest[1..];
        Some(sign)
    }

    fn eat(&mut self, c: char) -> bool {
        let stripped = self.rest.strip_prefix(c);
        self.rest = stripped.unwrap_or(self.rest);
        stripped.is_some()
    }

    /// A run of decimal digits of any script.
    fn number(&mut self) -> Result<Option<usize>, TextError> {
        let mut number = None;
        while let Some((c, digit)) = self.peek_digit() {
            let next = number.unwrap_or(0usize).checked_mul(10);
            let next = next.and_then(|n| n.checked_add(digit)).filter(|n| *n <= isize::MAX as usize);
            number = Some(next.ok_or_else(|| TextError::value("Too many decimal digits in format string"))?);
            self.rest = &self.rest[c.len_utf8()..];
        }
        Ok(number)
    }

    fn peek_digit(&self) -> Option<(char, usize)> {
        let c = self.rest.chars().next()?;
        Some((c, usize::from(chars::decimal_value(c)?)))
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, TextError> {
        let comma = self.eat(',');
        let underscore = self.eat('_');
        if underscore && (comma || self.eat(',')) {
            return Err(TextError::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (comma, underscore) {
            (true, _) => Some(Grouping::Comma),
            (_, true) => Some(Grouping::Underscore),
            _ => None,
        })
    }

    /// The presentation type, which ends the spec; `None` when more than one character is left.
    fn code(&mut self) -> Option<Option<char>> {
        let mut chars = self.rest.chars();
        let code = chars.next();
        chars.as_str().is_empty().then_some(code)
    }
}

fn to_align(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}
