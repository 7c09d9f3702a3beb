//! Suggestions against those the reference Python prints.

mod common;

use common::{check_against_python, samples};
use sesf_text::suggest::suggest;

/// Raises an `AttributeError` on an object with the given names, and reads the suggestion off the
/// printed traceback.
const SCRIPT: &str = r#"
import io
class C:
    def __init__(self, names): self.names = names
    def __dir__(self): return self.names
def run(name, names):
    e = AttributeError("msg", name=name, obj=C(names))
    old, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(AttributeError, e, None)
        text = sys.stderr.getvalue()
    finally:
        sys.stderr = old
    return text.split("Did you mean: '")[1].rstrip("'?\n") if "Did you" in text else None
for [name, *names] in lines(): show(lambda: run(name, names))
"#;

fn check(cases: &[Vec<String>]) {
    check_against_python(SCRIPT, cases, Clone::clone, |case| {
        // Python sorts the names.
        let mut names: Vec<&str> = case[1..].iter().map(String::as_str).collect();
        names.sort_unstable();
        Ok(suggest(&case[0], &names).unwrap_or("None").to_owned())
    });
}

#[test]
fn random_names() {
    let name = "[abAé_]{1,6}|(foo|bar|Bar|blech|fluch|count|cuont)(_[a-c]{1,3})?";
    check(&samples(proptest::collection::vec(name, 1..6), 8_000));
}

#[test]
fn many_and_long_names() {
    let names = |n: usize| (0..n).map(|idx| format!("name{idx}x")).collect::<Vec<_>>();
    let case = |n: usize| [vec!["name7y".to_owned()], names(n)].concat();
    let long = |c: &str, n: usize| format!("a{}b", c.repeat(n));
    let long_case = |n: usize| vec![format!("x{}y", "ab".repeat(n)), format!("z{}w", "ab".repeat(n))];
    check(&[case(749), case(750), vec![long("x", 50), long("x", 51)], long_case(19), long_case(20)]);
}
