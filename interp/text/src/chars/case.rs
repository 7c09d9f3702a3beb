//! Case conversion of texts, with the mappings of one character to several.
//!
//! A capital sigma becomes `ς` at the end of a word and `σ` elsewhere; this is why lower case
//! needs the whole text and the others go by character.

use unicode_properties::GeneralCategory;

use super::newer::is_newer;
use super::{category, is_lower, is_title, is_upper};

/// `str.upper`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    map_chars(text, push_upper)
}

/// `str.lower`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    map_positions(text, |out, idx, c| push_lower(out, text, idx, c))
}

/// `str.casefold`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    map_chars(text, push_folded)
}

/// `str.swapcase`.
pub fn swapcase(text: &str) -> String {
    map_positions(text, |out, idx, c| {
        if is_upper(c) {
            push_lower(out, text, idx, c);
        } else if is_lower(c) {
            push_upper(out, c);
        } else {
            out.push(c);
        }
    })
}

/// `str.title`: the first cased character of each word in title case, the rest in lower case.
pub fn title(text: &str) -> String {
    let mut in_word = false;
    map_positions(text, |out, idx, c| {
        if in_word {
            push_lower(out, text, idx, c);
        } else {
            push_title(out, c);
        }
        in_word = is_cased(c);
    })
}

/// `str.capitalize`: the first character in title case, the rest in lower case.
pub fn capitalize(text: &str) -> String {
    map_positions(text, |out, idx, c| {
        if idx == 0 {
            push_title(out, c);
        } else {
            push_lower(out, text, idx, c);
        }
    })
}

fn map_chars(text: &str, push: fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

fn map_positions(text: &str, mut push: impl FnMut(&mut String, usize, char)) -> String {
    let mut out = String::with_capacity(text.len());
    text.char_indices().for_each(|(idx, c)| push(&mut out, idx, c));
    out
}

/// Appends a mapping of Rust's newer Unicode data, unless it leads to a newer character.
fn push_mapped(out: &mut String, c: char, mapped: impl Iterator<Item = char> + Clone) {
    if is_newer(c) || mapped.clone().any(is_newer) {
        out.push(c);
    } else {
        out.extend(mapped);
    }
}

fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else {
        push_mapped(out, c, c.to_uppercase());
    }
}

fn push_lower(out: &mut String, text: &str, idx: usize, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if c == 'Σ' {
        out.push(if ends_word(text, idx) { 'ς' } else { 'σ' });
    } else {
        push_mapped(out, c, c.to_lowercase());
    }
}

/// Title case is upper case, but for digraphs, Georgian, and the Greek iota below or beside.
fn push_title(out: &mut String, c: char) {
    const IOTA_BELOW: char = '\u{345}';
    match c {
        'Ǆ'..='ǆ' => out.push('ǅ'),
        'Ǉ'..='ǉ' => out.push('ǈ'),
        'Ǌ'..='ǌ' => out.push('ǋ'),
        'Ǳ'..='ǳ' => out.push('ǲ'),
        'ა'..='ჺ' | 'ჽ'..='ჿ' => out.push(c),
        '\u{149}' => push_upper(out, c),
        '\u{1f80}'..='\u{1faf}' => out.extend(char::from_u32(c as u32 | 8)),
        '\u{1fb3}' | '\u{1fbc}' => out.push('\u{1fbc}'),
        '\u{1fc3}' | '\u{1fcc}' => out.push('\u{1fcc}'),
        '\u{1ff3}' | '\u{1ffc}' => out.push('\u{1ffc}'),
        '\u{1fb2}'..='\u{1fb7}' | '\u{1fc2}'..='\u{1fc7}' | '\u{1ff2}'..='\u{1ff7}' => {
            out.extend(c.to_uppercase().map(|c| if c == 'Ι' { IOTA_BELOW } else { c }));
        }
        _ => push_upper_then_lower(out, c),
    }
}

/// Gives ligatures one capital: `ﬁ` becomes `Fi`.
fn push_upper_then_lower(out: &mut String, c: char) {
    let mut upper = String::new();
    push_upper(&mut upper, c);
    let mut chars = upper.chars();
    out.extend(chars.next());
    chars.for_each(|c| push_mapped(out, c, c.to_lowercase()));
}

/// Folding is the lower case of the upper case, but Cherokee folds to its older capitals.
fn push_folded(out: &mut String, c: char) {
    match c {
        'ı' => out.push(c),
        'ẞ' => out.push_str("ss"),
        '\u{13a0}'..='\u{13f5}' => out.push(c),
        '\u{13f8}'..='\u{13fd}' => out.extend(char::from_u32(c as u32 - 8)),
        '\u{ab70}'..='\u{abbf}' => out.extend(char::from_u32(c as u32 - 0xab70 + 0x13a0)),
        _ => {
            let mut upper = String::new();
            push_upper(&mut upper, c);
            upper.chars().for_each(|c| push_mapped(out, c, c.to_lowercase()));
        }
    }
}

/// Says whether a letter stands before the sigma at byte `idx` and none after it.
fn ends_word(text: &str, idx: usize) -> bool {
    let after = &text[idx + 'Σ'.len_utf8()..];
    let before = text[..idx].chars().rev().find(|c| !is_case_ignorable(*c));
    let next = after.chars().find(|c| !is_case_ignorable(*c));
    before.is_some_and(is_cased) && !next.is_some_and(is_cased)
}

fn is_cased(c: char) -> bool {
    is_lower(c) || is_upper(c) || is_title(c)
}

fn is_case_ignorable(c: char) -> bool {
    use GeneralCategory::*;
    match c {
        '\'' | '.' | ':' | '·' | '\u{387}' | '\u{55f}' | '\u{5f4}' | '\u{2018}' | '\u{2019}' | '\u{2024}'
        | '\u{2027}' | '\u{fe13}' | '\u{fe52}' | '\u{fe55}' | '\u{ff07}' | '\u{ff0e}' | '\u{ff1a}' => true,
        _ => matches!(category(c), NonspacingMark | EnclosingMark | Format | ModifierLetter | ModifierSymbol),
    }
}
