//! Makes programs from templates.
//!
//! In a template `$` and a letter stand for an expression of a type, `?` and a letter for a variable of the type, `#` for a
//! number that is new in each use of the template, and a line of `%` and a word for a block of statements:
//!
//! | letter | type | | letter | type |
//! | --- | --- | --- | --- | --- |
//! | `i` | int | | `l` | list |
//! | `f` | float | | `t` | tuple |
//! | `b` | bool | | `d` | dict |
//! | `s` | str | | `x` | any of these |
//! | `y` | bytes | | `e` | set, whose order must not be seen |
//! | | | | `X` | any of all |
//! | `n` | a small number | | `o` | a small number or nothing |
//! | `k` | a literal that can be a key | | `F` | a format specification |
//! | `E` | a class of exceptions | | `P` | a pattern |

use crate::program::{Part, Statement};
use crate::templates::*;

/// A generator of random numbers (splitmix64): the same on every machine.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// The types of `X`; those of `x` are all but the last.
const TYPES: &str = "ifbsyltde";

/// Makes one program.
pub struct Generator {
    random: Random,
    /// How many templates with `#` were used.
    n_names: usize,
    /// Whether the variables have values.
    has_variables: bool,
}

/// Where a statement stands, which decides what it may be.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    in_loop: bool,
    in_function: bool,
    in_generator: bool,
}

impl Generator {
    pub fn new(seed: u64) -> Generator {
        Generator { random: Random(seed), n_names: 9, has_variables: false }
    }

    /// A program: every variable gets a value, then come statements.
    pub fn program(&mut self) -> Vec<Statement> {
        let variables = TYPES.chars().flat_map(|kind| (0..2).map(move |n| (kind, n)));
        let lines = variables.map(|(kind, n)| Part::Line(format!("{kind}{n} = {}", self.expression(kind, 0))));
        let mut statements = vec![Statement(lines.collect())];
        self.has_variables = true;
        let place = Place { depth: 0, in_loop: false, in_function: false, in_generator: false };
        for _ in 0..4 + self.random.below(10) {
            statements.push(self.statement(place));
        }
        statements
    }

    fn block(&mut self, place: Place) -> Vec<Statement> {
        let place = Place { depth: place.depth + 1, ..place };
        (0..1 + self.random.below(3)).map(|_| self.statement(place)).collect()
    }

    fn statement(&mut self, place: Place) -> Statement {
        let template = self.statement_template(place);
        self.n_names += 1;
        let template = template.replace('#', &self.n_names.to_string());
        Statement(template.lines().map(|line| self.statement_line(line, place)).collect())
    }

    fn statement_template(&mut self, place: Place) -> &'static str {
        if place.in_generator && self.random.one_in(3) {
            return self.random.pick(IN_GENERATORS);
        }
        if place.in_function && self.random.one_in(8) {
            return self.random.pick(IN_FUNCTIONS);
        }
        if place.in_loop && self.random.one_in(6) {
            return self.random.pick(IN_LOOPS);
        }
        match place.depth < 3 && self.random.one_in(2) {
            true => self.random.pick(COMPOUND),
            false => self.random.pick(SIMPLE),
        }
    }

    fn statement_line(&mut self, line: &str, place: Place) -> Part {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let inner = match content {
            "%block" => place,
            "%plain" => Place { in_loop: false, in_function: false, in_generator: false, ..place },
            "%loop" => Place { in_loop: true, ..place },
            "%function" => Place { in_loop: false, in_function: true, in_generator: false, ..place },
            "%generator" => Place { in_loop: false, in_function: false, in_generator: true, ..place },
            _ => return Part::Line(format!("{:indent$}{}", "", self.fill(content, 2))),
        };
        Part::Block(indent, self.block(inner))
    }

    /// A template with its holes filled; expressions nest as deep as `depth`.
    fn fill(&mut self, template: &str, depth: usize) -> String {
        let mut out = String::new();
        let mut chars = template.chars();
        while let Some(c) = chars.next() {
            match c {
                '$' => out.push_str(&chars.next().map(|kind| self.hole(kind, depth)).unwrap_or_default()),
                '?' => out.push_str(&chars.next().map(|kind| self.variable(kind)).unwrap_or_default()),
                _ => out.push(c),
            }
        }
        out
    }

    fn hole(&mut self, kind: char, depth: usize) -> String {
        match kind {
            'n' => self.random.below(7).to_string(),
            'o' if self.random.one_in(3) => String::new(),
            'o' => (self.random.below(13) as i32 - 6).to_string(),
            'k' => self.random.pick(KEYS).to_string(),
            'E' => self.random.pick(EXCEPTIONS).to_string(),
            'P' => {
                let template = self.random.pick(PATTERNS);
                self.fill(template, 0)
            }
            'F' => self.format_spec(),
            // Now and then an operand of another type: what is raised is compared, too.
            _ if kind == 'x' || kind == 'X' || self.random.one_in(40) => {
                let kind = self.any_type(kind == 'X');
                self.expression(kind, depth)
            }
            _ => self.expression(kind, depth),
        }
    }

    fn any_type(&mut self, with_sets: bool) -> char {
        char::from(TYPES.as_bytes()[self.random.below(TYPES.len() - usize::from(!with_sets))])
    }

    fn variable(&mut self, kind: char) -> String {
        let kind = if kind == 'x' { self.any_type(false) } else { kind };
        format!("{kind}{}", self.random.below(2))
    }

    fn expression(&mut self, kind: char, depth: usize) -> String {
        let (literals, templates) = expressions(kind);
        match self.random.below(4) {
            0 => self.literal(kind, literals),
            1 if self.has_variables => self.variable(kind),
            _ if depth == 0 => self.literal(kind, literals),
            _ if self.random.one_in(12) => {
                let template = self.random.pick(ANY);
                let template = template.replace("$S", &format!("${kind}"));
                format!("({})", self.fill(&template, depth - 1))
            }
            _ => {
                let template = self.random.pick(templates);
                format!("({})", self.fill(template, depth - 1))
            }
        }
    }

    fn literal(&mut self, kind: char, literals: &[&str]) -> String {
        let text = match kind {
            'i' if self.random.one_in(3) => (self.random.below(40) as i32 - 20).to_string(),
            'i' if self.random.one_in(6) => format!("{}{}", self.random.next(), self.random.next()),
            'f' if self.random.one_in(3) => format!("{:?}", self.random.below(2_000_000) as f64 / 1000.0 - 1000.0),
            _ => {
                let template = self.random.pick(literals);
                self.fill(template, 0)
            }
        };
        // So that an attribute or an operator can follow.
        match kind {
            'i' | 'f' | 's' => format!("({text})"),
            _ => text,
        }
    }

    fn format_spec(&mut self) -> String {
        let mut spec = String::new();
        for (one_in, choices) in FORMAT_PARTS {
            if self.random.one_in(*one_in) {
                spec.push_str(self.random.pick(choices));
            }
        }
        spec
    }
}
