//! The methods of `str` and `bytes` against the reference Python.

mod common;

use common::{check_against_python, error_text, samples};
use proptest::prelude::*;
use sesf_text::search::{self, Bounds, Side};
use sesf_text::{TextError, bytes};

/// Few characters, so that needles are found; with marks, spaces and line ends of every kind.
const TEXT: &str = "[ab, é𝟘\t\n\r\u{85}\u{2028}\u{1c}\u{a0}+-]{0,12}|[ab ]{0,10}";
const NEEDLE: &str = "[abé, ]{0,2}|aba?";

const SCRIPT: &str = r#"
num = lambda t: None if t == "None" else int(t)
for [kind, method, text, *args] in lines():
    if kind == "bytes":
        text = text.encode("latin-1")
    conv = []
    for a in args:
        tag, a = a[0], a[1:]
        conv.append(num(a) if tag == "i" else a.encode("latin-1") if kind == "bytes" else a)
    def answer():
        r = getattr(text, method)(*conv)
        if isinstance(r, bytes): r = r.decode("latin-1")
        if isinstance(r, (list, tuple)): r = "|".join(x if isinstance(x, str) else x.decode("latin-1") for x in r)
        return r
    show(answer)
"#;

/// A call of one method with a needle, a second text and two numbers, used as the method needs.
#[derive(Clone, Debug)]
struct Call {
    method: &'static str,
    text: String,
    needle: String,
    other: String,
    numbers: (Option<i64>, Option<i64>),
}

const METHODS: [&str; 24] = [
    "find",
    "rfind",
    "count",
    "startswith",
    "endswith",
    "split",
    "rsplit",
    "partition",
    "rpartition",
    "replace",
    "strip",
    "lstrip",
    "rstrip",
    "splitlines",
    "center",
    "ljust",
    "rjust",
    "zfill",
    "expandtabs",
    "split ",
    "rsplit ",
    "strip ",
    "lstrip ",
    "rstrip ",
];

fn any_call(text: &'static str, needle: &'static str) -> impl Strategy<Value = Call> {
    let number = || prop_oneof![1 => Just(None), 6 => (-14..14i64).prop_map(Some)];
    let method = prop::sample::select(METHODS.to_vec());
    (method, text, needle, needle, (number(), number())).prop_map(|(method, text, needle, other, numbers)| Call {
        method,
        text,
        needle,
        other,
        numbers,
    })
}

fn to_fields(kind: &str, call: &Call) -> Vec<String> {
    let text = |text: &str| format!("s{text}");
    let number = |n: Option<i64>| format!("i{}", n.map_or("None".to_owned(), |n| n.to_string()));
    let whole = |n: Option<i64>| number(Some(n.unwrap_or(-1)));
    let (start, end) = call.numbers;
    let args = match call.method {
        "find" | "rfind" | "count" | "startswith" | "endswith" => {
            vec![text(&call.needle), number(start), number(end)]
        }
        "split" | "rsplit" => vec![text(&call.needle), whole(start)],
        "split " | "rsplit " => vec![number(None), whole(start)],
        "replace" => vec![text(&call.needle), text(&call.other), whole(start)],
        "partition" | "rpartition" | "strip" | "lstrip" | "rstrip" => vec![text(&call.needle)],
        "splitlines" => vec![number(Some(i64::from(start > Some(0))))],
        "center" | "ljust" | "rjust" => vec![whole(start), text("*")],
        "zfill" | "expandtabs" => vec![whole(start)],
        _ => vec![],
    };
    let method = call.method.trim_end();
    [kind, method, &call.text].map(str::to_owned).into_iter().chain(args).collect()
}

fn bounds(call: &Call) -> Bounds {
    Bounds { start: call.numbers.0.unwrap_or(0), end: call.numbers.1.unwrap_or(i64::MAX) }
}

fn side(method: &str) -> Side {
    match &method[..1] {
        "l" => Side::Left,
        "r" => Side::Right,
        _ => Side::Both,
    }
}

fn show_index(found: Option<usize>) -> String {
    found.map_or("-1".to_owned(), |idx| idx.to_string())
}

fn show_bool(value: bool) -> String {
    if value { "True" } else { "False" }.to_owned()
}

fn call_text(call: &Call) -> Result<String, TextError> {
    let text = call.text.as_str();
    let needle = call.needle.as_str();
    let ascii = text.is_ascii();
    let number = call.numbers.0.unwrap_or(-1);
    Ok(match call.method {
        "find" => show_index(search::find(text, needle, bounds(call), ascii)),
        "rfind" => show_index(search::rfind(text, needle, bounds(call), ascii)),
        "count" => search::count(text, needle, bounds(call), ascii).to_string(),
        "startswith" => show_bool(search::starts_with(text, needle, bounds(call), ascii)),
        "endswith" => show_bool(search::ends_with(text, needle, bounds(call), ascii)),
        "split" => search::split(text, needle, number)?.join("|"),
        "rsplit" => search::rsplit(text, needle, number)?.join("|"),
        "split " => search::split_spaces(text, number).join("|"),
        "rsplit " => search::rsplit_spaces(text, number).join("|"),
        "partition" => search::partition(text, needle).map(|(a, b, c)| [a, b, c].join("|"))?,
        "rpartition" => search::rpartition(text, needle).map(|(a, b, c)| [a, b, c].join("|"))?,
        "replace" => search::replace(text, needle, &call.other, number).into_owned(),
        "strip" | "lstrip" | "rstrip" => search::strip(text, Some(needle), side(call.method)).to_owned(),
        "strip " | "lstrip " | "rstrip " => search::strip(text, None, side(call.method)).to_owned(),
        "splitlines" => search::split_lines(text, call.numbers.0 > Some(0)).join("|"),
        "center" => search::center(text, number, '*', ascii)?,
        "ljust" => search::left_justify(text, number, '*', ascii)?,
        "rjust" => search::right_justify(text, number, '*', ascii)?,
        "zfill" => search::zero_fill(text, number, ascii)?,
        "expandtabs" => search::expand_tabs(text, number),
        other => unreachable!("{other}"),
    })
}

fn call_bytes(call: &Call) -> Result<Vec<u8>, TextError> {
    let [text, needle, other] = [&call.text, &call.needle, &call.other].map(|text| latin(text));
    let (text, needle) = (text.as_slice(), needle.as_slice());
    let number = call.numbers.0.unwrap_or(-1);
    let join = |pieces: Vec<&[u8]>| pieces.join(&b'|');
    Ok(match call.method {
        "find" => show_index(bytes::find(text, needle, bounds(call))).into(),
        "rfind" => show_index(bytes::rfind(text, needle, bounds(call))).into(),
        "count" => bytes::count(text, needle, bounds(call)).to_string().into(),
        "startswith" => show_bool(bytes::starts_with(text, needle, bounds(call))).into(),
        "endswith" => show_bool(bytes::ends_with(text, needle, bounds(call))).into(),
        "split" => join(bytes::split(text, needle, number)?),
        "rsplit" => join(bytes::rsplit(text, needle, number)?),
        "split " => join(bytes::split_spaces(text, number)),
        "rsplit " => join(bytes::rsplit_spaces(text, number)),
        "partition" => join(bytes::partition(text, needle)?.to_vec()),
        "rpartition" => join(bytes::rpartition(text, needle)?.to_vec()),
        "replace" => bytes::replace(text, needle, &other, number).into_owned(),
        "strip" | "lstrip" | "rstrip" => bytes::strip(text, Some(needle), side(call.method)).to_vec(),
        "strip " | "lstrip " | "rstrip " => bytes::strip(text, None, side(call.method)).to_vec(),
        "splitlines" => join(bytes::split_lines(text, call.numbers.0 > Some(0))),
        "center" => bytes::center(text, number, b'*')?,
        "ljust" => bytes::left_justify(text, number, b'*')?,
        "rjust" => bytes::right_justify(text, number, b'*')?,
        "zfill" => bytes::zero_fill(text, number)?,
        "expandtabs" => bytes::expand_tabs(text, number),
        other => unreachable!("{other}"),
    })
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c as u32).expect("a Latin-1 character")).collect()
}

fn from_latin(bytes: Vec<u8>) -> String {
    bytes.into_iter().map(char::from).collect()
}

#[test]
fn text_methods() {
    let cases = samples(any_call(TEXT, NEEDLE), 60_000);
    check_against_python(
        SCRIPT,
        &cases,
        |call| to_fields("str", call),
        |call| {
            if call.text.is_ascii() {
                let far = Bounds { end: i64::MAX - 1, ..bounds(call) };
                let slow = search::find(&call.text, &call.needle, far, false);
                assert_eq!(slow, search::find(&call.text, &call.needle, far, true));
            }
            call_text(call).map_err(error_text)
        },
    );
}

#[test]
fn bytes_methods() {
    let text = "[ab, é\t\n\r\u{85}\u{1c}\u{a0}+-]{0,12}|[ab ]{0,10}";
    let cases = samples(any_call(text, NEEDLE), 60_000);
    check_against_python(
        SCRIPT,
        &cases,
        |call| to_fields("bytes", call),
        |call| call_bytes(call).map(from_latin).map_err(error_text),
    );
}

#[test]
fn bytes_case_and_classes() {
    let script = r#"
tests = "isascii isalpha isdigit isalnum isspace islower isupper istitle".split()
for [t] in lines():
    b = t.encode("latin-1")
    show(lambda: "".join(str(int(getattr(b, m)())) for m in tests) + b"|".join([b.upper(), b.lower(), b.title(), b.capitalize(), b.swapcase()]).decode("latin-1"))
"#;
    let cases = samples("[aBcZ1_ \u{e9}\u{b}]{0,6}|[A-Z][a-z]{0,2} [A-Z]", 10_000);
    check_against_python(
        script,
        &cases,
        |t| vec![t.clone()],
        |t| {
            let b = latin(t);
            let tests = [
                bytes::is_ascii,
                bytes::is_alpha,
                bytes::is_digit,
                bytes::is_alnum,
                bytes::is_space,
                bytes::is_lower,
                bytes::is_upper,
                bytes::is_title,
            ];
            let flags: String = tests.iter().map(|test| if test(&b) { '1' } else { '0' }).collect();
            let cases = [bytes::upper, bytes::lower, bytes::title, bytes::capitalize, bytes::swapcase];
            Ok(flags + &from_latin(cases.map(|case| case(&b)).join(&b'|')))
        },
    );
}

#[test]
fn bytes_hex() {
    let script = "for [t, s, n] in lines(): b = t.encode('latin-1'); show(lambda: b.hex(s, int(n)))";
    let cases = samples(("[\u{0}-\u{ff}]{0,9}", "[:é]|[-_]", -5..6i64), 5000);
    check_against_python(
        script,
        &cases,
        |(t, s, n)| vec![t.clone(), s.clone(), n.to_string()],
        |(t, s, n)| {
            let separator = bytes::HexSeparator::new(s, *n).map_err(error_text)?;
            Ok(bytes::to_hex(&latin(t), Some(separator)))
        },
    );
    let script = "for [t] in lines(): show(lambda: bytes.fromhex(t).hex())";
    let cases = samples("([ \t]?([0-9a-fA-F]{2}|[0-9gé ])){0,5}", 5000);
    check_against_python(
        script,
        &cases,
        |t| vec![t.clone()],
        |t| bytes::from_hex(t).map(|b| bytes::to_hex(&b, None)).map_err(error_text),
    );
}

#[test]
fn slices() {
    let script = r#"
num = lambda t: None if t == "None" else int(t)
for [t, a, b, c] in lines():
    s = slice(num(a), num(b), num(c))
    show(lambda: (s.indices(len(t)), len(range(*s.indices(len(t)))), t[s]))
"#;
    let part = || {
        prop_oneof![
            2 => Just(None),
            8 => (-12..12i64).prop_map(Some),
            1 => Just(Some(i64::MAX)),
            1 => Just(Some(-i64::MAX)),
        ]
    };
    let cases = samples(("[ab]{0,9}|[aé𝟘]{0,9}", part(), part(), part()), 40_000);
    let show = |n: &Option<i64>| n.map_or("None".to_owned(), |n| n.to_string());
    check_against_python(
        script,
        &cases,
        |(t, a, b, c)| vec![t.clone(), show(a), show(b), show(c)],
        |(t, a, b, c)| {
            let len = search::char_len(t, t.is_ascii());
            let slice = search::slice_indices(*a, *b, *c, len).map_err(error_text)?;
            let text = search::slice(t, slice, t.is_ascii());
            if t.is_ascii() {
                assert_eq!(bytes::slice(t.as_bytes(), slice), text.as_bytes());
                assert_eq!(search::slice(t, slice, false), text);
            }
            let search::Slice { start, stop, step, len } = slice;
            Ok(format!("(({start}, {stop}, {step}), {len}, '{text}')"))
        },
    );
}

#[test]
fn positions() {
    let text = "aé𝟘b";
    let offsets: Vec<usize> = (0..6).map(|idx| search::byte_offset(text, idx, false)).collect();
    assert_eq!(offsets, [0, 1, 3, 7, 8, 8]);
    assert_eq!(search::char_at(text, 2, false), Some('𝟘'));
    assert_eq!(search::char_at(text, 4, false), None);
    assert_eq!(search::char_index(text, 7, false), 3);
    assert_eq!(search::substring(text, 1..3, false), "é𝟘");
    assert_eq!(search::substring("abcd", 1..3, true), "bc");
    assert_eq!(search::normalize_index(-1, 4), Some(3));
    assert_eq!(search::normalize_index(-5, 4), None);
    assert_eq!(search::normalize_index(4, 4), None);
    assert_eq!(search::normalize_index(i64::MIN, 4), None);
}

#[test]
fn translation() {
    use sesf_text::search::Translated;
    let table = |c| match c {
        'a' => Ok(Translated::Delete),
        'b' => Ok(Translated::Char('β')),
        'c' => Ok(Translated::Text("see".into())),
        'x' => Err("bad"),
        _ => Ok(Translated::Keep),
    };
    assert_eq!(search::translate("abcd", table), Ok("βseed".to_owned()));
    assert_eq!(search::translate("ax", table), Err("bad"));
    let swap = bytes::make_translation(b"ab", b"ba").unwrap();
    assert_eq!(bytes::translate(b"abc", Some(&swap), b"c").unwrap(), b"ba");
    assert!(bytes::translate(b"abc", Some(b"x"), b"").is_err());
}

#[test]
fn absurd_widths() {
    let error = search::center("a", i64::MAX, ' ', true).unwrap_err();
    assert_eq!(error.to_string(), "MemoryError: ");
    assert!(bytes::right_justify(b"a", i64::MAX, b' ').is_err());
}
