//! Programs, blocks and compound statements.

use super::node::{Node, Target};
use super::params::Owner;
use super::reader::{Read, Reader, need};
use crate::Mode;
use crate::token::{Token, TokenKind};

impl Reader<'_> {
    /// A whole program.
    pub(super) fn program(&mut self, mode: Mode) -> Read<()> {
        if mode == Mode::Expression {
            need!(self.expressions());
            while self.eat(TokenKind::Newline).is_some() {}
        } else {
            while self.statement()?.is_some() {}
        }
        Ok(if self.kind() == TokenKind::End { Some(()) } else { None })
    }

    fn statement(&mut self) -> Read<()> {
        let kind = self.kind();
        let compound = match kind {
            TokenKind::Def | TokenKind::Async | TokenKind::At | TokenKind::Class => self.attempt(Reader::decorated)?,
            TokenKind::If => self.attempt(Reader::if_statement)?,
            TokenKind::With => self.attempt(Reader::with_statement)?,
            TokenKind::For => self.attempt(Reader::for_statement)?,
            TokenKind::Try => self.attempt(Reader::try_statement)?,
            TokenKind::While => self.attempt(Reader::while_statement)?,
            _ if self.sees_word("match") => self.attempt(Reader::match_statement)?,
            _ => None,
        };
        if compound.is_some() {
            return Ok(compound);
        }
        self.simple_statements()
    }

    /// The statements after a colon. `what` names what they belong to.
    pub(super) fn block(&mut self, what: &str, opener: Token) -> Read<()> {
        if self.kind() != TokenKind::Newline {
            return self.simple_statements();
        }
        self.pos += 1;
        if self.kind() != TokenKind::Indent {
            return if self.finds_mistakes { self.missing_block(what, opener) } else { Ok(None) };
        }
        self.pos += 1;
        need!(self.statement());
        while self.statement()?.is_some() {}
        Ok(self.eat(TokenKind::Dedent).map(drop))
    }

    /// The colon and block of a statement; a line that ends without colon lacks one.
    pub(super) fn colon_and_block(&mut self, what: &str, opener: Token) -> Read<()> {
        if self.finds_mistakes && self.kind() == TokenKind::Newline {
            let place = self.place();
            return self.raise("expected ':'", place);
        }
        need!(self.expect(TokenKind::Colon));
        self.block(what, opener)
    }

    /// The colon and block of a statement where nothing but a colon can follow.
    fn demanded_block(&mut self, what: &str, opener: Token) -> Read<()> {
        need!(self.demand(TokenKind::Colon, ":"));
        self.block(what, opener)
    }

    // Definitions.

    fn decorated(&mut self) -> Read<()> {
        while self.eat(TokenKind::At).is_some() {
            need!(self.named_expression());
            need!(self.expect(TokenKind::Newline));
        }
        if self.kind() == TokenKind::Async {
            return self.async_statement();
        }
        match self.kind() {
            TokenKind::Def => self.function(),
            TokenKind::Class => self.class(),
            _ => Ok(None),
        }
    }

    fn async_statement(&mut self) -> Read<()> {
        self.pos += 1;
        match self.kind() {
            TokenKind::Def => self.function(),
            TokenKind::With => self.with_statement(),
            TokenKind::For => self.for_statement(),
            _ => Ok(None),
        }
    }

    fn function(&mut self) -> Read<()> {
        let def = need!(self.expect(TokenKind::Def));
        need!(self.expect(TokenKind::Name));
        need!(self.demand(TokenKind::Lpar, "("));
        need!(self.params(Owner::Function));
        need!(self.expect(TokenKind::Rpar));
        self.attempt(|reader| {
            need!(reader.expect(TokenKind::Rarrow));
            reader.expression()
        })?;
        self.demanded_block("function definition", def)
    }

    fn class(&mut self) -> Read<()> {
        let class = need!(self.expect(TokenKind::Class));
        need!(self.expect(TokenKind::Name));
        if self.eat(TokenKind::Lpar).is_some() {
            self.arguments()?;
            need!(self.expect(TokenKind::Rpar));
        }
        self.colon_and_block("class definition", class)
    }

    // Branches and loops.

    fn if_statement(&mut self) -> Read<()> {
        self.condition(TokenKind::If, "'if' statement")
    }

    fn condition(&mut self, keyword: TokenKind, what: &str) -> Read<()> {
        let opener = need!(self.expect(keyword));
        need!(self.named_expression());
        need!(self.colon_and_block(what, opener));
        if self.kind() == TokenKind::Elif
            && let Some(()) = self.attempt(|reader| reader.condition(TokenKind::Elif, "'elif' statement"))?
        {
            return Ok(Some(()));
        }
        self.optional_else()
    }

    fn optional_else(&mut self) -> Read<()> {
        self.attempt(|reader| {
            let Some(opener) = reader.eat(TokenKind::Else) else { return Ok(None) };
            reader.demanded_block("'else' statement", opener)
        })?;
        Ok(Some(()))
    }

    fn while_statement(&mut self) -> Read<()> {
        let opener = need!(self.expect(TokenKind::While));
        need!(self.named_expression());
        need!(self.colon_and_block("'while' statement", opener));
        self.optional_else()
    }

    fn for_statement(&mut self) -> Read<()> {
        let start = self.pos;
        let opener = need!(self.expect(TokenKind::For));
        let has_targets = self.targets(Target::For)?.is_some() && self.eat(TokenKind::In).is_some();
        if !has_targets {
            self.pos = start;
            return self.mistake(Reader::bad_for_target);
        }
        need!(self.star_expressions());
        need!(self.colon_and_block("'for' statement", opener));
        self.optional_else()
    }

    // With.

    fn with_statement(&mut self) -> Read<()> {
        let opener = need!(self.expect(TokenKind::With));
        let in_parentheses = self.attempt(|reader| {
            need!(reader.expect(TokenKind::Lpar));
            need!(reader.with_items());
            reader.eat(TokenKind::Comma);
            need!(reader.expect(TokenKind::Rpar));
            Ok(if reader.sees_any(&[TokenKind::Colon]) { Some(()) } else { None })
        })?;
        if in_parentheses.is_none() {
            need!(self.with_items());
            self.mistake(Reader::with_target_without_colon)?;
        }
        self.colon_and_block("'with' statement", opener)
    }

    /// A target is only one when something follows it, which makes this the place to see that nothing does.
    fn with_target_without_colon(&mut self) -> Read<()> {
        need!(self.expect(TokenKind::As));
        need!(self.with_target());
        let place = self.place();
        if self.kind() == TokenKind::Newline { self.raise("expected ':'", place) } else { Ok(None) }
    }

    fn with_items(&mut self) -> Read<()> {
        need!(self.with_item());
        loop {
            let next = self.attempt(|reader| {
                need!(reader.expect(TokenKind::Comma));
                reader.with_item()
            })?;
            if next.is_none() {
                return Ok(Some(()));
            }
        }
    }

    fn with_item(&mut self) -> Read<()> {
        const ENDS: [TokenKind; 3] = [TokenKind::Comma, TokenKind::Rpar, TokenKind::Colon];
        let with_target = self.attempt(|reader| {
            need!(reader.expression());
            need!(reader.expect(TokenKind::As));
            let target = need!(reader.leniently(Reader::with_target));
            Ok(if target.is_target(Target::Assign) && reader.sees_any(&ENDS) { Some(()) } else { None })
        })?;
        if with_target.is_some() {
            return Ok(with_target);
        }
        self.mistake(|reader| {
            need!(reader.expression());
            need!(reader.expect(TokenKind::As));
            let node = need!(reader.expression());
            if reader.sees_any(&ENDS) { reader.invalid_target::<()>(&node, Target::Assign) } else { Ok(None) }
        })?;
        Ok(self.expression()?.map(drop))
    }

    fn with_target(&mut self) -> Read<Node> {
        if self.kind() == TokenKind::Star { self.starred(Reader::primary) } else { self.primary() }
    }

    // Try.

    fn try_statement(&mut self) -> Read<()> {
        let opener = need!(self.expect(TokenKind::Try));
        need!(self.demanded_block("'try' statement", opener));
        if self.kind() == TokenKind::Finally {
            return self.finally();
        }
        if self.kind() != TokenKind::Except {
            return if self.finds_mistakes {
                self.raise_at_next("expected 'except' or 'finally' block")
            } else {
                Ok(None)
            };
        }
        let is_star = self.kind_at(1) == TokenKind::Star;
        while self.kind() == TokenKind::Except {
            if (self.kind_at(1) == TokenKind::Star) != is_star {
                return self.mixed_handlers();
            }
            need!(self.attempt(Reader::handler));
        }
        need!(self.optional_else());
        if self.kind() == TokenKind::Finally { self.finally() } else { Ok(Some(())) }
    }

    fn mixed_handlers(&mut self) -> Read<()> {
        if !self.finds_mistakes {
            return Ok(None);
        }
        let start = self.pos;
        need!(self.expect(TokenKind::Except));
        self.eat(TokenKind::Star);
        let place = self.span_from(start);
        self.pos = start;
        need!(self.attempt(Reader::handler));
        self.raise("cannot have both 'except' and 'except*' on the same 'try'", place)
    }

    fn finally(&mut self) -> Read<()> {
        let opener = need!(self.expect(TokenKind::Finally));
        self.demanded_block("'finally' statement", opener)
    }

    fn handler(&mut self) -> Read<()> {
        let opener = need!(self.expect(TokenKind::Except));
        let is_star = self.eat(TokenKind::Star).is_some();
        let what = if is_star { "'except*' statement" } else { "'except' statement" };
        if self.finds_mistakes && is_star && self.sees_any(&[TokenKind::Newline, TokenKind::Colon]) {
            let place = self.place();
            return self.raise("expected one or more exception types", place);
        }
        if is_star || self.kind() != TokenKind::Colon && self.kind() != TokenKind::Newline {
            need!(self.exception_types());
        }
        self.colon_and_block(what, opener)
    }

    fn exception_types(&mut self) -> Read<()> {
        let node = need!(self.expression());
        if self.finds_mistakes && self.kind() == TokenKind::Comma {
            self.attempt(|reader| {
                need!(reader.expect(TokenKind::Comma));
                need!(reader.expressions());
                reader.optional_name()?;
                let end = reader.last().span;
                need!(reader.expect(TokenKind::Colon));
                reader.raise::<()>("multiple exception types must be parenthesized", node.span.to(end))
            })?;
        }
        self.optional_name()
    }

    fn optional_name(&mut self) -> Read<()> {
        if self.eat(TokenKind::As).is_some() {
            need!(self.expect(TokenKind::Name));
        }
        Ok(Some(()))
    }
}
