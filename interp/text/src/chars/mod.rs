//! Characters as `str.is*` and the case methods see them, by Unicode 14 as in CPython 3.11.
//!
//! Rust's own predicates are close but not the same: `isalpha` is a letter by category where
//! `char::is_alphabetic` takes marks too, and characters newer than Unicode 14 are unassigned.

mod case;
mod newer;
mod numeric;
mod numeric_table;

pub use case::{capitalize, casefold, lower, swapcase, title, upper};
pub use numeric::{decimal_value, digit_value, numeric_value};

use crate::error::TextError;
use newer::is_newer;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The general category, unassigned for characters newer than Unicode 14.
pub fn category(c: char) -> GeneralCategory {
    match c {
        // The two that a later version moved.
        '\u{295}' => GeneralCategory::LowercaseLetter,
        '\u{1171e}' => GeneralCategory::NonspacingMark,
        _ if is_newer(c) => GeneralCategory::Unassigned,
        _ => c.general_category(),
    }
}

/// The two-letter abbreviation of the general category, as `unicodedata.category` returns it.
pub fn category_abbreviation(c: char) -> &'static str {
    use GeneralCategory::*;
    match category(c) {
        UppercaseLetter => "Lu",
        LowercaseLetter => "Ll",
        TitlecaseLetter => "Lt",
        ModifierLetter => "Lm",
        OtherLetter => "Lo",
        NonspacingMark => "Mn",
        SpacingMark => "Mc",
        EnclosingMark => "Me",
        DecimalNumber => "Nd",
        LetterNumber => "Nl",
        OtherNumber => "No",
        ConnectorPunctuation => "Pc",
        DashPunctuation => "Pd",
        OpenPunctuation => "Ps",
        ClosePunctuation => "Pe",
        InitialPunctuation => "Pi",
        FinalPunctuation => "Pf",
        OtherPunctuation => "Po",
        MathSymbol => "Sm",
        CurrencySymbol => "Sc",
        ModifierSymbol => "Sk",
        OtherSymbol => "So",
        SpaceSeparator => "Zs",
        LineSeparator => "Zl",
        ParagraphSeparator => "Zp",
        Control => "Cc",
        Format => "Cf",
        Surrogate => "Cs",
        PrivateUse => "Co",
        Unassigned => "Cn",
    }
}

/// The character of a code point, for `chr` and `%c`.
///
/// # Errors
/// `ValueError` for a surrogate, which CPython's texts can hold and ours cannot; `None` beyond the
/// last code point, where each caller has its own message.
pub fn from_code_point(code: u32) -> Option<Result<char, TextError>> {
    match code {
        0xd800..=0xdfff => {
            Some(Err(TextError::value(format!("surrogate code point U+{code:04X} cannot be in a text"))))
        }
        _ => char::from_u32(code).map(Ok),
    }
}

/// Says whether the character is a letter, as `str.isalpha` tests each one.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.general_category_group() == GeneralCategoryGroup::Letter && !is_newer(c)
}

/// Says whether the character is a decimal digit of any script.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// Says whether the character is a digit: decimal, superscript, circled and the like.
pub fn is_digit(c: char) -> bool {
    digit_value(c).is_some()
}

/// Says whether the character has a numeric value: digits, fractions, numerals.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    decimal_value(c).is_some() || numeric_value(c).is_some()
}

/// Says whether the character is a letter or numeric.
pub fn is_alnum(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// Says whether the character is a space: by category or by bidirectional class.
pub fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r'
            | '\u{1c}'..='\u{20}'
            | '\u{85}'
            | '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}'
    )
}

/// Says whether the character is a lower-case letter.
pub fn is_lower(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_lowercase();
    }
    match c {
        // These gained or lost the property after Unicode 14.
        '\u{295}' => true,
        '\u{10fc}' | '\u{a7f2}'..='\u{a7f4}' | '\u{ab69}' => false,
        _ => c.is_lowercase() && !is_newer(c),
    }
}

/// Says whether the character is an upper-case letter.
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_uppercase();
    }
    c.is_uppercase() && !is_newer(c)
}

/// Says whether the character is a title-case letter, such as the digraph `ǅ`.
pub fn is_title(c: char) -> bool {
    !c.is_ascii() && category(c) == GeneralCategory::TitlecaseLetter
}

/// Says whether `repr` writes the character as itself.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    use GeneralCategory::*;
    !matches!(
        category(c),
        Control | Format | Surrogate | PrivateUse | Unassigned | LineSeparator | ParagraphSeparator | SpaceSeparator
    )
}

/// Says whether an identifier can begin with the character.
pub fn is_identifier_start(c: char) -> bool {
    c == '_' || (unicode_ident::is_xid_start(c) && !is_newer(c))
}

/// Says whether an identifier can go on with the character.
pub fn is_identifier_continue(c: char) -> bool {
    let is_newly_allowed = matches!(c, '\u{200c}' | '\u{200d}' | '\u{30fb}' | '\u{ff65}');
    unicode_ident::is_xid_continue(c) && !is_newly_allowed && !is_newer(c)
}

/// `str.isalpha`, `str.isspace` and their like: the text is not empty and every character passes.
pub fn all(text: &str, predicate: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(predicate)
}

/// `str.isprintable`: no character is unprintable, so the empty text passes.
pub fn is_printable_text(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// `str.isidentifier`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_identifier_start) && chars.all(is_identifier_continue)
}

/// `str.islower`: there is a lower-case letter, and none of upper or title case.
pub fn is_lower_text(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if is_upper(c) || is_title(c) {
            return false;
        }
        found = found || is_lower(c);
    }
    found
}

/// `str.isupper`: there is an upper-case letter, and none of lower or title case.
pub fn is_upper_text(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if is_lower(c) || is_title(c) {
            return false;
        }
        found = found || is_upper(c);
    }
    found
}

/// `str.istitle`: capitals begin words, small letters continue them, and there is a word.
pub fn is_title_text(text: &str) -> bool {
    let mut found = false;
    let mut in_word = false;
    for c in text.chars() {
        if is_upper(c) || is_title(c) {
            if in_word {
                return false;
            }
            in_word = true;
            found = true;
        } else if is_lower(c) {
            if !in_word {
                return false;
            }
            found = true;
        } else {
            in_word = false;
        }
    }
    found
}
