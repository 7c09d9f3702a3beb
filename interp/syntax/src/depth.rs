//! How deeply a program nests, before it is parsed.
//!
//! The parser crate keeps its own stack on the heap, but its tree is dropped by recursion, and lowering and the passes
//! after it recurse too. The estimate here is never too low; a program whose estimate is high is handled on a thread
//! with a stack to match.

use crate::token::{Token, TokenKind};

/// Up to this estimate a caller's own stack is enough.
const SHALLOW: u32 = 300;

/// Above this estimate a program is refused unseen.
const HOPELESS: u32 = 200_000;

/// A generous bound on the stack that one level takes in all stages together.
const BYTES_PER_LEVEL: usize = 16 << 10;

/// Runs `work` where `depth` levels of recursion fit; none when nothing can be done for so many.
///
/// Consumers of the tree that recurse over it may use this with [`Module::depth`](crate::Module::depth).
pub fn with_stack_for<T: Send>(depth: u32, work: impl FnOnce() -> T + Send) -> Option<T> {
    if depth <= SHALLOW {
        return Some(work());
    }
    if depth > HOPELESS {
        return None;
    }
    let stack_size = (1 << 20) + depth as usize * BYTES_PER_LEVEL;
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(stack_size).spawn_scoped(scope, work).ok()?;
        Some(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Estimates the nesting of the tree of `tokens` from above.
pub(crate) fn estimate(text: &str, tokens: &[Token]) -> u32 {
    let mut blocks = Blocks::default();
    let mut line = Line::default();
    let mut deepest = 0;
    for (idx, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Newline => deepest = deepest.max(blocks.depth() + std::mem::take(&mut line).finish()),
            TokenKind::Indent => blocks.open(),
            TokenKind::Dedent => blocks.close(),
            kind => {
                if starts_line(tokens, idx) {
                    blocks.start_line(kind);
                }
                line.step(text, *token);
            }
        }
    }
    deepest.max(blocks.depth() + line.finish())
}

fn starts_line(tokens: &[Token], idx: usize) -> bool {
    let before = idx.checked_sub(1).map(|before| tokens[before].kind);
    matches!(before, None | Some(TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent))
}

/// The open blocks; each counts the `elif` clauses before its place, which nest in the tree.
#[derive(Default)]
struct Blocks {
    n_elifs: Vec<u32>,
    n_elifs_here: u32,
}

impl Blocks {
    fn depth(&self) -> u32 {
        self.n_elifs.iter().map(|n| n + 1).sum::<u32>() + self.n_elifs_here + 1
    }

    fn open(&mut self) {
        self.n_elifs.push(std::mem::take(&mut self.n_elifs_here));
    }

    fn close(&mut self) {
        self.n_elifs_here = self.n_elifs.pop().unwrap_or(0);
    }

    fn start_line(&mut self, first: TokenKind) {
        match first {
            TokenKind::Elif => self.n_elifs_here += 1,
            TokenKind::Else => {}
            _ => self.n_elifs_here = 0,
        }
    }
}

/// One logical line: the items of its open brackets, outermost first.
struct Line {
    items: Vec<Item>,
}

/// What stands between two commas of one bracket.
#[derive(Default)]
struct Item {
    /// The tokens other than operands, which nest nothing.
    n_tokens: u32,
    /// The deepest bracket inside the item.
    inner: u32,
    /// The deepest item before this one in the same bracket.
    deepest_before: u32,
    /// A comma after a `lambda` may belong to it and end nothing.
    has_lambda: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self { items: vec![Item::default()] }
    }
}

impl Line {
    fn step(&mut self, text: &str, token: Token) {
        let item = self.items.last_mut().expect("the line itself is never popped");
        match token.kind {
            TokenKind::Comma if !item.has_lambda => {
                *item = Item { deepest_before: item.total(), ..Item::default() };
            }
            TokenKind::Name | TokenKind::Number => {}
            TokenKind::String => {
                item.inner = item.inner.max(fields_estimate(text, token));
            }
            kind if kind.is_open() => self.items.push(Item::default()),
            kind if kind.is_close() => self.pop(),
            kind => {
                item.n_tokens += 1;
                item.has_lambda |= kind == TokenKind::Lambda;
            }
        }
    }

    fn pop(&mut self) {
        let Some(closed) = self.items.pop() else { return };
        if self.items.is_empty() {
            self.items.push(Item::default());
        }
        if let Some(item) = self.items.last_mut() {
            item.inner = item.inner.max(closed.total());
            item.n_tokens += 1;
        }
    }

    fn finish(mut self) -> u32 {
        while self.items.len() > 1 {
            self.pop();
        }
        self.items[0].total()
    }
}

impl Item {
    fn total(&self) -> u32 {
        self.deepest_before.max(self.n_tokens + self.inner + 1)
    }
}

/// The fields of an f-string hold expressions, each level of which takes a character other than a letter.
fn fields_estimate(text: &str, token: Token) -> u32 {
    let literal = &text[token.span.start as usize..token.span.end as usize];
    let prefix = literal.find(['"', '\'']).unwrap_or(0);
    let has_fields = literal[..prefix].contains(['f', 'F']) && literal.contains('{');
    if !has_fields {
        return 0;
    }
    literal.bytes().filter(|byte| !byte.is_ascii_alphanumeric() && *byte < 0x80).count() as u32
}
