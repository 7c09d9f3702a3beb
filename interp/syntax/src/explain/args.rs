//! Arguments of calls.

use super::node::Node;
use super::reader::{Read, Reader, need};
use crate::source::Span;
use crate::token::TokenKind;

/// What is remembered of a list of arguments.
struct Args {
    span: Span,
    n_positional: usize,
    /// Whether the last argument with a keyword is `**x`, if there is one.
    last_unpacks: Option<bool>,
}

impl Reader<'_> {
    /// Arguments up to the closing parenthesis.
    pub(super) fn arguments(&mut self) -> Read<()> {
        let found = self.attempt(|reader| {
            need!(reader.args());
            reader.eat(TokenKind::Comma);
            Ok(if reader.kind() == TokenKind::Rpar { Some(()) } else { None })
        })?;
        if found.is_some() {
            return Ok(found);
        }
        self.mistake(Reader::bad_arguments)
    }

    fn args(&mut self) -> Read<Args> {
        self.attempt(|reader| {
            let start = reader.pos;
            let n_positional = reader.positional()?;
            let last_unpacks = if n_positional == 0 {
                reader.keywords()?
            } else {
                reader.attempt(|reader| {
                    need!(reader.expect(TokenKind::Comma));
                    reader.keywords()
                })?
            };
            if n_positional == 0 && last_unpacks.is_none() {
                return Ok(None);
            }
            Ok(Some(Args { span: reader.span_from(start), n_positional, last_unpacks }))
        })
    }

    /// Positional arguments; their number.
    fn positional(&mut self) -> Result<usize, Box<crate::SyntaxError>> {
        let mut n = 0;
        loop {
            let start = self.pos;
            if n > 0 && self.eat(TokenKind::Comma).is_none() {
                return Ok(n);
            }
            if self.positional_argument()?.is_none() {
                self.pos = start;
                return Ok(n);
            }
            n += 1;
        }
    }

    fn positional_argument(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            if reader.kind() == TokenKind::Star {
                return reader.starred(Reader::expression);
            }
            let node = need!(reader.unstarred_argument());
            Ok(if reader.kind() == TokenKind::Equal { None } else { Some(node) })
        })
    }

    /// Keyword arguments, first those that may be mixed with `*x`, then those that may be mixed with `**x`; whether the
    /// last is `**x`.
    fn keywords(&mut self) -> Read<bool> {
        let mut last = None;
        let mut allows_star = true;
        loop {
            let start = self.pos;
            if last.is_some() && self.eat(TokenKind::Comma).is_none() {
                return Ok(last);
            }
            match self.keyword(allows_star)? {
                Some(unpacks) => {
                    allows_star &= !unpacks;
                    last = Some(unpacks);
                }
                None => {
                    self.pos = start;
                    return Ok(last);
                }
            }
        }
    }

    fn keyword(&mut self, allows_star: bool) -> Read<bool> {
        self.mistake(Reader::bad_keyword)?;
        self.attempt(|reader| {
            if reader.eat(TokenKind::DoubleStar).is_some() {
                return Ok(reader.expression()?.map(|_| true));
            }
            if allows_star && reader.kind() == TokenKind::Star {
                return Ok(reader.starred(Reader::expression)?.map(|_| false));
            }
            need!(reader.expect(TokenKind::Name));
            need!(reader.expect(TokenKind::Equal));
            Ok(reader.expression()?.map(|_| false))
        })
    }

    fn bad_keyword(&mut self) -> Read<()> {
        let constants = [TokenKind::True, TokenKind::False, TokenKind::None];
        if self.sees_any(&constants) && self.kind_at(1) == TokenKind::Equal {
            let word = self.token().span;
            self.pos += 2;
            let span = word.to(self.last().span);
            return self.raise(format!("cannot assign to {}", self.text_of(word)), span);
        }
        if self.kind() == TokenKind::Name && self.kind_at(1) == TokenKind::Equal {
            return self.keyword_with_clauses();
        }
        let node = need!(self.expression());
        let equal = need!(self.expect(TokenKind::Equal));
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        self.raise(message, node.span.to(equal.span))
    }

    fn keyword_with_clauses(&mut self) -> Read<()> {
        let name = need!(self.expect(TokenKind::Name));
        let equal = need!(self.expect(TokenKind::Equal));
        need!(self.expression());
        need!(self.for_clauses());
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        self.raise(message, name.span.to(equal.span))
    }

    fn bad_arguments(&mut self) -> Read<()> {
        self.attempt(Reader::star_after_unpacking)?;
        self.attempt(Reader::bare_generator_first)?;
        self.attempt(Reader::keyword_with_clauses)?;
        self.attempt(Reader::clauses_after_args)?;
        self.attempt(Reader::bare_generator_last)?;
        self.args_after_keywords()
    }

    fn star_after_unpacking(&mut self) -> Read<()> {
        let args = need!(self.args());
        need!(self.expect(TokenKind::Comma));
        let star = need!(self.expect(TokenKind::Star));
        if args.last_unpacks.is_none() {
            return Ok(None);
        }
        self.raise("iterable argument unpacking follows keyword argument unpacking", star.span)
    }

    fn bare_generator_first(&mut self) -> Read<()> {
        let node = need!(self.expression());
        let clauses = need!(self.for_clauses());
        need!(self.expect(TokenKind::Comma));
        let more = self.args()?;
        if more.is_none() {
            self.attempt(|reader| {
                need!(reader.expression());
                reader.for_clauses()
            })?;
        }
        self.raise(UNPARENTHESISED, node.span.to(clauses))
    }

    fn clauses_after_args(&mut self) -> Read<()> {
        let start = self.pos;
        let args = need!(self.args());
        let clauses = need!(self.for_clauses());
        if args.n_positional < 2 {
            return Ok(None);
        }
        let end = self.pos;
        self.pos = start;
        let mut last = args.span;
        while let Some(node) = self.positional_argument()? {
            last = node.span;
            if self.eat(TokenKind::Comma).is_none() {
                break;
            }
        }
        self.pos = end;
        self.raise(UNPARENTHESISED, last.to(clauses))
    }

    fn bare_generator_last(&mut self) -> Read<()> {
        need!(self.args());
        need!(self.expect(TokenKind::Comma));
        let node = need!(self.expression());
        let clauses = need!(self.for_clauses());
        self.raise(UNPARENTHESISED, node.span.to(clauses))
    }

    fn args_after_keywords(&mut self) -> Read<()> {
        let args = need!(self.args());
        need!(self.expect(TokenKind::Comma));
        need!(self.args());
        let message = match args.last_unpacks {
            Some(true) => "positional argument follows keyword argument unpacking",
            _ => "positional argument follows keyword argument",
        };
        // CPython points at the last token it has looked at
        let place = self.furthest_place();
        self.raise(message, place)
    }
}

const UNPARENTHESISED: &str = "Generator expression must be parenthesized";
