//! Parameters of functions and lambdas.

use super::node::Node;
use super::reader::{Read, Reader, need};
use crate::token::{Token, TokenKind};

/// Whose parameters are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Function,
    Lambda,
}

impl Owner {
    /// The token after the last parameter.
    fn end(self) -> TokenKind {
        if self == Self::Function { TokenKind::Rpar } else { TokenKind::Colon }
    }
}

/// What a list of parameters has had so far.
#[derive(Default)]
struct Seen {
    n_params: usize,
    default: bool,
    slash: bool,
    star: bool,
}

impl Reader<'_> {
    pub(super) fn lambda(&mut self) -> Read<Node> {
        self.attempt(|reader| {
            let start = reader.pos;
            need!(reader.expect(TokenKind::Lambda));
            need!(reader.params(Owner::Lambda));
            need!(reader.expect(TokenKind::Colon));
            need!(reader.expression());
            Ok(Some(Node::new("lambda", reader.span_from(start))))
        })
    }

    /// Parameters up to the token that ends them, which is not consumed.
    pub(super) fn params(&mut self, owner: Owner) -> Read<()> {
        let mut seen = Seen::default();
        loop {
            if self.kind() == owner.end() {
                return Ok(Some(()));
            }
            need!(self.param_item(owner, &mut seen));
            if self.eat(TokenKind::Comma).is_none() {
                return if self.kind() == owner.end() { Ok(Some(())) } else { self.after_item(&seen) };
            }
        }
    }

    fn after_item(&mut self, seen: &Seen) -> Read<()> {
        let star = self.token();
        if self.finds_mistakes && seen.slash && self.last().kind == TokenKind::Slash && star.kind == TokenKind::Star {
            return self.raise("expected comma between / and *", star.span);
        }
        Ok(None)
    }

    fn param_item(&mut self, owner: Owner, seen: &mut Seen) -> Read<()> {
        match self.kind() {
            TokenKind::Slash => self.slash(seen),
            TokenKind::Star => self.star(owner, seen),
            TokenKind::DoubleStar => self.double_star(owner),
            TokenKind::Lpar if self.finds_mistakes => self.parenthesised_params(owner),
            _ => self.param(owner, seen),
        }
    }

    fn param(&mut self, owner: Owner, seen: &mut Seen) -> Read<()> {
        let name = need!(self.param_name(owner));
        let has_default = need!(self.default());
        seen.n_params += 1;
        if seen.star || has_default {
            seen.default |= has_default && !seen.star;
            return Ok(Some(()));
        }
        if !seen.default {
            return Ok(Some(()));
        }
        let ends = [TokenKind::Comma, owner.end()];
        if self.finds_mistakes && self.sees_any(&ends) {
            let span = if owner == Owner::Function { name.span.to(self.last().span) } else { name.span };
            return self.raise("non-default argument follows default argument", span);
        }
        Ok(None)
    }

    fn param_name(&mut self, owner: Owner) -> Read<Token> {
        let name = need!(self.expect(TokenKind::Name));
        if owner == Owner::Function && self.eat(TokenKind::Colon).is_some() {
            need!(self.expression());
        }
        Ok(Some(name))
    }

    /// An optional default; whether there is one.
    fn default(&mut self) -> Read<bool> {
        let Some(equal) = self.eat(TokenKind::Equal) else { return Ok(Some(false)) };
        let ends = [TokenKind::Comma, TokenKind::Rpar];
        if self.finds_mistakes && self.sees_any(&ends) {
            return self.raise("expected default value expression", equal.span);
        }
        Ok(self.expression()?.map(|_| true))
    }

    fn slash(&mut self, seen: &mut Seen) -> Read<()> {
        if !self.finds_mistakes && (seen.n_params == 0 || seen.slash || seen.star) {
            return Ok(None);
        }
        let slash = self.token();
        let message = if seen.slash {
            "/ may appear only once"
        } else if seen.star {
            "/ must be ahead of *"
        } else if seen.n_params == 0 && self.kind_at(1) == TokenKind::Comma {
            "at least one argument must precede /"
        } else {
            ""
        };
        if !message.is_empty() || seen.n_params == 0 {
            return if self.finds_mistakes && !message.is_empty() { self.raise(message, slash.span) } else { Ok(None) };
        }
        self.pos += 1;
        seen.slash = true;
        Ok(Some(()))
    }

    fn star(&mut self, owner: Owner, seen: &mut Seen) -> Read<()> {
        if seen.star && !self.finds_mistakes {
            return Ok(None);
        }
        let star = need!(self.expect(TokenKind::Star));
        if seen.star {
            let is_param = self.sees_any(&[TokenKind::Name, TokenKind::Comma]);
            return if self.finds_mistakes && is_param {
                self.raise("* argument may appear only once", star.span)
            } else {
                Ok(None)
            };
        }
        seen.star = true;
        if self.kind() == TokenKind::Name {
            need!(self.star_name(owner));
            return self.refuse_default("var-positional argument cannot have default value");
        }
        self.bare_star(owner, star)
    }

    /// The annotation of `*args` may be starred.
    fn star_name(&mut self, owner: Owner) -> Read<()> {
        need!(self.expect(TokenKind::Name));
        if owner == Owner::Function && self.eat(TokenKind::Colon).is_some() {
            if self.kind() == TokenKind::Star {
                need!(self.starred(Reader::bitwise_or));
            } else {
                need!(self.expression());
            }
        }
        Ok(Some(()))
    }

    fn bare_star(&mut self, owner: Owner, star: Token) -> Read<()> {
        let is_last = self.kind() == owner.end();
        let is_comma = self.kind() == TokenKind::Comma;
        let after = if is_comma { self.kind_at(1) } else { self.kind() };
        if is_last || is_comma && (after == owner.end() || after == TokenKind::DoubleStar) {
            let place = if owner == Owner::Function { star.span } else { self.furthest_place() };
            return if self.finds_mistakes {
                self.raise("named arguments must follow bare *", place)
            } else {
                Ok(None)
            };
        }
        Ok(if is_comma { Some(()) } else { None })
    }

    fn double_star(&mut self, owner: Owner) -> Read<()> {
        need!(self.expect(TokenKind::DoubleStar));
        need!(self.param_name(owner));
        need!(self.refuse_default("var-keyword argument cannot have default value"));
        if self.kind() == TokenKind::Comma && self.kind_at(1) != owner.end() {
            let follows = [TokenKind::Name, TokenKind::Star, TokenKind::DoubleStar, TokenKind::Slash];
            self.pos += 1;
            let next = self.token();
            if self.finds_mistakes && follows.contains(&next.kind) {
                if next.kind == TokenKind::Name {
                    need!(self.param_name(owner));
                }
                let span = next.span.to(if next.kind == TokenKind::Name { self.last().span } else { next.span });
                return self.raise("arguments cannot follow var-keyword argument", span);
            }
            return Ok(None);
        }
        Ok(Some(()))
    }

    fn refuse_default(&mut self, message: &str) -> Read<()> {
        let equal = self.token();
        if equal.kind != TokenKind::Equal {
            return Ok(Some(()));
        }
        if self.finds_mistakes { self.raise(message, equal.span) } else { Ok(None) }
    }

    fn parenthesised_params(&mut self, owner: Owner) -> Read<()> {
        let open = need!(self.expect(TokenKind::Lpar));
        need!(self.expect(TokenKind::Name));
        while self.eat(TokenKind::Comma).is_some() {
            if self.eat(TokenKind::Name).is_none() {
                break;
            }
        }
        let close = need!(self.expect(TokenKind::Rpar));
        let what = if owner == Owner::Function { "Function" } else { "Lambda expression" };
        self.raise(format!("{what} parameters cannot be parenthesized"), open.span.to(close.span))
    }
}
