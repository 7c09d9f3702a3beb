//! Deeply nested programs: a tree or an error, never an overflow.

use sesf_syntax::{MAX_DEPTH, Mode, Source, SyntaxErrorKind, parse};

fn outcome(text: String) -> Result<(), SyntaxErrorKind> {
    parse(&Source::new("deep.py", text), Mode::Module).map(drop).map_err(|error| error.kind)
}

fn shapes(n: usize) -> Vec<String> {
    let repeated = |head: &str, piece: &str, tail: &str| format!("{head}{}{tail}\n", piece.repeat(n));
    vec![
        repeated("x = 1", "+1", ""),
        repeated("x = a", ".b", ""),
        repeated("x = a", "()", ""),
        repeated("x = a", "[0]", ""),
        repeated("x = ", "not ", "1"),
        repeated("x = ", "-", "1"),
        repeated("x = 2", "**2", ""),
        repeated("x = ", "lambda: ", "1"),
        repeated("x = ", "lambda a, b: ", "1"),
        repeated("x = ", "1 if 2 else ", "3"),
        repeated("if a:\n  pass\n", "elif b:\n  pass\n", ""),
        format!("x = f'{{1{}}}'\n", "+1".repeat(n)),
        format!("x = f'{{{}1}}'\n", "not ".repeat(n)),
        format!("x = {}\n", "f(a)(b, ".repeat(n.min(150)) + &")".repeat(n.min(150))),
        repeated("x", "= y", ""),
        repeated("", "@a\n", "def f(): pass"),
    ]
}

#[test]
fn moderate_nesting_is_accepted() {
    for text in shapes(MAX_DEPTH as usize - 100) {
        assert_eq!(outcome(text.clone()), Ok(()), "{}", &text[..40]);
    }
}

#[test]
fn extreme_nesting_is_refused() {
    for n in [10_000, 150_000, 1_000_000] {
        for text in shapes(n).into_iter().take(13) {
            assert_eq!(outcome(text.clone()), Err(SyntaxErrorKind::Recursion), "{}", &text[..40]);
        }
    }
}

#[test]
fn wide_programs_are_not_deep() {
    assert_eq!(outcome(format!("x = [{}]\n", "1, ".repeat(300_000))), Ok(()));
    assert_eq!(outcome("x = a + b\n".repeat(50_000)), Ok(()));
    assert_eq!(outcome(format!("x = {}1\n", "a and ".repeat(30_000))), Ok(()));
}

#[test]
fn brackets_and_blocks_have_their_own_limits() {
    let blocks =
        |n: usize| (0..n).map(|i| format!("{}if 1:\n", " ".repeat(i))).collect::<String>() + &" ".repeat(n) + "pass\n";
    assert_eq!(outcome(format!("{}1{}\n", "(".repeat(199), ")".repeat(199))), Ok(()));
    assert_eq!(outcome(format!("{}1{}\n", "(".repeat(201), ")".repeat(201))), Err(SyntaxErrorKind::Syntax));
    assert_eq!(outcome(blocks(99)), Ok(()));
    assert_eq!(outcome(blocks(101)), Err(SyntaxErrorKind::Indentation));
}
