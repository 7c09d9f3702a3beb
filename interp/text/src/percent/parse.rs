//! The parts of a `%` template.

use std::ops::Range;

use super::errors;
use crate::error::TextError;

/// What a template is made of: `str` or `[u8]`.
pub trait Template {
    /// The template's bytes.
    fn as_bytes(&self) -> &[u8];
    /// A part of it, cut at ASCII characters.
    fn part(&self, range: Range<usize>) -> &Self;
    /// The character at an offset and its length.
    fn char_at(&self, offset: usize) -> (char, usize);
    /// The position that the language sees for an offset.
    fn position(&self, offset: usize) -> usize;
    /// The error for a code that no type has.
    fn unsupported(code: char, position: usize) -> TextError;
}

impl Template for str {
    fn as_bytes(&self) -> &[u8] {
        self.as_bytes()
    }

    fn part(&self, range: Range<usize>) -> &str {
        &self[range]
    }

    fn char_at(&self, offset: usize) -> (char, usize) {
        let c = self[offset..].chars().next().expect("an offset before the end");
        (c, c.len_utf8())
    }

    fn position(&self, offset: usize) -> usize {
        self[..offset].chars().count()
    }

    fn unsupported(code: char, position: usize) -> TextError {
        let shown = if matches!(code, '\x1f'..='~') { code } else { '?' };
        TextError::value(format!("unsupported format character '{shown}' ({:#x}) at index {position}", code as u32))
    }
}

impl Template for [u8] {
    fn as_bytes(&self) -> &[u8] {
        self
    }

    fn part(&self, range: Range<usize>) -> &[u8] {
        &self[range]
    }

    fn char_at(&self, offset: usize) -> (char, usize) {
        (self[offset] as char, 1)
    }

    fn position(&self, offset: usize) -> usize {
        offset
    }

    fn unsupported(code: char, position: usize) -> TextError {
        if !code.is_ascii() {
            // The reference formats its message with the byte as a negative character.
            return TextError::overflow("character argument not in range(0x110000)");
        }
        TextError::value(format!("unsupported format character '{code}' ({:#x}) at index {position}", code as u32))
    }
}

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a, T: ?Sized> {
    /// Text to copy.
    Literal(&'a T),
    /// A conversion of one value.
    Directive(Directive<'a, T>),
}

/// The flags of a directive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Digits in the template.
    Given(usize),
    /// `*`: the next argument, an integer.
    Argument,
}

/// One conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directive<'a, T: ?Sized> {
    /// The text in parentheses, without them.
    pub key: Option<&'a T>,
    /// The flags.
    pub flags: Flags,
    /// The least number of characters.
    pub width: Option<Amount>,
    /// The number after the point.
    pub precision: Option<Amount>,
    code: Option<char>,
    code_position: usize,
}

/// How to lay out a value, with the arguments of `*` in place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The flags, `left` also when a `*` width was negative.
    pub flags: Flags,
    /// The least number of characters.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
}

impl<T: Template + ?Sized> Directive<'_, T> {
    fn plain(code: char, code_position: usize) -> Self {
        let (key, flags, width, precision) = (None, Flags::default(), None, None);
        Directive { key, flags, width, precision, code: Some(code), code_position }
    }

    /// The conversion's letter, which may be one that no type has.
    ///
    /// # Errors
    /// `ValueError` when the template ends before it.
    pub fn code(&self) -> Result<char, TextError> {
        self.code.ok_or_else(|| TextError::value("incomplete format"))
    }

    /// The letter, if it is all there is to the directive.
    #[inline]
    pub fn plain_code(&self) -> Option<char> {
        let is_plain =
            self.key.is_none() && self.flags == Flags::default() && self.width.is_none() && self.precision.is_none();
        self.code.filter(|_| is_plain)
    }

    /// The error for a letter that the caller does not know.
    pub fn unsupported(&self) -> TextError {
        T::unsupported(self.code.unwrap_or('%'), self.code_position)
    }

    /// Resolves width and precision with the arguments that their `*` took.
    ///
    /// # Errors
    /// `OverflowError` when the argument of a precision does not fit 32 bits.
    pub fn layout(&self, width: Option<i64>, precision: Option<i64>) -> Result<Layout, TextError> {
        let mut flags = self.flags;
        let width = match self.width {
            Some(Amount::Given(width)) => width,
            Some(Amount::Argument) => {
                let width = width.unwrap_or(0);
                flags.left |= width < 0;
                width.unsigned_abs() as usize
            }
            None => 0,
        };
        let precision = match self.precision {
            Some(Amount::Given(precision)) => Some(precision),
            Some(Amount::Argument) => {
                let precision = i32::try_from(precision.unwrap_or(0));
                Some(precision.map_err(|_| errors::precision_too_large())?.max(0) as usize)
            }
            None => None,
        };
        Ok(Layout { flags, width, precision })
    }
}

/// Splits a template, one piece at a time.
#[derive(Clone, Debug)]
pub struct Parser<'a, T: ?Sized> {
    template: &'a T,
    offset: usize,
    has_mapping: bool,
}

impl<'a, T: Template + ?Sized> Parser<'a, T> {
    /// Starts at the beginning; `has_mapping` says whether the right operand can look up keys.
    pub fn new(template: &'a T, has_mapping: bool) -> Parser<'a, T> {
        Parser { template, offset: 0, has_mapping }
    }

    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// `TypeError` for a key without a mapping, `ValueError` for a malformed directive.
    #[inline]
    pub fn next_piece(&mut self) -> Result<Option<Piece<'a, T>>, TextError> {
        let rest = &self.template.as_bytes()[self.offset..];
        Ok(match rest {
            [] => None,
            [b'%', b'%', ..] => {
                self.offset += 2;
                Some(Piece::Literal(self.template.part(self.offset - 1..self.offset)))
            }
            [b'%', ..] => {
                self.offset += 1;
                Some(Piece::Directive(self.directive()?))
            }
            _ => {
                let start = self.offset;
                self.offset += memchr::memchr(b'%', rest).unwrap_or(rest.len());
                Some(Piece::Literal(self.template.part(start..self.offset)))
            }
        })
    }

    fn directive(&mut self) -> Result<Directive<'a, T>, TextError> {
        if let Some(code @ (b's' | b'd' | b'r')) = self.peek() {
            // Most directives are no more than that.
            self.offset += 1;
            return Ok(Directive::plain(code as char, self.offset - 1));
        }
        let key = if self.eat(b'(') { Some(self.key()?) } else { None };
        let flags = self.flags();
        let width = self.amount(isize::MAX as usize, "width too big")?;
        let precision = if self.eat(b'.') {
            let amount = self.amount(i32::MAX as usize, "precision too big")?;
            Some(amount.unwrap_or(Amount::Given(0)))
        } else {
            None
        };
        let _length = self.eat(b'h') || self.eat(b'l') || self.eat(b'L');
        let offset = self.offset;
        let code = self.code();
        // The position is counted only for the error's sake.
        let code_position = match code {
            Some('s' | 'd' | 'r' | 'x' | 'f' | 'c' | 'i' | 'g' | 'e') => offset,
            _ => self.template.position(offset),
        };
        Ok(Directive { key, flags, width, precision, code, code_position })
    }

    fn peek(&self) -> Option<u8> {
        self.template.as_bytes().get(self.offset).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.offset += usize::from(found);
        found
    }

    /// The text up to the parenthesis that closes the one before it.
    fn key(&mut self) -> Result<&'a T, TextError> {
        if !self.has_mapping {
            return Err(TextError::type_error("format requires a mapping"));
        }
        let start = self.offset;
        let mut depth = 1;
        while let Some(byte) = self.peek() {
            self.offset += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(self.template.part(start..self.offset - 1));
            }
        }
        Err(TextError::value("incomplete format key"))
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            let flag = match self.peek() {
                Some(b'-') => &mut flags.left,
                Some(b'+') => &mut flags.plus,
                Some(b' ') => &mut flags.space,
                Some(b'#') => &mut flags.alternate,
                Some(b'0') => &mut flags.zero,
                _ => return flags,
            };
            *flag = true;
            self.offset += 1;
        }
    }

    fn amount(&mut self, limit: usize, too_big: &'static str) -> Result<Option<Amount>, TextError> {
        if self.eat(b'*') {
            return Ok(Some(Amount::Argument));
        }
        let mut amount = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let next = amount.unwrap_or(0usize).checked_mul(10);
            let next = next.and_then(|n| n.checked_add(usize::from(digit - b'0')));
            let next = next.filter(|n| *n <= limit).ok_or_else(|| TextError::value(too_big))?;
            amount = Some(next);
            self.offset += 1;
        }
        Ok(amount.map(Amount::Given))
    }

    fn code(&mut self) -> Option<char> {
        self.peek()?;
        let (code, len) = self.template.char_at(self.offset);
        self.offset += len;
        Some(code)
    }
}
