//! Match statements and patterns.

use super::node::Node;
use super::reader::{Read, Reader, need};
use crate::token::TokenKind;

impl Reader<'_> {
    pub(super) fn match_statement(&mut self) -> Read<()> {
        let Some(opener) = self.eat_word("match") else { return Ok(None) };
        need!(self.subject());
        if self.finds_mistakes && self.kind() == TokenKind::Newline {
            let place = self.place();
            return self.raise("expected ':'", place);
        }
        need!(self.expect(TokenKind::Colon));
        need!(self.expect(TokenKind::Newline));
        if self.eat(TokenKind::Indent).is_none() {
            return if self.finds_mistakes { self.missing_block("'match' statement", opener) } else { Ok(None) };
        }
        need!(self.case());
        while self.case()?.is_some() {}
        Ok(self.eat(TokenKind::Dedent).map(drop))
    }

    fn subject(&mut self) -> Read<()> {
        let several = self.attempt(|reader| {
            need!(reader.star_named_expression());
            need!(reader.expect(TokenKind::Comma));
            reader.attempt(Reader::star_named_expressions)?;
            Ok(Some(()))
        })?;
        if several.is_some() {
            return Ok(several);
        }
        Ok(self.named_expression()?.map(drop))
    }

    fn case(&mut self) -> Read<()> {
        self.attempt(|reader| {
            let Some(opener) = reader.eat_word("case") else { return Ok(None) };
            need!(reader.top_patterns());
            if reader.eat(TokenKind::If).is_some() {
                need!(reader.named_expression());
            }
            reader.colon_and_block("'case' statement", opener)
        })
    }

    /// A pattern, or several without brackets; only several may include a star.
    fn top_patterns(&mut self) -> Read<()> {
        let several = self.attempt(|reader| {
            need!(reader.pattern_item());
            need!(reader.expect(TokenKind::Comma));
            reader.pattern_items()
        })?;
        if several.is_some() {
            return Ok(several);
        }
        self.pattern()
    }

    fn pattern_items(&mut self) -> Read<()> {
        while self.attempt(Reader::pattern_item)?.is_some() {
            if self.eat(TokenKind::Comma).is_none() {
                break;
            }
        }
        Ok(Some(()))
    }

    fn pattern_item(&mut self) -> Read<()> {
        if self.eat(TokenKind::Star).is_some() {
            return Ok(self.eat(TokenKind::Name).map(drop));
        }
        self.pattern()
    }

    fn pattern(&mut self) -> Read<()> {
        self.attempt(|reader| {
            need!(reader.or_pattern());
            if reader.eat(TokenKind::As).is_none() {
                return Ok(Some(()));
            }
            let token = reader.token();
            if token.kind == TokenKind::Name && reader.text_of(token.span) != "_" {
                reader.pos += 1;
                return Ok(if reader.kind() == TokenKind::Dot { reader.bad_target()? } else { Some(()) });
            }
            if token.kind == TokenKind::Name && reader.finds_mistakes {
                return reader.raise("cannot use '_' as a target", token.span);
            }
            reader.bad_target()
        })
    }

    fn bad_target(&mut self) -> Read<()> {
        if self.last().kind == TokenKind::Name {
            return Ok(None);
        }
        self.mistake(|reader| {
            let node = need!(reader.expression());
            reader.raise("invalid pattern target", node.span)
        })
    }

    fn or_pattern(&mut self) -> Read<()> {
        need!(self.closed_pattern());
        while self.eat(TokenKind::Vbar).is_some() {
            need!(self.closed_pattern());
        }
        Ok(Some(()))
    }

    fn closed_pattern(&mut self) -> Read<()> {
        self.attempt(|reader| match reader.kind() {
            TokenKind::Lpar => reader.pattern_sequence(TokenKind::Rpar),
            TokenKind::Lsqb => reader.pattern_sequence(TokenKind::Rsqb),
            TokenKind::Lbrace => reader.mapping_pattern(),
            TokenKind::Name => reader.name_pattern(),
            _ => reader.literal_pattern(),
        })
    }

    fn pattern_sequence(&mut self, close: TokenKind) -> Read<()> {
        self.pos += 1;
        need!(self.pattern_items());
        Ok(self.eat(close).map(drop))
    }

    fn literal_pattern(&mut self) -> Read<()> {
        if self.kind() == TokenKind::String {
            while self.eat(TokenKind::String).is_some() {}
            return Ok(Some(()));
        }
        if self.eat_any(&[TokenKind::None, TokenKind::True, TokenKind::False]).is_some() {
            return Ok(Some(()));
        }
        self.eat(TokenKind::Minus);
        need!(self.expect(TokenKind::Number));
        if self.eat_any(&[TokenKind::Plus, TokenKind::Minus]).is_some() {
            need!(self.expect(TokenKind::Number));
        }
        Ok(Some(()))
    }

    fn dotted_name(&mut self) -> Read<Node> {
        let start = self.pos;
        need!(self.expect(TokenKind::Name));
        while self.eat(TokenKind::Dot).is_some() {
            need!(self.expect(TokenKind::Name));
        }
        Ok(Some(Node::new("name", self.span_from(start))))
    }

    fn name_pattern(&mut self) -> Read<()> {
        need!(self.dotted_name());
        if self.eat(TokenKind::Lpar).is_none() {
            return Ok(Some(()));
        }
        need!(self.class_arguments());
        Ok(self.eat(TokenKind::Rpar).map(drop))
    }

    fn class_arguments(&mut self) -> Read<()> {
        let mut has_keyword = false;
        while self.kind() != TokenKind::Rpar {
            let start = self.pos;
            if self.kind() == TokenKind::Name && self.kind_at(1) == TokenKind::Equal {
                self.pos += 2;
                has_keyword = true;
                need!(self.pattern());
            } else {
                need!(self.pattern());
                if has_keyword {
                    return self.misplaced_pattern(start);
                }
            }
            if self.eat(TokenKind::Comma).is_none() {
                break;
            }
        }
        Ok(Some(()))
    }

    fn misplaced_pattern(&mut self, start: usize) -> Read<()> {
        if !self.finds_mistakes {
            return Ok(None);
        }
        let first = self.span_from(start);
        while self.eat(TokenKind::Comma).is_some() {
            if self.kind() == TokenKind::Name && self.kind_at(1) == TokenKind::Equal || self.pattern()?.is_none() {
                break;
            }
        }
        let end = if self.last().kind == TokenKind::Comma { first } else { self.last().span };
        self.raise("positional patterns follow keyword patterns", first.to(end))
    }

    fn mapping_pattern(&mut self) -> Read<()> {
        self.pos += 1;
        while self.kind() != TokenKind::Rbrace {
            if self.eat(TokenKind::DoubleStar).is_some() {
                if self.sees_word("_") {
                    return Ok(None);
                }
                need!(self.expect(TokenKind::Name));
                self.eat(TokenKind::Comma);
                break;
            }
            if self.kind() == TokenKind::Name {
                need!(self.dotted_name().map(|n| n.map(drop)))
            } else {
                need!(self.literal_pattern())
            }
            need!(self.expect(TokenKind::Colon));
            need!(self.pattern());
            if self.eat(TokenKind::Comma).is_none() {
                break;
            }
        }
        Ok(self.eat(TokenKind::Rbrace).map(drop))
    }
}
