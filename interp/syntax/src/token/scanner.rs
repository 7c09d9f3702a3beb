//! The scanner: characters to tokens.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::indent::{Change, Levels, Width};
use super::{Token, TokenKind, number};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::source::Span;

/// CPython's limit on open brackets.
const MAX_BRACKETS: usize = 200;

/// What the scanner found.
#[derive(Debug)]
pub(crate) struct Scan {
    /// The tokens before the first error; they end with `End` only when there is none.
    pub tokens: Vec<Token>,
    /// The first lexical error.
    pub fault: Option<Fault>,
    /// The brackets left open at the end or at the error, outermost first.
    pub open: Vec<Token>,
}

/// A lexical error.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The error.
    pub error: SyntaxError,
    /// Whether it is reported even when a syntax error stands before it, as CPython does for most.
    pub is_eager: bool,
}

/// Scans a whole source.
pub(crate) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner::new(text, Span::new(0, text.len() as u32));
    if text.starts_with('\u{feff}') {
        scanner.pos += '\u{feff}'.len_utf8();
    }
    scanner.run()
}

/// Scans an expression inside a string, where line ends count as white space as they do between brackets.
pub(crate) fn scan_fragment(text: &str, span: Span) -> Scan {
    let mut scanner = Scanner::new(text, span);
    scanner.is_fragment = true;
    scanner.at_line_start = false;
    scanner.run()
}

type Scanned<T = ()> = Result<T, Box<Fault>>;

pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pub(super) pos: usize,
    pub(super) start: usize,
    tokens: Vec<Token>,
    open: Vec<Token>,
    levels: Levels,
    at_line_start: bool,
    is_fragment: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        Self {
            text,
            bytes: &text.as_bytes()[..span.end as usize],
            pos: span.start as usize,
            start: span.start as usize,
            tokens: Vec::with_capacity((span.end - span.start) as usize / 4 + 4),
            open: Vec::new(),
            levels: Levels::default(),
            at_line_start: true,
            is_fragment: false,
        }
    }

    fn run(mut self) -> Scan {
        let fault = self.scan_all().err().map(|fault| *fault);
        Scan { tokens: self.tokens, fault, open: self.open }
    }

    fn scan_all(&mut self) -> Scanned {
        while self.scan_one()? {}
        self.finish()
    }

    /// Scans white space and one token; false at the end.
    fn scan_one(&mut self) -> Scanned<bool> {
        if self.at_line_start {
            self.scan_indentation()?;
        }
        self.skip_blanks();
        self.start = self.pos;
        let Some(byte) = self.peek() else { return Ok(false) };
        match byte {
            b'\n' | b'\r' => self.scan_line_end(),
            b'\\' => self.scan_continuation()?,
            b'0'..=b'9' => self.scan_number()?,
            b'.' if self.peek_at(1).is_some_and(|next| next.is_ascii_digit()) => self.scan_number()?,
            b'"' | b'\'' => self.scan_string()?,
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => self.scan_word()?,
            _ => self.scan_operator()?,
        }
        Ok(true)
    }

    fn finish(&mut self) -> Scanned {
        if let Some(&open) = self.open.last() {
            return Err(self.never_closed(open));
        }
        let needs_newline = self.tokens.last().is_some_and(|token| !ends_line(token.kind));
        self.start = self.pos;
        if needs_newline && !self.is_fragment {
            self.push(TokenKind::Newline);
        }
        for _ in 0..self.levels.close() {
            self.push(TokenKind::Dedent);
        }
        self.push(TokenKind::End);
        Ok(())
    }

    fn never_closed(&self, open: Token) -> Box<Fault> {
        let message = format!("'{}' was never closed", &self.text[open.span.start as usize..open.span.end as usize]);
        Box::new(Fault { error: SyntaxError::new(message, open.span).incomplete(), is_eager: false })
    }

    // White space, lines, indentation.

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\x0c') = self.peek() {
            self.pos += 1;
        }
        if self.peek() == Some(b'#') {
            self.skip_comment();
        }
    }

    fn skip_comment(&mut self) {
        while !matches!(self.peek(), None | Some(b'\n' | b'\r')) {
            self.pos += 1;
        }
    }

    fn scan_line_end(&mut self) {
        self.skip_newline();
        if self.open.is_empty() && !self.is_fragment {
            self.push(TokenKind::Newline);
            self.at_line_start = true;
        }
    }

    fn skip_newline(&mut self) {
        if self.peek() == Some(b'\r') && self.peek_at(1) == Some(b'\n') {
            self.pos += 1;
        }
        self.pos += 1;
    }

    /// Skips blank lines, then turns the indentation of the next line into tokens.
    fn scan_indentation(&mut self) -> Scanned {
        self.at_line_start = false;
        loop {
            self.start = self.pos;
            let width = self.measure_indentation()?;
            match self.peek() {
                Some(b'#') => self.skip_comment(),
                Some(b'\n' | b'\r') => self.skip_newline(),
                None => return Ok(()),
                Some(_) => return self.change_level(width),
            }
        }
    }

    fn measure_indentation(&mut self) -> Scanned<Width> {
        let mut width = Width::default();
        let mut continued: Option<Width> = None;
        loop {
            match self.peek() {
                Some(byte @ (b' ' | b'\t' | b'\x0c')) => {
                    width.push(byte);
                    self.pos += 1;
                }
                Some(b'\\') => {
                    continued.get_or_insert(width);
                    self.scan_continuation()?;
                }
                _ => return Ok(continued.unwrap_or(width)),
            }
        }
    }

    fn change_level(&mut self, width: Width) -> Scanned {
        match self.levels.change(width) {
            Ok(Change::Same) => {}
            Ok(Change::Indent) => self.push(TokenKind::Indent),
            Ok(Change::Dedent(n)) => {
                self.start = self.pos;
                (0..n).for_each(|_| self.push(TokenKind::Dedent));
            }
            Err((kind, message)) => return Err(self.indentation_fault(kind, message)),
        }
        Ok(())
    }

    /// CPython points at the end of the line for a wrong unindent and nowhere for the other indentation errors.
    fn indentation_fault(&mut self, kind: SyntaxErrorKind, message: &str) -> Box<Fault> {
        let line = self.pos as u32;
        self.skip_comment();
        let points = message.starts_with("unindent");
        let at = if points { Span::new(self.pos as u32, self.pos as u32) } else { Span::new(line, line) };
        let mut error = SyntaxError::new(message, at).with_kind(kind);
        error.shows_caret = points;
        Box::new(Fault { error, is_eager: false })
    }

    fn scan_continuation(&mut self) -> Scanned {
        self.pos += 1;
        let at = self.pos as u32;
        match self.peek() {
            Some(b'\n' | b'\r') => self.skip_newline(),
            None => {}
            Some(_) => {
                let span = Span::new(at, at + 1);
                let error = SyntaxError::new("unexpected character after line continuation character", span);
                return Err(Box::new(Fault { error, is_eager: false }));
            }
        }
        if self.peek().is_none() {
            let error = SyntaxError::new("unexpected EOF while parsing", Span::new(at, at)).incomplete();
            return Err(Box::new(Fault { error, is_eager: false }));
        }
        Ok(())
    }

    // Words, strings, numbers.

    fn scan_word(&mut self) -> Scanned {
        let is_ascii = self.skip_word();
        let word = &self.text[self.start..self.pos];
        if matches!(self.peek(), Some(b'"' | b'\'')) && is_string_prefix(word) {
            return self.scan_string();
        }
        if !is_ascii {
            check_identifier(word, self.start)?;
        }
        self.push(TokenKind::keyword(word).unwrap_or(TokenKind::Name));
        Ok(())
    }

    /// Any non-ASCII character may belong to a word until the whole word is checked.
    fn skip_word(&mut self) -> bool {
        let mut is_ascii = true;
        while let Some(byte) = self.peek() {
            match byte {
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {}
                0x80.. => is_ascii = false,
                _ => break,
            }
            self.pos += 1;
        }
        is_ascii
    }

    fn scan_string(&mut self) -> Scanned {
        let quote = self.bytes[self.pos];
        let is_triple = self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote);
        self.pos += if is_triple { 3 } else { 1 };
        let is_closed = if is_triple { self.skip_triple_quoted(quote) } else { self.skip_quoted(quote) };
        if !is_closed {
            return Err(self.unterminated(is_triple));
        }
        self.push(TokenKind::String);
        Ok(())
    }

    fn skip_quoted(&mut self, quote: u8) -> bool {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' | b'\r' => return false,
                b'\\' => self.skip_escaped(),
                _ => self.pos += 1,
            }
            if byte == quote {
                return true;
            }
        }
        false
    }

    fn skip_triple_quoted(&mut self, quote: u8) -> bool {
        let end = [quote; 3];
        while let Some(byte) = self.peek() {
            if self.bytes[self.pos..].starts_with(&end) {
                self.pos += 3;
                return true;
            }
            if byte == b'\\' { self.skip_escaped() } else { self.pos += 1 }
        }
        false
    }

    fn skip_escaped(&mut self) {
        self.pos += 1;
        match self.peek() {
            Some(b'\n' | b'\r') => self.skip_newline(),
            Some(_) => self.pos += 1,
            None => {}
        }
    }

    fn unterminated(&self, is_triple: bool) -> Box<Fault> {
        let line = line_at(self.bytes, self.pos);
        let what = if is_triple { "unterminated triple-quoted" } else { "unterminated" };
        let message = format!("{what} string literal (detected at line {line})");
        let start = self.start as u32;
        let mut error = SyntaxError::new(message, Span::new(start, start + 1));
        error.is_incomplete = is_triple;
        Box::new(Fault { error, is_eager: true })
    }

    fn scan_number(&mut self) -> Scanned {
        number::scan(self)?;
        self.push(TokenKind::Number);
        Ok(())
    }

    // Operators and brackets.

    fn scan_operator(&mut self) -> Scanned {
        for len in (1..=3).rev() {
            let Some(text) = self.text.get(self.pos..self.pos + len) else { continue };
            if let Some(kind) = TokenKind::operator(text).filter(|_| self.pos + len <= self.bytes.len()) {
                self.pos += len;
                return self.push_operator(kind);
            }
        }
        let byte = self.bytes[self.pos];
        self.pos += 1;
        if byte.is_ascii_control() {
            return Err(self.fault(format!("invalid non-printable character U+{byte:04X}")));
        }
        self.push(TokenKind::Unknown);
        Ok(())
    }

    fn push_operator(&mut self, kind: TokenKind) -> Scanned {
        if kind.is_open() {
            return self.open_bracket(kind);
        }
        if kind.is_close() {
            self.close_bracket(kind)?;
        }
        self.push(kind);
        Ok(())
    }

    fn open_bracket(&mut self, kind: TokenKind) -> Scanned {
        if self.open.len() >= MAX_BRACKETS {
            return Err(self.fault("too many nested parentheses"));
        }
        self.push(kind);
        self.open.extend(self.tokens.last());
        Ok(())
    }

    fn close_bracket(&mut self, kind: TokenKind) -> Scanned {
        let closing = self.bytes[self.start] as char;
        let Some(open) = self.open.pop() else {
            return Err(self.fault(format!("unmatched '{closing}'")));
        };
        if matching(open.kind) == kind {
            return Ok(());
        }
        let opening = self.bytes[open.span.start as usize] as char;
        let mut message = format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
        let line = line_at(self.bytes, open.span.start as usize);
        if line != line_at(self.bytes, self.start) {
            message.push_str(&format!(" on line {line}"));
        }
        Err(self.fault(message))
    }

    // Characters.

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.pos + ahead).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.pos..]
    }

    fn push(&mut self, kind: TokenKind) {
        self.tokens.push(Token { kind, span: Span::new(self.start as u32, self.pos as u32) });
    }

    /// Makes an error that points at the last consumed character.
    pub(super) fn fault(&self, message: impl Into<String>) -> Box<Fault> {
        let end = self.pos as u32;
        self.fault_at(message, Span::new(end.saturating_sub(1), end))
    }

    pub(super) fn fault_at(&self, message: impl Into<String>, span: Span) -> Box<Fault> {
        Box::new(Fault { error: SyntaxError::new(message, span), is_eager: true })
    }
}

fn ends_line(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
}

fn matching(open: TokenKind) -> TokenKind {
    match open {
        TokenKind::Lpar => TokenKind::Rpar,
        TokenKind::Lsqb => TokenKind::Rsqb,
        _ => TokenKind::Rbrace,
    }
}

/// The line of `offset`, where the end of a text that ends its last line counts to that line.
fn line_at(bytes: &[u8], offset: usize) -> usize {
    let before = &bytes[..offset];
    let n_ends = before.iter().filter(|&&byte| byte == b'\n').count();
    if offset == bytes.len() && before.ends_with(b"\n") { n_ends } else { n_ends + 1 }
}

fn is_string_prefix(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    matches!(lower.as_str(), "b" | "f" | "r" | "u" | "br" | "rb" | "fr" | "rf")
}

fn check_identifier(word: &str, start: usize) -> Scanned {
    let bad = word.char_indices().find(|&(idx, c)| !is_identifier_char(c, idx == 0));
    let Some((idx, c)) = bad else { return Ok(()) };
    let at = (start + idx) as u32;
    let message = if is_printable(c) {
        format!("invalid character '{c}' (U+{:04X})", c as u32)
    } else {
        format!("invalid non-printable character U+{:04X}", c as u32)
    };
    let error = SyntaxError::new(message, Span::new(at, at + c.len_utf8() as u32));
    Err(Box::new(Fault { error, is_eager: true }))
}

fn is_identifier_char(c: char, is_first: bool) -> bool {
    c == '_' || if is_first { is_xid_start(c) } else { is_xid_continue(c) }
}

/// Separators other than the plain space, control and format characters are not printable.
fn is_printable(c: char) -> bool {
    let is_format = matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0001}'..='\u{e007f}' | '\u{f0000}'..);
    !c.is_control() && !c.is_whitespace() && !is_format
}
