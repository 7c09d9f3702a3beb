//! Any text is a program or an error, and the error can be shown.

use proptest::prelude::*;
use sesf_syntax::{Mode, Source, decode_source, parse};

const PIECES: [&str; 86] = [
    "x",
    "y",
    "f",
    "1",
    "2.5",
    "0x1",
    "'a'",
    "f'{x}'",
    "f'{x!r:>{y}}'",
    "b'b'",
    "\"\"\"t\"\"\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    ".",
    "=",
    "==",
    "+=",
    ":=",
    "->",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "@",
    "%",
    "<",
    ">",
    "~",
    "...",
    "\n",
    "\n",
    "\n    ",
    "\n        ",
    "\n\t",
    " ",
    " ",
    "\\\n",
    "#c\n",
    "def ",
    "class ",
    "if ",
    "elif ",
    "else",
    "for ",
    " in ",
    "while ",
    "try",
    "except",
    "finally",
    "with ",
    " as ",
    "lambda ",
    "return ",
    "yield ",
    " from ",
    "import ",
    "global ",
    "nonlocal ",
    "del ",
    "pass",
    "break",
    "continue",
    "raise ",
    "assert ",
    " not ",
    " and ",
    " is ",
    "match ",
    "case ",
    "_",
    "None",
    "True",
    "print ",
    "await ",
    "async ",
    "é",
    "…",
];

fn check(text: &str) {
    for mode in [Mode::Module, Mode::Expression, Mode::Interactive] {
        let source = Source::new("any.py", text);
        if let Err(error) = parse(&source, mode) {
            assert!(error.render(&source).contains(&error.message));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn token_soup(picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        check(&picks.iter().map(|&pick| PIECES[pick]).collect::<String>());
    }

    #[test]
    fn any_characters(text in ".{0,60}") {
        check(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(text) = decode_source(&bytes) {
            check(&text);
        }
    }

    #[test]
    fn any_fstring(body in "[a-z{}!:=()'\\[\\]#.*+ \\\\N,1é]{0,30}") {
        check(&format!("f\"{body}\""));
        check(&format!("f'''{body}\n{body}'''"));
    }

    #[test]
    fn damaged_programs(at in 0..2000usize, len in 0..20usize, pick in 0..PIECES.len()) {
        let program = include_str!("corpus/scopes.py");
        let chars: Vec<char> = program.chars().collect();
        let at = at.min(chars.len());
        let end = (at + len).min(chars.len());
        let damaged: String = chars[..at].iter().copied().chain(PIECES[pick].chars()).chain(chars[end..].iter().copied()).collect();
        check(&damaged);
    }
}
