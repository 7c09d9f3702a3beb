//! Simple statements.

use super::node::{Node, Target};
use super::reader::{Read, Reader, need};
use crate::token::TokenKind;

impl Reader<'_> {
    /// Simple statements up to the end of the line.
    pub(super) fn simple_statements(&mut self) -> Read<()> {
        self.attempt(|reader| {
            need!(reader.simple_statement());
            while reader.eat(TokenKind::Semi).is_some() {
                if reader.kind() == TokenKind::Newline {
                    break;
                }
                need!(reader.simple_statement());
            }
            Ok(reader.eat(TokenKind::Newline).map(drop))
        })
    }

    fn simple_statement(&mut self) -> Read<()> {
        if let Some(()) = self.attempt(Reader::assignment)? {
            return Ok(Some(()));
        }
        if self.attempt(Reader::star_expressions)?.is_some() {
            return Ok(Some(()));
        }
        let kind = self.kind();
        self.attempt(|reader| {
            match kind {
                TokenKind::Yield => return Ok(reader.yield_expression()?.map(drop)),
                TokenKind::Del => return reader.delete(),
                _ => {}
            }
            if !kind.is_keyword() {
                return Ok(None);
            }
            reader.pos += 1;
            match kind {
                TokenKind::Return => reader.optional(Reader::star_expressions),
                TokenKind::Import => reader.import(),
                TokenKind::From => reader.import_from(),
                TokenKind::Raise => reader.raise_statement(),
                TokenKind::Pass | TokenKind::Break | TokenKind::Continue => Ok(Some(())),
                TokenKind::Assert => reader.assert(),
                TokenKind::Global | TokenKind::Nonlocal => reader.names(),
                _ => Ok(None),
            }
        })
    }

    pub(super) fn optional(&mut self, rule: impl FnOnce(&mut Self) -> Read<Node>) -> Read<()> {
        self.attempt(rule)?;
        Ok(Some(()))
    }

    // Assignments.

    fn assignment(&mut self) -> Read<()> {
        if self.attempt(Reader::annotated)?.is_some() || self.attempt(Reader::assigned)?.is_some() {
            return Ok(Some(()));
        }
        if self.attempt(Reader::augmented)?.is_some() {
            return Ok(Some(()));
        }
        self.mistake(Reader::bad_assignment)
    }

    fn annotated(&mut self) -> Read<()> {
        let is_parenthesised = self.kind() == TokenKind::Lpar;
        let target = need!(self.leniently(Reader::primary));
        if !target.is_simple_target() || is_parenthesised && target.what == "tuple" {
            return Ok(None);
        }
        need!(self.expect(TokenKind::Colon));
        need!(self.expression());
        self.attempt(|reader| {
            need!(reader.expect(TokenKind::Equal));
            reader.assigned_value()
        })?;
        Ok(Some(()))
    }

    fn assigned(&mut self) -> Read<()> {
        let mut n_targets = 0;
        while let Some(()) = self.attempt(Reader::target_and_equal)? {
            n_targets += 1;
        }
        if n_targets == 0 {
            return Ok(None);
        }
        need!(self.assigned_value());
        Ok(if self.kind() == TokenKind::Equal { None } else { Some(()) })
    }

    fn target_and_equal(&mut self) -> Read<()> {
        need!(self.targets(Target::Assign));
        Ok(self.eat(TokenKind::Equal).map(drop))
    }

    fn assigned_value(&mut self) -> Read<Node> {
        match self.yield_expression()? {
            Some(node) => Ok(Some(node)),
            None => self.star_expressions(),
        }
    }

    fn augmented(&mut self) -> Read<()> {
        let target = need!(self.leniently(Reader::primary));
        if !target.is_simple_target() || !self.kind().is_augmented() {
            return Ok(None);
        }
        self.pos += 1;
        Ok(self.assigned_value()?.map(drop))
    }

    fn bad_assignment(&mut self) -> Read<()> {
        self.attempt(Reader::bad_annotation)?;
        self.attempt(|reader| {
            while let Some(()) = reader.attempt(Reader::target_and_equal)? {}
            let node = need!(reader.star_expressions());
            need!(reader.expect(TokenKind::Equal));
            reader.invalid_target::<()>(&node, Target::Assign)
        })?;
        self.attempt(|reader| {
            while let Some(()) = reader.attempt(Reader::target_and_equal)? {}
            let node = need!(reader.yield_expression());
            need!(reader.expect(TokenKind::Equal));
            reader.raise::<()>("assignment to yield expression not possible", node.span)
        })?;
        let node = need!(self.star_expressions());
        if !self.kind().is_augmented() {
            return Ok(None);
        }
        self.pos += 1;
        need!(self.assigned_value());
        let message = format!("'{}' is an illegal expression for augmented assignment", node.what);
        self.raise(message, node.span)
    }

    fn bad_annotation(&mut self) -> Read<()> {
        self.attempt(|reader| {
            let node = need!(reader.leniently(Reader::atom));
            need!(reader.expect(TokenKind::Colon));
            need!(reader.expression());
            if !matches!(node.what, "list" | "tuple") {
                return Ok(None);
            }
            let message = format!("only single target (not {}) can be annotated", node.what);
            reader.raise::<()>(message, node.span)
        })?;
        self.attempt(|reader| {
            let node = need!(reader.star_named_expression());
            need!(reader.expect(TokenKind::Comma));
            while reader.attempt(Reader::star_named_expressions)?.is_some() {}
            need!(reader.expect(TokenKind::Colon));
            need!(reader.expression());
            reader.raise::<()>("only single target (not tuple) can be annotated", node.span)
        })?;
        let node = need!(self.expression());
        need!(self.expect(TokenKind::Colon));
        need!(self.expression());
        self.raise("illegal target for annotation", node.span)
    }

    // Other statements.

    fn delete(&mut self) -> Read<()> {
        let start = self.pos;
        need!(self.expect(TokenKind::Del));
        let found = self.attempt(|reader| {
            need!(reader.targets(Target::Delete));
            Ok(if reader.sees_any(&[TokenKind::Semi, TokenKind::Newline]) { Some(()) } else { None })
        })?;
        if found.is_some() {
            return Ok(found);
        }
        self.pos = start;
        self.mistake(|reader| {
            need!(reader.expect(TokenKind::Del));
            let node = need!(reader.star_expressions());
            reader.invalid_target(&node, Target::Delete)
        })
    }

    fn raise_statement(&mut self) -> Read<()> {
        if self.expression()?.is_some() {
            self.attempt(|reader| {
                need!(reader.expect(TokenKind::From));
                reader.expression()
            })?;
        }
        Ok(Some(()))
    }

    fn assert(&mut self) -> Read<()> {
        need!(self.expression());
        self.attempt(|reader| {
            need!(reader.expect(TokenKind::Comma));
            reader.expression()
        })?;
        Ok(Some(()))
    }

    fn names(&mut self) -> Read<()> {
        need!(self.expect(TokenKind::Name));
        while self.attempt(Reader::comma_and_name)?.is_some() {}
        Ok(Some(()))
    }

    fn comma_and_name(&mut self) -> Read<()> {
        need!(self.expect(TokenKind::Comma));
        Ok(self.eat(TokenKind::Name).map(drop))
    }

    fn import(&mut self) -> Read<()> {
        need!(self.import_item(true));
        while self.eat(TokenKind::Comma).is_some() {
            need!(self.import_item(true));
        }
        Ok(Some(()))
    }

    fn import_item(&mut self, is_dotted: bool) -> Read<()> {
        self.attempt(|reader| {
            need!(reader.expect(TokenKind::Name));
            if is_dotted {
                need!(reader.dotted_rest());
            }
            if reader.eat(TokenKind::As).is_some() {
                need!(reader.expect(TokenKind::Name));
            }
            Ok(Some(()))
        })
    }

    fn dotted_rest(&mut self) -> Read<()> {
        while self.eat(TokenKind::Dot).is_some() {
            need!(self.expect(TokenKind::Name));
        }
        Ok(Some(()))
    }

    fn import_from(&mut self) -> Read<()> {
        let mut n_dots = 0;
        while self.eat_any(&[TokenKind::Dot, TokenKind::Ellipsis]).is_some() {
            n_dots += 1;
        }
        let has_module = self.eat(TokenKind::Name).is_some();
        if has_module {
            need!(self.dotted_rest());
        }
        if !has_module && n_dots == 0 {
            return Ok(None);
        }
        need!(self.expect(TokenKind::Import));
        if self.eat(TokenKind::Star).is_some() {
            return Ok(Some(()));
        }
        if self.eat(TokenKind::Lpar).is_some() {
            need!(self.imported_names());
            self.eat(TokenKind::Comma);
            return Ok(self.eat(TokenKind::Rpar).map(drop));
        }
        need!(self.imported_names());
        self.trailing_comma()
    }

    fn imported_names(&mut self) -> Read<()> {
        need!(self.import_item(false));
        loop {
            let next = self.attempt(|reader| {
                need!(reader.expect(TokenKind::Comma));
                reader.import_item(false)
            })?;
            if next.is_none() {
                return Ok(Some(()));
            }
        }
    }

    fn trailing_comma(&mut self) -> Read<()> {
        if self.kind() != TokenKind::Comma {
            return Ok(Some(()));
        }
        self.pos += 1;
        if self.finds_mistakes && self.kind() == TokenKind::Newline {
            let place = self.place();
            return self.raise("trailing comma not allowed without surrounding parentheses", place);
        }
        Ok(None)
    }
}
