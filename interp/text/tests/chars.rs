//! Every code point against the reference Python.

mod common;

use sesf_text::chars;

const SCRIPT: &str = r#"
import unicodedata
tests = "isalpha isdecimal isdigit isnumeric isalnum isspace isupper islower istitle isprintable isidentifier".split()
for code in range(0x110000):
    if 0xd800 <= code < 0xe000: continue
    c = chr(code)
    category = unicodedata.category(c)
    if category in ("Cn", "Co"):
        continue
    flags = [str(int(getattr(c, t)())) for t in tests] + [str(int(("_" + c).isidentifier()))]
    cases = [c.upper(), c.lower(), c.title(), c.capitalize(), c.casefold(), c.swapcase()]
    cases = [] if cases == [c] * 6 and category == "Lo" else cases + [("aΣ" + c).lower(), ("Σ" + c + "b").lower(), ("a" + c + "Σ").lower()]
    value = unicodedata.numeric(c, None)
    digit = unicodedata.digit(c, None)
    print(hex(code), "".join(flags), category, str(value), str(digit), *[enc(s) for s in cases])
"#;

/// A line as the script prints it; letters without case are short.
fn describe(c: char) -> String {
    let text = c.to_string();
    let flags = [
        chars::all(&text, chars::is_alpha),
        chars::all(&text, chars::is_decimal),
        chars::all(&text, chars::is_digit),
        chars::all(&text, chars::is_numeric),
        chars::all(&text, chars::is_alnum),
        chars::all(&text, chars::is_space),
        chars::is_upper_text(&text),
        chars::is_lower_text(&text),
        chars::is_title_text(&text),
        chars::is_printable_text(&text),
        chars::is_identifier(&text),
        chars::is_identifier(&format!("_{text}")),
    ];
    let cases = [
        chars::upper(&text),
        chars::lower(&text),
        chars::title(&text),
        chars::capitalize(&text),
        chars::casefold(&text),
        chars::swapcase(&text),
        chars::lower(&format!("aΣ{c}")),
        chars::lower(&format!("Σ{c}b")),
        chars::lower(&format!("a{c}Σ")),
    ];
    let mut line = format!("{:#x} ", c as u32);
    line.extend(flags.iter().map(|flag| if *flag { '1' } else { '0' }));
    line += &format!(" {}", chars::category_abbreviation(c));
    let value = chars::numeric_value(c).map_or("None".to_owned(), sesf_text::float::repr);
    let digit = chars::digit_value(c).map_or("None".to_owned(), |d| d.to_string());
    line += &format!(" {value} {digit}");
    if cases[..6].iter().all(|case| *case == text) && chars::category_abbreviation(c) == "Lo" {
        return line;
    }
    for case in cases {
        line.push(' ');
        case.bytes().for_each(|byte| line += &format!("{byte:02x}"));
    }
    line
}

#[test]
fn every_code_point_agrees_with_python() {
    let Some(lines) = common::run_python(SCRIPT, String::new()) else {
        return;
    };
    let ours = ('\0'..=char::MAX).filter(|c| !is_unassigned(*c)).map(describe);
    let wrong: Vec<String> = lines
        .into_iter()
        .zip(ours)
        .filter(|(theirs, ours)| theirs != ours)
        .map(|(theirs, ours)| format!("\n  {theirs}\n  {ours}"))
        .take(20)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

fn is_unassigned(c: char) -> bool {
    matches!(chars::category_abbreviation(c), "Cn" | "Co")
}

#[test]
fn unassigned_characters_have_no_properties() {
    for c in ('\0'..=char::MAX).filter(|c| is_unassigned(*c)) {
        let has_property = [
            chars::is_alpha,
            chars::is_numeric,
            chars::is_upper,
            chars::is_lower,
            chars::is_printable,
            chars::is_identifier_continue,
        ];
        assert!(!has_property.iter().any(|has| has(c)), "{c:?}");
        let text = c.to_string();
        assert_eq!(chars::upper(&text) + &chars::lower(&text), text.repeat(2));
        assert_eq!(chars::title(&text) + &chars::casefold(&text), text.repeat(2));
    }
}

#[track_caller]
fn check(function: fn(&str) -> String, text: &str, expected: &str) {
    assert_eq!(function(text), expected, "{text:?}");
}

#[test]
fn case_of_words() {
    check(chars::lower, "ΑΣ ΣΑΣ Σ Α.Σ. ΑΣ.Α", "ας σας σ α.ς. ασ.α");
    check(chars::title, "they're bill's friends ǆ ﬁn ΑΣ", "They'Re Bill'S Friends ǅ Fin Ας");
    check(chars::capitalize, "ßA ÉCOLE", "Ssa école");
    check(chars::swapcase, "Straße ΑΣ", "sTRASSE ας");
    check(chars::casefold, "Straße ΑΣ İ", "strasse ασ i\u{307}");
    check(chars::upper, "ŉ ﬃ ΐ", "ʼN FFI Ι\u{308}\u{301}");
}
