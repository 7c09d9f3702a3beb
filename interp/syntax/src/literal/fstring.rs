//! Replacement fields of f-strings.
//!
//! As in Python 3.11 a field's expression is found by its characters alone, before it is parsed: quotes and brackets
//! are matched, backslashes and comments refused.

use super::string::{Literal, Parts, decode};
use crate::ast::{Conversion, Expr, FStringPart};
use crate::error::SyntaxError;
use crate::explain;
use crate::lower::{Lowered, Lowerer, Refusal};
use crate::source::Span;
use crate::token::{Token, TokenKind, scan_fragment};
use crate::{Mode, SyntaxErrorKind};

/// CPython's limit on brackets.
const MAX_BRACKETS: usize = 200;

/// Parses the body of an f-string into `parts`.
pub(super) fn parse(lowerer: &mut Lowerer<'_>, literal: &Literal, place: Span, parts: &mut Parts) -> Lowered<()> {
    let mut parser =
        FieldParser { lowerer, pos: literal.body.start, body: literal.body, is_raw: literal.is_raw, place };
    parser.parts(0, parts)?;
    // invariant: at the top level `parts` stops only at the end, a single `}` being an error
    Ok(())
}

struct FieldParser<'l, 'a> {
    lowerer: &'l mut Lowerer<'a>,
    pos: u32,
    body: Span,
    is_raw: bool,
    place: Span,
}

impl FieldParser<'_, '_> {
    /// Parses text and fields up to the end or, in a format spec, up to the closing brace.
    fn parts(&mut self, level: u32, parts: &mut Parts) -> Lowered<()> {
        loop {
            self.text(level, parts)?;
            match self.peek() {
                Some(b'{') => self.field(level, parts)?,
                _ => return Ok(()),
            }
        }
    }

    /// Parses text up to the next field.
    fn text(&mut self, level: u32, parts: &mut Parts) -> Lowered<()> {
        let mut start = self.pos;
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' if !self.is_raw => self.skip_escape(),
                b'{' | b'}' if level == 0 && self.peek_at(1) == Some(byte) => {
                    self.push_text(start, self.pos + 1, parts)?;
                    self.pos += 2;
                    start = self.pos;
                }
                b'}' if level == 0 => return self.fail("single '}' is not allowed"),
                b'{' | b'}' => break,
                _ => self.pos += 1,
            }
        }
        self.push_text(start, self.pos, parts)
    }

    fn push_text(&mut self, start: u32, end: u32, parts: &mut Parts) -> Lowered<()> {
        let text = self.lowerer.text(Span::new(start, end));
        parts.push_text(&decode(text, self.is_raw, self.place)?);
        Ok(())
    }

    /// A brace after a backslash still counts as a brace; those of `\N{...}` do not.
    fn skip_escape(&mut self) {
        self.pos += 1;
        match self.peek() {
            Some(b'N') if self.peek_at(1) == Some(b'{') => {
                while !matches!(self.peek(), None | Some(b'}')) {
                    self.pos += 1;
                }
                self.pos = (self.pos + 1).min(self.body.end);
            }
            Some(b'{' | b'}') | None => {}
            Some(_) => self.pos += 1,
        }
    }

    fn field(&mut self, level: u32, parts: &mut Parts) -> Lowered<()> {
        let start = self.pos;
        if level >= 2 {
            return self.fail("expressions nested too deeply");
        }
        self.pos += 1;
        let expr_span = self.find_expr()?;
        let expr = self.parse_expr(expr_span)?;
        let is_debug = self.peek() == Some(b'=');
        if is_debug {
            self.skip_debug(expr_span.start, parts);
        }
        let mut conversion = if self.peek() == Some(b'!') { self.conversion()? } else { Conversion::None };
        let spec = if self.peek() == Some(b':') { Some(self.spec(level)?) } else { None };
        if self.peek() != Some(b'}') {
            return self.fail("expecting '}'");
        }
        self.pos += 1;
        if is_debug && spec.is_none() && conversion == Conversion::None {
            conversion = Conversion::Repr;
        }
        parts.push_field(FStringPart::Formatted { span: Span::new(start, self.pos), expr, conversion, spec });
        Ok(())
    }

    /// The text of `{expr=}` up to and including the white space after the sign is printed.
    fn skip_debug(&mut self, start: u32, parts: &mut Parts) {
        self.pos += 1;
        while let Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c') = self.peek() {
            self.pos += 1;
        }
        parts.push_text(&self.lowerer.text(Span::new(start, self.pos)).replace("\r\n", "\n"));
    }

    fn conversion(&mut self) -> Lowered<Conversion> {
        self.pos += 1;
        let conversion = match self.peek() {
            Some(b's') => Conversion::Str,
            Some(b'r') => Conversion::Repr,
            Some(b'a') => Conversion::Ascii,
            Some(_) => return self.fail("invalid conversion character: expected 's', 'r', or 'a'"),
            None => return self.fail("expecting '}'"),
        };
        self.pos += 1;
        Ok(conversion)
    }

    fn spec(&mut self, level: u32) -> Lowered<Vec<FStringPart>> {
        self.pos += 1;
        let mut parts = Parts::default();
        self.parts(level + 1, &mut parts)?;
        Ok(parts.finish())
    }

    // The expression.

    /// Finds the end of the expression that starts here, and moves there.
    fn find_expr(&mut self) -> Lowered<Span> {
        let start = self.pos;
        let mut brackets = Vec::new();
        let mut quote: Option<(u8, u32)> = None;
        while let Some(byte) = self.peek() {
            if byte == b'\\' {
                return self.fail_bare("f-string expression part cannot include a backslash");
            }
            if let Some((open, n)) = quote {
                quote = self.in_quotes(open, n);
                continue;
            }
            match byte {
                b'\'' | b'"' => quote = Some(self.open_quotes(byte)),
                b'(' | b'[' | b'{' => self.open_bracket(byte, &mut brackets)?,
                b'#' => return self.fail_bare("f-string expression part cannot include '#'"),
                b'!' | b':' | b'}' | b'=' | b'<' | b'>' if brackets.is_empty() => {
                    if self.ends_expr(byte) {
                        break;
                    }
                }
                b')' | b']' | b'}' => self.close_bracket(byte, &mut brackets)?,
                _ => self.pos += 1,
            }
        }
        self.check_found(quote.is_some(), brackets.last())?;
        Ok(Span::new(start, self.pos))
    }

    fn check_found(&self, is_quoted: bool, open: Option<&u8>) -> Lowered<()> {
        if is_quoted {
            return self.fail("unterminated string");
        }
        if let Some(&open) = open {
            return self.fail(&format!("unmatched '{}'", open as char));
        }
        if self.peek().is_none() { self.fail("expecting '}'") } else { Ok(()) }
    }

    /// Comparison operators go on with the expression; so does a lone `<` or `>`.
    fn ends_expr(&mut self, byte: u8) -> bool {
        let is_comparison = self.peek_at(1) == Some(b'=') && matches!(byte, b'!' | b'=' | b'<' | b'>');
        if is_comparison {
            self.pos += 2;
            return false;
        }
        if matches!(byte, b'<' | b'>') {
            self.pos += 1;
            return false;
        }
        true
    }

    fn open_quotes(&mut self, quote: u8) -> (u8, u32) {
        let is_triple = self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote);
        let n = if is_triple { 3 } else { 1 };
        self.pos += n;
        (quote, n)
    }

    /// Moves on inside quotes, and returns the quotes still open.
    fn in_quotes(&mut self, quote: u8, n: u32) -> Option<(u8, u32)> {
        let closes = (0..n).all(|ahead| self.peek_at(ahead) == Some(quote));
        self.pos += if closes { n } else { 1 };
        if closes { None } else { Some((quote, n)) }
    }

    fn open_bracket(&mut self, byte: u8, brackets: &mut Vec<u8>) -> Lowered<()> {
        if brackets.len() >= MAX_BRACKETS {
            return self.fail("too many nested parenthesis");
        }
        brackets.push(byte);
        self.pos += 1;
        Ok(())
    }

    fn close_bracket(&mut self, byte: u8, brackets: &mut Vec<u8>) -> Lowered<()> {
        let Some(open) = brackets.pop() else {
            return self.fail(&format!("unmatched '{}'", byte as char));
        };
        if !matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            let (open, byte) = (open as char, byte as char);
            return self.fail(&format!("closing parenthesis '{byte}' does not match opening parenthesis '{open}'"));
        }
        self.pos += 1;
        Ok(())
    }

    fn parse_expr(&mut self, span: Span) -> Lowered<Expr> {
        if self.lowerer.text(span).trim_matches([' ', '\t', '\n', '\x0c', '\r']).is_empty() {
            return match self.peek() {
                Some(byte @ (b'!' | b'=' | b':')) => {
                    self.fail(&format!("expression required before '{}'", byte as char))
                }
                _ => self.fail("empty expression not allowed"),
            };
        }
        let tokens = self.tokens(span)?;
        self.lowerer.embedded(&tokens).map_err(|refusal| self.explained(refusal, &tokens, span))
    }

    /// The expression is parsed as if in parentheses, which stand for the characters around it.
    fn tokens(&self, span: Span) -> Lowered<Vec<Token>> {
        let scan = scan_fragment(self.lowerer.source_text(), span);
        if let Some(fault) = scan.fault {
            let mut error = fault.error;
            error.fragment = Some(span);
            return Err(error.into());
        }
        let mut tokens = vec![Token { kind: TokenKind::Lpar, span: Span::new(span.start - 1, span.start) }];
        tokens.extend(scan.tokens.into_iter().filter(|token| token.kind != TokenKind::End));
        tokens.push(Token { kind: TokenKind::Rpar, span: Span::new(span.end, span.end + 1) });
        tokens.push(Token { kind: TokenKind::End, span: Span::new(span.end + 1, span.end + 1) });
        Ok(tokens)
    }

    fn explained(&self, refusal: Refusal, tokens: &[Token], span: Span) -> Refusal {
        let mut error = match refusal {
            Refusal::Grammar(error) => explain::explain(self.lowerer.source_text(), tokens, *error, Mode::Expression),
            Refusal::Error(error) => *error,
        };
        if error.kind == SyntaxErrorKind::Syntax && error.fragment.is_none() {
            error.message.insert_str(0, "f-string: ");
            error.fragment = Some(span);
        }
        error.is_incomplete = false;
        error.into()
    }

    // Characters and errors.

    fn peek(&self) -> Option<u8> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: u32) -> Option<u8> {
        let pos = self.pos + ahead;
        (pos < self.body.end).then(|| self.lowerer.source_text().as_bytes()[pos as usize])
    }

    fn fail<T>(&self, message: &str) -> Lowered<T> {
        self.fail_bare(&format!("f-string: {message}"))
    }

    fn fail_bare<T>(&self, message: &str) -> Lowered<T> {
        Err(SyntaxError::new(message, self.place).into())
    }
}
