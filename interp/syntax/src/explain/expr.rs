//! Expressions above operands.

use super::node::{Node, Target};
use super::reader::{Read, Reader, Rule, need};
use crate::token::TokenKind;

const MAYBE_EQUAL: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

impl Reader<'_> {
    /// One or more expressions, starred ones included; several make a tuple.
    pub(super) fn star_expressions(&mut self) -> Read<Node> {
        self.kept(Rule::StarExpressions, |reader| reader.tuple_of(Reader::star_expression))
    }

    /// One or more expressions; several make a tuple.
    pub(super) fn expressions(&mut self) -> Read<Node> {
        self.tuple_of(Reader::expression)
    }

    fn tuple_of(&mut self, mut item: impl FnMut(&mut Self) -> Read<Node>) -> Read<Node> {
        let start = self.pos;
        let first = need!(item(self));
        let mut items = vec![first];
        let mut has_comma = false;
        while self.eat(TokenKind::Comma).is_some() {
            has_comma = true;
            match item(self)? {
                Some(node) => items.push(node),
                None => break,
            }
        }
        if has_comma {
            return Ok(Some(Node::with_items("tuple", self.span_from(start), items)));
        }
        Ok(items.pop())
    }

    fn star_expression(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            if reader.kind() == TokenKind::Star { reader.starred(Reader::bitwise_or) } else { reader.expression() }
        })
    }

    /// `*value`.
    pub(super) fn starred(&mut self, value: impl FnOnce(&mut Self) -> Read<Node>) -> Read<Node> {
        self.attempt(|reader| {
            let start = reader.pos;
            need!(reader.expect(TokenKind::Star));
            let value = need!(value(reader));
            Ok(Some(Node::with_items("starred", reader.span_from(start), vec![value])))
        })
    }

    /// An item of a display.
    pub(super) fn star_named_expression(&mut self) -> Read<Node> {
        if self.kind() == TokenKind::Star { self.starred(Reader::bitwise_or) } else { self.named_expression() }
    }

    /// Items of a display, with an optional comma at the end.
    pub(super) fn star_named_expressions(&mut self) -> Read<Vec<Node>> {
        let mut items = vec![need!(self.star_named_expression())];
        while self.eat(TokenKind::Comma).is_some() {
            match self.star_named_expression()? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        Ok(Some(items))
    }

    pub(super) fn assignment_expression(&mut self) -> Read<Node> {
        let start = self.pos;
        if self.kind() != TokenKind::Name || self.kind_at(1) != TokenKind::ColonEqual {
            return Ok(None);
        }
        self.pos += 2;
        let value = self.expression()?;
        if value.is_none() {
            self.pos = start;
            return Ok(None);
        }
        Ok(Some(Node::new("named expression", self.span_from(start))))
    }

    pub(super) fn named_expression(&mut self) -> Read<Node> {
        self.kept(Rule::NamedExpression, |reader| {
            if reader.kind() == TokenKind::Name && reader.kind_at(1) == TokenKind::ColonEqual {
                // after `:=` there is no other way to read this
                return reader.assignment_expression();
            }
            reader.mistake(Reader::bad_named_expression)?;
            let node = need!(reader.expression());
            Ok(if reader.kind() == TokenKind::ColonEqual { None } else { Some(node) })
        })
    }

    fn bad_named_expression(&mut self) -> Read<Node> {
        let start = self.pos;
        if let Some(node) = self.expression()?
            && self.eat(TokenKind::ColonEqual).is_some()
            && self.expression()?.is_some()
        {
            return self.raise(format!("cannot use assignment expressions with {}", node.what), node.span);
        }
        self.pos = start;
        self.attempt(|reader| {
            let name = need!(reader.expect(TokenKind::Name));
            need!(reader.expect(TokenKind::Equal));
            let value = need!(reader.bitwise_or());
            if reader.sees_any(&[TokenKind::Equal, TokenKind::ColonEqual]) {
                return Ok(None);
            }
            reader.raise::<Node>(MAYBE_EQUAL, name.span.to(value.span))
        })?;
        self.comparison_meant()
    }

    fn comparison_meant(&mut self) -> Read<Node> {
        let left = need!(self.bitwise_or());
        let is_excluded = matches!(left.what, "list" | "tuple" | "generator expression" | "True" | "None" | "False");
        need!(self.expect(TokenKind::Equal));
        need!(self.bitwise_or());
        if is_excluded || self.sees_any(&[TokenKind::Equal, TokenKind::ColonEqual]) {
            return Ok(None);
        }
        let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", left.what);
        self.raise(message, left.span)
    }

    pub(super) fn expression(&mut self) -> Read<Node> {
        self.kept(Rule::Expression, |reader| {
            reader.mistake(Reader::forgotten_comma)?;
            reader.mistake(Reader::forgotten_else)?;
            reader.mistake(Reader::legacy_statement)?;
            reader.plain_expression()
        })
    }

    fn plain_expression(&mut self) -> Read<Node> {
        if self.kind() == TokenKind::Lambda {
            return self.lambda();
        }
        let start = self.pos;
        let body = need!(self.disjunction());
        let conditional = self.attempt(|reader| {
            need!(reader.expect(TokenKind::If));
            need!(reader.disjunction());
            need!(reader.expect(TokenKind::Else));
            reader.expression()
        })?;
        Ok(Some(match conditional {
            Some(_) => Node::new("conditional expression", self.span_from(start)),
            None => body,
        }))
    }

    fn forgotten_comma(&mut self) -> Read<Node> {
        let is_name = self.kind() == TokenKind::Name;
        let is_prefix = is_name && self.kind_at(1) == TokenKind::String;
        let word = self.place();
        let is_soft = is_name && matches!(self.text_of(word), "match" | "case" | "_");
        if is_prefix || is_soft {
            return Ok(None);
        }
        let left = need!(self.disjunction());
        let right = need!(self.leniently(Reader::plain_expression));
        if self.is_legacy(&left) || !self.is_in_brackets() {
            return Ok(None);
        }
        self.raise("invalid syntax. Perhaps you forgot a comma?", left.span.to(right.span))
    }

    fn forgotten_else(&mut self) -> Read<Node> {
        let body = need!(self.disjunction());
        need!(self.expect(TokenKind::If));
        let test = need!(self.disjunction());
        if self.sees_any(&[TokenKind::Else, TokenKind::Colon]) {
            return Ok(None);
        }
        self.raise("expected 'else' after 'if' expression", body.span.to(test.span))
    }

    fn is_legacy(&self, node: &Node) -> bool {
        node.what == "name" && matches!(self.text_of(node.span), "print" | "exec")
    }

    fn legacy_statement(&mut self) -> Read<Node> {
        let name = need!(self.expect(TokenKind::Name));
        if self.kind() == TokenKind::Lpar {
            return Ok(None);
        }
        let value = need!(self.star_expressions());
        let word = self.text_of(name.span);
        if !matches!(word, "print" | "exec") {
            return Ok(None);
        }
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        self.raise(message, name.span.to(value.span))
    }

    pub(super) fn disjunction(&mut self) -> Read<Node> {
        self.kept(Rule::Disjunction, |reader| reader.chain(TokenKind::Or, Reader::conjunction))
    }

    fn conjunction(&mut self) -> Read<Node> {
        self.chain(TokenKind::And, Reader::inversion)
    }

    fn chain(&mut self, word: TokenKind, operand: impl Fn(&mut Self) -> Read<Node>) -> Read<Node> {
        let start = self.pos;
        let mut node = need!(operand(self));
        loop {
            let next = self.attempt(|reader| {
                need!(reader.expect(word));
                operand(reader)
            })?;
            if next.is_none() {
                return Ok(Some(node));
            }
            node = Node::new("expression", self.span_from(start));
        }
    }

    fn inversion(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            let start = reader.pos;
            if reader.eat(TokenKind::Not).is_none() {
                return reader.comparison();
            }
            need!(reader.inversion());
            Ok(Some(Node::new("expression", reader.span_from(start))))
        })
    }

    fn comparison(&mut self) -> Read<Node> {
        let start = self.pos;
        let left = need!(self.bitwise_or());
        let mut first = None;
        loop {
            let next = self.attempt(|reader| {
                let operator = need!(reader.comparison_operator());
                need!(reader.bitwise_or());
                Ok(Some(operator))
            })?;
            let Some(operator) = next else { break };
            first.get_or_insert(operator);
        }
        let Some(operator) = first else { return Ok(Some(left)) };
        let items = if operator == TokenKind::In { vec![left] } else { Vec::new() };
        Ok(Some(Node::with_items("comparison", self.span_from(start), items)))
    }

    fn comparison_operator(&mut self) -> Read<TokenKind> {
        use TokenKind::*;
        if self.kind() == Not && self.kind_at(1) == In {
            self.pos += 2;
            return Ok(Some(NotEqual));
        }
        let operator = self.eat_any(&[EqEqual, NotEqual, LessEqual, Less, GreaterEqual, Greater, In, Is]);
        if operator.is_some_and(|operator| operator.kind == Is) {
            self.eat(Not);
        }
        Ok(operator.map(|operator| operator.kind))
    }

    /// A target of an assignment, loop or deletion: an expression of operators that is one.
    pub(super) fn targets(&mut self, target: Target) -> Read<Node> {
        self.attempt(|reader| {
            let node = need!(reader.leniently(|reader| reader.tuple_of(Reader::target_item)));
            Ok(if node.is_target(target) { Some(node) } else { None })
        })
    }

    fn target_item(&mut self) -> Read<Node> {
        if self.kind() == TokenKind::Star { self.starred(Reader::primary) } else { self.primary() }
    }
}
