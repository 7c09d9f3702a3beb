//! Codecs against the reference Python.

mod common;

use common::{check_against_python, samples};
use proptest::prelude::*;
use sesf_text::codec::{self, CodecError, Encoding, Utf8Decoder};

const NAMES: [&str; 12] = [
    "utf-8",
    "utf-8-sig",
    "ascii",
    "latin-1",
    "cp1252",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "unicode-escape",
];
const HANDLERS: [&str; 6] = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "bogus"];

fn any_codec() -> impl Strategy<Value = (&'static str, &'static str)> {
    (prop::sample::select(NAMES.to_vec()), prop::sample::select(HANDLERS.to_vec()))
}

/// Bytes that are often well formed, often nearly so.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let parts: Vec<&'static [u8]> = vec![
        b"a",
        b"\xc3\xa9",
        b"\xe2\x82\xac",
        b"\xf0\x9f\x98\x80",
        b"\x00\xd8",
        b"\x00\xdc",
        b"\xd8\x3d",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\x00\x00",
        b"\x00\x00\xfe\xff",
        b"\xef\xbb\xbf",
        b"a\x00",
        b"\x00a",
        b"a\x00\x00\x00",
        b"\x00\x00\x00a",
        b"\x3d\xd8\x00\xde",
        b"\xed\xa0\x80",
        b"\xe2\x82",
        b"\xf0\x9f",
        b"\xf4\x90",
        b"\x80",
        b"\xc0",
        b"\xff",
        b"\x81\x8d",
        b"\\x4",
        b"\\x41",
        b"\\u00e9",
        b"\\n",
        b"\\U0001f600",
        b"\\U00110000",
        b"\\q",
        b"\\17",
        b"\\777",
        b"\\N{",
        b"}",
        b"\\N",
        b"\\\n",
        b"\\",
    ];
    let part = prop_oneof![
        8 => prop::sample::select(parts).prop_map(<[u8]>::to_vec),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
    ];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn show_error(error: CodecError) -> String {
    let details = match &error {
        CodecError::Encode(e) => format!(" {} {} {} {}", e.encoding, e.start, e.end, e.reason),
        CodecError::Decode(e) => format!(" {} {} {} {}", e.encoding, e.start, e.end, e.reason),
        _ => String::new(),
    };
    format!("{error}{details}")
}

const SHOW: &str = r#"
import warnings; warnings.simplefilter("ignore")
def detailed(function):
    def run():
        try:
            return function()
        except UnicodeError as e:
            e2 = type("X", (Exception,), {})(f"{e} {e.encoding} {e.start} {e.end} {e.reason}")
            type(e2).__name__ = type(e).__name__
            raise e2
    show(run)
"#;

#[test]
fn decoding() {
    let cases = samples((any_bytes(), any_codec()), 60_000);
    let script = format!(
        "{SHOW}
for [b, c, h] in lines(): detailed(lambda: bytes.fromhex(b).decode(c, h))"
    );
    let fields =
        |(bytes, (codec, handler)): &(Vec<u8>, (&str, &str))| vec![hex(bytes), codec.to_string(), handler.to_string()];
    // Texts with lone surrogates are Python's only.
    let cases: Vec<_> = cases
        .into_iter()
        .filter(|(bytes, (codec, _))| *codec != "unicode-escape" || !hex(bytes).contains("5c7564"))
        .collect();
    check_against_python(&script, &cases, fields, |(bytes, (codec, handler))| {
        let encoding = Encoding::lookup(codec).unwrap();
        codec::decode(bytes, encoding, handler).map_err(show_error)
    });
}

#[test]
fn encoding() {
    let text = prop_oneof!["[a-c]{0,3}", "[aé€𝟘\u{81}\n\\\\]{0,6}", ".{0,4}"];
    let cases = samples((text, any_codec()), 40_000);
    let script = format!(
        "{SHOW}
for [t, c, h] in lines(): detailed(lambda: t.encode(c, h).hex())"
    );
    let fields =
        |(text, (codec, handler)): &(String, (&str, &str))| vec![text.clone(), codec.to_string(), handler.to_string()];
    check_against_python(&script, &cases, fields, |(text, (codec, handler))| {
        let encoding = Encoding::lookup(codec).unwrap();
        codec::encode(text, encoding, handler).map(|bytes| hex(&bytes)).map_err(show_error)
    });
}

#[test]
fn incremental_decoding() {
    let pieces = prop::collection::vec(prop::collection::vec(any_bytes(), 0..3).prop_map(|b| b.concat()), 1..4);
    let splits = (pieces, 0..4usize, prop::sample::select(vec!["strict", "replace", "ignore"]));
    let cases: Vec<(Vec<Vec<u8>>, &str)> = samples(splits, 20_000)
        .into_iter()
        .map(|(pieces, cut, handler)| {
            // Cut within characters too.
            let all = pieces.concat();
            (all.chunks(cut.max(1) * 2 - 1).map(<[u8]>::to_vec).collect(), handler)
        })
        .collect();
    let script = r#"
import codecs
def run(h, pieces):
    d = codecs.getincrementaldecoder("utf-8")(h)
    return "|".join([d.decode(bytes.fromhex(p)) for p in pieces] + [d.decode(b"", True)])
for [h, *pieces] in lines(): show(lambda: run(h, pieces))
"#;
    let fields = |(pieces, handler): &(Vec<Vec<u8>>, &str)| {
        [handler.to_string()].into_iter().chain(pieces.iter().map(|piece| hex(piece))).collect()
    };
    check_against_python(script, &cases, fields, |(pieces, handler)| {
        let mut decoder = Utf8Decoder::new();
        let mut out = Vec::new();
        for piece in pieces {
            out.push(decoder.decode(piece, false, handler).map_err(|e| e.to_string())?);
        }
        out.push(decoder.decode(b"", true, handler).map_err(|e| e.to_string())?);
        Ok(out.join("|"))
    });
}

#[test]
fn names() {
    let names = [
        "UTF 8",
        "Latin_1",
        "utf8",
        "us-ascii",
        "u16",
        "iso8859-1",
        "cp1252",
        "utf-16le",
        "utf-8-sig",
        "UTF-32",
        "windows-1252",
        "unicode-escape",
        "nope",
        "",
    ];
    let script = "import codecs\nfor [n] in lines(): show(lambda: codecs.lookup(n).name)";
    check_against_python(
        script,
        &names,
        |name| vec![name.to_string()],
        |name| Encoding::lookup(name).map(|e| e.name().to_owned()).map_err(|e| e.to_string()),
    );
}

#[test]
fn character_names() {
    let names = |name: &str| (name == "DIGIT ONE").then_some('1');
    let decode = |bytes: &[u8]| codec::decode_unicode_escape(bytes, "strict", &names);
    assert_eq!(decode(b"\\N{DIGIT ONE}"), Ok("1".to_owned()));
    assert_eq!(
        decode(b"a\\N{foo}").unwrap_err().to_string(),
        "UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 1-7: \
         unknown Unicode character name"
    );
}

#[test]
fn surrogates_are_errors() {
    let error = codec::decode_unicode_escape(b"\\ud800", "strict", &|_| None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-5: \
         surrogates not allowed"
    );
    assert!(codec::decode(b"\xff", Encoding::Utf8, "surrogateescape").is_err());
}
