//! Operands: operators that bind tightly, calls, displays.

use super::node::{Node, Target};
use super::reader::{Read, Reader, Rule, need};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::TokenKind;

impl Reader<'_> {
    /// Operands joined by operators. Which operator binds how tightly makes no difference to what is accepted.
    pub(super) fn bitwise_or(&mut self) -> Read<Node> {
        self.kept(Rule::BitwiseOr, |reader| {
            let start = reader.pos;
            let mut node = need!(reader.factor());
            while let Some(()) = reader.attempt(Reader::operator_and_factor)? {
                node = Node::new("expression", reader.span_from(start));
            }
            Ok(Some(node))
        })
    }

    fn operator_and_factor(&mut self) -> Read<()> {
        const OPERATORS: [TokenKind; 13] = [
            TokenKind::Plus,
            TokenKind::Minus,
            TokenKind::Star,
            TokenKind::Slash,
            TokenKind::DoubleSlash,
            TokenKind::Percent,
            TokenKind::At,
            TokenKind::LeftShift,
            TokenKind::RightShift,
            TokenKind::Amper,
            TokenKind::Vbar,
            TokenKind::CircumFlex,
            TokenKind::DoubleStar,
        ];
        if self.eat_any(&OPERATORS).is_none() {
            return Ok(None);
        }
        Ok(self.factor()?.map(drop))
    }

    fn factor(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            let start = reader.pos;
            if reader.eat_any(&[TokenKind::Plus, TokenKind::Minus, TokenKind::Tilde]).is_some() {
                need!(reader.factor());
                return Ok(Some(Node::new("expression", reader.span_from(start))));
            }
            if reader.eat(TokenKind::Await).is_some() {
                need!(reader.primary());
                return Ok(Some(Node::new("await expression", reader.span_from(start))));
            }
            reader.primary()
        })
    }

    pub(super) fn primary(&mut self) -> Read<Node> {
        self.kept(Rule::Primary, |reader| {
            let start = reader.pos;
            let mut node = need!(reader.atom());
            while let Some(what) = reader.attempt(Reader::trailer)? {
                node = Node::new(what, reader.span_from(start));
            }
            Ok(Some(node))
        })
    }

    fn trailer(&mut self) -> Read<&'static str> {
        match self.kind() {
            TokenKind::Dot => {
                self.pos += 1;
                Ok(self.eat(TokenKind::Name).map(|_| "attribute"))
            }
            TokenKind::Lpar => {
                if self.attempt(Reader::generator)?.is_some() {
                    return Ok(Some("function call"));
                }
                self.pos += 1;
                self.arguments()?;
                Ok(self.eat(TokenKind::Rpar).map(|_| "function call"))
            }
            TokenKind::Lsqb => {
                self.pos += 1;
                need!(self.slices());
                Ok(self.eat(TokenKind::Rsqb).map(|_| "subscript"))
            }
            _ => Ok(None),
        }
    }

    fn slices(&mut self) -> Read<()> {
        need!(self.slice());
        while self.eat(TokenKind::Comma).is_some() {
            if self.slice()?.is_none() {
                break;
            }
        }
        Ok(Some(()))
    }

    fn slice(&mut self) -> Read<()> {
        let with_colon = self.attempt(|reader| {
            reader.expression()?;
            need!(reader.expect(TokenKind::Colon));
            reader.expression()?;
            if reader.eat(TokenKind::Colon).is_some() {
                reader.expression()?;
            }
            Ok(Some(()))
        })?;
        if with_colon.is_some() {
            return Ok(with_colon);
        }
        Ok(self.star_named_expression()?.map(drop))
    }

    pub(super) fn atom(&mut self) -> Read<Node> {
        self.kept(Rule::Atom, |reader| {
            let token = reader.token();
            let what = match reader.kind() {
                TokenKind::Name => "name",
                TokenKind::True => "True",
                TokenKind::False => "False",
                TokenKind::None => "None",
                TokenKind::Ellipsis => "ellipsis",
                TokenKind::Number => "literal",
                TokenKind::String => return reader.strings(),
                TokenKind::Lpar => return reader.parenthesised(),
                TokenKind::Lsqb => return reader.list(),
                TokenKind::Lbrace => return reader.braces(),
                _ => return Ok(None),
            };
            reader.pos += 1;
            Ok(Some(Node::new(what, token.span)))
        })
    }

    fn strings(&mut self) -> Read<Node> {
        let start = self.pos;
        let mut is_formatted = false;
        while let Some(token) = self.eat(TokenKind::String) {
            let text = self.text_of(token.span);
            let prefix = &text[..text.find(['"', '\'']).unwrap_or(0)];
            is_formatted |= prefix.contains(['f', 'F']);
        }
        let what = if is_formatted { "f-string expression" } else { "literal" };
        Ok(Some(Node::new(what, self.span_from(start))))
    }

    // Parentheses.

    fn parenthesised(&mut self) -> Read<Node> {
        if let Some(node) = self.attempt(Reader::tuple)? {
            return Ok(Some(node));
        }
        if let Some(node) = self.attempt(Reader::group)? {
            return Ok(Some(node));
        }
        self.attempt(Reader::generator)
    }

    fn tuple(&mut self) -> Read<Node> {
        let start = self.pos;
        need!(self.expect(TokenKind::Lpar));
        let mut items = Vec::new();
        if let Some(first) = self.star_named_expression()? {
            items.push(first);
            need!(self.expect(TokenKind::Comma));
            items.extend(self.star_named_expressions()?.into_iter().flatten());
        }
        need!(self.expect(TokenKind::Rpar));
        Ok(Some(Node::with_items("tuple", self.span_from(start), items)))
    }

    fn group(&mut self) -> Read<Node> {
        let inner = self.attempt(|reader| {
            need!(reader.expect(TokenKind::Lpar));
            let node = match reader.yield_expression()? {
                Some(node) => node,
                None => need!(reader.named_expression()),
            };
            need!(reader.expect(TokenKind::Rpar));
            Ok(Some(node))
        })?;
        if inner.is_some() {
            return Ok(inner);
        }
        self.mistake(Reader::bad_group)
    }

    fn bad_group(&mut self) -> Read<Node> {
        need!(self.expect(TokenKind::Lpar));
        if self.kind() == TokenKind::Star {
            let node = need!(self.starred(Reader::expression));
            need!(self.expect(TokenKind::Rpar));
            return self.raise("cannot use starred expression here", node.span);
        }
        let stars = need!(self.expect(TokenKind::DoubleStar));
        need!(self.expression());
        need!(self.expect(TokenKind::Rpar));
        self.raise("cannot use double starred expression here", stars.span)
    }

    pub(super) fn yield_expression(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            let start = reader.pos;
            need!(reader.expect(TokenKind::Yield));
            let from = reader.attempt(|reader| {
                need!(reader.expect(TokenKind::From));
                reader.expression()
            })?;
            if from.is_none() {
                reader.star_expressions()?;
            }
            Ok(Some(Node::new("yield expression", reader.span_from(start))))
        })
    }

    /// A generator expression in parentheses.
    pub(super) fn generator(&mut self) -> Read<Node> {
        let start = self.pos;
        let found = self.attempt(|reader| {
            need!(reader.expect(TokenKind::Lpar));
            need!(reader.unstarred_argument());
            need!(reader.for_clauses());
            reader.expect(TokenKind::Rpar)
        })?;
        if found.is_some() {
            return Ok(Some(Node::new("generator expression", self.span_from(start))));
        }
        self.mistake(Reader::bad_comprehension)
    }

    /// An assignment expression, or an expression that is not followed by `:=`.
    pub(super) fn unstarred_argument(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            if let Some(node) = reader.assignment_expression()? {
                return Ok(Some(node));
            }
            let node = need!(reader.expression());
            Ok(if reader.kind() == TokenKind::ColonEqual { None } else { Some(node) })
        })
    }

    // Comprehensions.

    /// One or more `for` clauses.
    pub(super) fn for_clauses(&mut self) -> Read<Span> {
        let start = self.pos;
        need!(self.for_clause());
        while self.for_clause()?.is_some() {}
        Ok(Some(self.span_from(start)))
    }

    fn for_clause(&mut self) -> Read<()> {
        self.attempt(|reader| {
            reader.eat(TokenKind::Async);
            if reader.kind() != TokenKind::For {
                return Ok(None);
            }
            let start = reader.pos;
            reader.pos += 1;
            let has_targets = reader.targets(Target::For)?.is_some() && reader.eat(TokenKind::In).is_some();
            if !has_targets {
                reader.pos = start;
                return reader.mistake(Reader::bad_for_target);
            }
            need!(reader.disjunction());
            loop {
                let condition = reader.attempt(|reader| {
                    need!(reader.expect(TokenKind::If));
                    reader.disjunction()
                })?;
                if condition.is_none() {
                    return Ok(Some(()));
                }
            }
        })
    }

    pub(super) fn bad_for_target(&mut self) -> Read<()> {
        self.eat(TokenKind::Async);
        need!(self.expect(TokenKind::For));
        let node = need!(self.star_expressions());
        self.invalid_target(&node, Target::For)
    }

    /// Reports the part of `node` that cannot be a target, if there is one.
    pub(super) fn invalid_target<T>(&self, node: &Node, target: Target) -> Read<T> {
        let Some(bad) = node.first_invalid(target) else { return Ok(None) };
        let verb = if target == Target::Delete { "delete" } else { "assign to" };
        self.raise(format!("cannot {verb} {}", bad.what), bad.span)
    }

    fn bad_comprehension(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            need!(reader.opening());
            let node = need!(reader.starred(Reader::expression));
            need!(reader.for_clauses());
            reader.raise::<Node>("iterable unpacking cannot be used in comprehension", node.span)
        })?;
        if self.kind() == TokenKind::Lpar {
            return Ok(None);
        }
        need!(self.opening());
        let first = need!(self.star_named_expression());
        let comma = need!(self.expect(TokenKind::Comma));
        let rest = self.attempt(Reader::star_named_expressions)?;
        need!(self.for_clauses());
        let end = rest.and_then(|items| items.last().map(|item| item.span)).unwrap_or(comma.span);
        self.raise("did you forget parentheses around the comprehension target?", first.span.to(end))
    }

    fn opening(&mut self) -> Read<()> {
        Ok(self.eat_any(&[TokenKind::Lpar, TokenKind::Lsqb, TokenKind::Lbrace]).map(drop))
    }

    fn list(&mut self) -> Read<Node> {
        let start = self.pos;
        let found = self.attempt(|reader| {
            need!(reader.expect(TokenKind::Lsqb));
            let items = reader.attempt(Reader::star_named_expressions)?.unwrap_or_default();
            need!(reader.expect(TokenKind::Rsqb));
            Ok(Some(Node::with_items("list", reader.span_from(start), items)))
        })?;
        if found.is_some() {
            return Ok(found);
        }
        self.comprehension(TokenKind::Lsqb, TokenKind::Rsqb, "list comprehension")
    }

    fn comprehension(&mut self, open: TokenKind, close: TokenKind, what: &'static str) -> Read<Node> {
        let start = self.pos;
        let found = self.attempt(|reader| {
            need!(reader.expect(open));
            need!(reader.named_expression());
            need!(reader.for_clauses());
            reader.expect(close)
        })?;
        if found.is_some() {
            return Ok(Some(Node::new(what, self.span_from(start))));
        }
        self.mistake(Reader::bad_comprehension)
    }

    // Braces.

    fn braces(&mut self) -> Read<Node> {
        if let Some(node) = self.attempt(Reader::dict)? {
            return Ok(Some(node));
        }
        if let Some(node) = self.attempt(Reader::set)? {
            return Ok(Some(node));
        }
        if let Some(node) = self.attempt(Reader::dict_comprehension)? {
            return Ok(Some(node));
        }
        self.comprehension(TokenKind::Lbrace, TokenKind::Rbrace, "set comprehension")
    }

    fn set(&mut self) -> Read<Node> {
        let start = self.pos;
        need!(self.expect(TokenKind::Lbrace));
        need!(self.star_named_expressions());
        need!(self.expect(TokenKind::Rbrace));
        Ok(Some(Node::new("set display", self.span_from(start))))
    }

    fn dict(&mut self) -> Read<Node> {
        let start = self.pos;
        let found = self.attempt(|reader| {
            need!(reader.expect(TokenKind::Lbrace));
            if reader.dict_item()?.is_some() {
                while reader.eat(TokenKind::Comma).is_some() {
                    if reader.dict_item()?.is_none() {
                        break;
                    }
                }
            }
            reader.expect(TokenKind::Rbrace)
        })?;
        if found.is_some() {
            return Ok(Some(Node::new("dict literal", self.span_from(start))));
        }
        self.mistake(Reader::bad_dict)
    }

    fn dict_item(&mut self) -> Read<()> {
        self.attempt(|reader| {
            if reader.eat(TokenKind::DoubleStar).is_some() {
                return Ok(reader.bitwise_or()?.map(drop));
            }
            reader.pair()
        })
    }

    fn pair(&mut self) -> Read<()> {
        need!(self.expression());
        need!(self.expect(TokenKind::Colon));
        Ok(self.expression()?.map(drop))
    }

    fn bad_dict(&mut self) -> Read<Node> {
        need!(self.expect(TokenKind::Lbrace));
        let start = self.pos;
        let mut n_items = 0;
        while self.dict_item()?.is_some() {
            n_items += 1;
            if self.eat(TokenKind::Comma).is_none() {
                break;
            }
        }
        if n_items > 0 && self.last().kind == TokenKind::Comma {
            self.attempt(Reader::key_without_value)?;
        }
        if n_items > 0 {
            self.pos = start;
        }
        self.bad_pair()
    }

    fn key_without_value(&mut self) -> Read<()> {
        let start = self.pos;
        let key = need!(self.expression());
        if self.kind() != TokenKind::Colon {
            // CPython's range has no end, which shows as one caret under the last character
            let end = key.span.end;
            let error = SyntaxError::new("':' expected after dictionary key", Span::new(end.saturating_sub(1), end));
            return Err(Box::new(error));
        }
        self.pos = start;
        Ok(self.bad_pair()?.map(drop))
    }

    fn bad_pair(&mut self) -> Read<Node> {
        need!(self.expression());
        let colon = need!(self.expect(TokenKind::Colon));
        if let Some(star) = self.eat(TokenKind::Star) {
            need!(self.bitwise_or());
            let span = star.span.to(self.last().span);
            return self.raise("cannot use a starred expression in a dictionary value", span);
        }
        if self.sees_any(&[TokenKind::Rbrace, TokenKind::Comma]) {
            return self.raise("expression expected after dictionary key and ':'", colon.span);
        }
        Ok(None)
    }

    fn dict_comprehension(&mut self) -> Read<Node> {
        let start = self.pos;
        let found = self.attempt(|reader| {
            need!(reader.expect(TokenKind::Lbrace));
            need!(reader.pair());
            need!(reader.for_clauses());
            reader.expect(TokenKind::Rbrace)
        })?;
        if found.is_some() {
            return Ok(Some(Node::new("dict comprehension", self.span_from(start))));
        }
        self.mistake(|reader| {
            need!(reader.expect(TokenKind::Lbrace));
            let stars = need!(reader.expect(TokenKind::DoubleStar));
            need!(reader.bitwise_or());
            need!(reader.for_clauses());
            need!(reader.expect(TokenKind::Rbrace));
            reader.raise("dict unpacking cannot be used in dict comprehension", stars.span)
        })
    }
}
