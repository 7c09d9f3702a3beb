//! Templates of `str.format`: literals and replacement fields.
//!
//! A [`Parser`] yields pieces lazily, because CPython formats the first field before it looks at
//! the second. A field's name and its nested spec are parsed by the caller's demand, for the same
//! reason.

use crate::chars;
use crate::error::TextError;

/// How deep a spec may nest fields: a field's spec can have fields, theirs cannot.
pub const MAX_DEPTH: usize = 2;

/// The error for fields nested deeper than [`MAX_DEPTH`].
pub fn recursion_exceeded() -> TextError {
    TextError::value("Max string recursion exceeded")
}

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text to copy.
    Literal(&'a str),
    /// A replacement field.
    Field(Field<'a>),
}

/// A replacement field, `{name!conversion:spec}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Everything before the conversion and the spec.
    pub name: &'a str,
    /// The character after `!`; see [`Conversion::new`].
    pub conversion: Option<char>,
    /// The spec, empty when absent.
    pub spec: &'a str,
    /// Whether the spec has fields of its own and is itself a template.
    pub spec_has_fields: bool,
}

/// What is applied to a value before its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

impl Conversion {
    /// Reads the character after `!`.
    ///
    /// # Errors
    /// `ValueError` for any but `s`, `r` and `a`.
    pub fn new(conversion: char) -> Result<Conversion, TextError> {
        match conversion {
            's' => Ok(Conversion::Str),
            'r' => Ok(Conversion::Repr),
            'a' => Ok(Conversion::Ascii),
            '!'..='~' => Err(TextError::value(format!("Unknown conversion specifier {conversion}"))),
            _ => Err(TextError::value(format!("Unknown conversion specifier \\x{:x}", conversion as u32))),
        }
    }
}

/// Splits a template, one piece at a time.
#[derive(Clone, Debug)]
pub struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    /// Starts at the beginning of a template.
    pub fn new(template: &'a str) -> Parser<'a> {
        Parser { rest: template }
    }

    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// `ValueError` for a brace without its pair and for a malformed field.
    pub fn next_piece(&mut self) -> Result<Option<Piece<'a>>, TextError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let Some(start) = memchr::memchr2(b'{', b'}', self.rest.as_bytes()) else {
            return Ok(Some(Piece::Literal(self.take(self.rest.len()))));
        };
        let is_doubled = self.rest.as_bytes().get(start + 1) == Some(&self.rest.as_bytes()[start]);
        if is_doubled {
            let literal = self.take(start + 1);
            self.take(1);
            return Ok(Some(Piece::Literal(literal)));
        }
        self.check_brace(start)?;
        if start > 0 {
            return Ok(Some(Piece::Literal(self.take(start))));
        }
        self.take(1);
        self.field().map(|field| Some(Piece::Field(field)))
    }

    fn take(&mut self, n_bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(n_bytes);
        self.rest = rest;
        taken
    }

    fn check_brace(&self, start: usize) -> Result<(), TextError> {
        match &self.rest[start..] {
            "{" => Err(TextError::value("Single '{' encountered in format string")),
            rest if rest.starts_with('}') => Err(TextError::value("Single '}' encountered in format string")),
            _ => Ok(()),
        }
    }

    fn field(&mut self) -> Result<Field<'a>, TextError> {
        let name_len = self.name_len()?;
        let name = self.take(name_len);
        let mut field = Field { name, conversion: None, spec: "", spec_has_fields: false };
        match self.take_char() {
            Some('}') => return Ok(field),
            Some('!') => {
                field.conversion = Some(self.conversion()?);
                match self.take_char() {
                    Some('}') => return Ok(field),
                    None | Some(':') => {}
                    Some(_) => {
                        return Err(TextError::value("expected ':' after conversion specifier"));
                    }
                }
            }
            Some(_) => {}
            None => return Err(TextError::value("expected '}' before end of string")),
        }
        field.spec = self.spec()?;
        field.spec_has_fields = field.spec.contains('{');
        Ok(field)
    }

    fn take_char(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.take(c.len_utf8());
        Some(c)
    }

    /// The length of the name, in which brackets hide everything but their end.
    fn name_len(&self) -> Result<usize, TextError> {
        let mut in_brackets = false;
        for (idx, byte) in self.rest.bytes().enumerate() {
            match byte {
                b']' => in_brackets = false,
                _ if in_brackets => {}
                b'[' => in_brackets = true,
                b'{' => return Err(TextError::value("unexpected '{' in field name")),
                b'}' | b':' | b'!' => return Ok(idx),
                _ => {}
            }
        }
        Ok(self.rest.len())
    }

    fn conversion(&mut self) -> Result<char, TextError> {
        self.take_char().ok_or_else(|| TextError::value("end of string while looking for conversion specifier"))
    }

    /// Everything up to the brace that closes the field.
    fn spec(&mut self) -> Result<&'a str, TextError> {
        let mut depth = 1;
        for (idx, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let spec = self.take(idx);
                self.take(1);
                return Ok(spec);
            }
        }
        Err(TextError::value("unmatched '{' in format spec"))
    }
}

/// Counts fields without a name, and refuses a mix of counted and numbered ones. One counter
/// serves a whole template with its nested specs.
#[derive(Clone, Debug, Default)]
pub struct AutoNumber {
    state: Numbering,
    next: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Numbering {
    #[default]
    Unknown,
    Automatic,
    Manual,
}

impl AutoNumber {
    /// What a field without a name begins with.
    fn next_index(&mut self) -> Result<First<'static>, TextError> {
        self.check(Numbering::Automatic)?;
        self.next += 1;
        Ok(First::Index(self.next - 1))
    }

    fn check(&mut self, wanted: Numbering) -> Result<(), TextError> {
        if self.state == Numbering::Unknown {
            self.state = wanted;
        }
        match (self.state, wanted) {
            (Numbering::Manual, Numbering::Automatic) => {
                Err(TextError::value("cannot switch from manual field specification to automatic field numbering"))
            }
            (Numbering::Automatic, Numbering::Manual) => {
                Err(TextError::value("cannot switch from automatic field numbering to manual field specification"))
            }
            _ => Ok(()),
        }
    }
}

/// What a field's name begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Name(&'a str),
}

/// One step from a value to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[7]`
    Index(usize),
    /// `[text]`
    Key(&'a str),
}

/// Splits a field's name into the argument it begins with and the accessors after it; `numbers`
/// is `None` where a name may be empty, as in `_string.formatter_field_name_split`.
///
/// # Errors
/// `ValueError` when counted and numbered fields are mixed or an index is too long.
pub fn split_name<'a>(
    name: &'a str,
    mut numbers: Option<&mut AutoNumber>,
) -> Result<(First<'a>, Accessors<'a>), TextError> {
    if let ("", Some(numbers)) = (name, &mut numbers) {
        return Ok((numbers.next_index()?, Accessors { rest: name }));
    }
    let (first, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
    let accessors = Accessors { rest };
    let index = to_index(first)?;
    let Some(numbers) = numbers else {
        return Ok((index.map_or(First::Name(first), First::Index), accessors));
    };
    if first.is_empty() {
        return Ok((numbers.next_index()?, accessors));
    }
    if index.is_some() {
        numbers.check(Numbering::Manual)?;
    }
    Ok((index.map_or(First::Name(first), First::Index), accessors))
}

/// Reads a name of digits only, of any script.
fn to_index(name: &str) -> Result<Option<usize>, TextError> {
    let mut index = None;
    for c in name.chars() {
        let Some(digit) = chars::decimal_value(c) else {
            return Ok(None);
        };
        let next = index.unwrap_or(0usize).checked_mul(10);
        let next = next.and_then(|n| n.checked_add(usize::from(digit)));
        let next = next.filter(|n| *n <= isize::MAX as usize);
        index = Some(next.ok_or_else(|| TextError::value("Too many decimal digits in format string"))?);
    }
    Ok(index)
}

/// The accessors of a field's name, parsed as they are applied.
#[derive(Clone, Debug)]
pub struct Accessors<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Accessors<'a> {
    type Item = Result<Accessor<'a>, TextError>;

    fn next(&mut self) -> Option<Self::Item> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(match c {
            '.' => self.attribute(),
            '[' => self.item(),
            _ => Err(TextError::value("Only '.' or '[' may follow ']' in format field specifier")),
        })
    }
}

impl<'a> Accessors<'a> {
    fn attribute(&mut self) -> Result<Accessor<'a>, TextError> {
        let end = self.rest.find(['.', '[']).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        check_not_empty(name)?;
        Ok(Accessor::Attribute(name))
    }

    fn item(&mut self) -> Result<Accessor<'a>, TextError> {
        let missing = || TextError::value("Missing ']' in format string");
        let (key, rest) = self.rest.split_once(']').ok_or_else(missing)?;
        self.rest = rest;
        let index = to_index(key)?;
        check_not_empty(key)?;
        Ok(index.map_or(Accessor::Key(key), Accessor::Index))
    }
}

fn check_not_empty(name: &str) -> Result<(), TextError> {
    if name.is_empty() {
        return Err(TextError::value("Empty attribute in format string"));
    }
    Ok(())
}
