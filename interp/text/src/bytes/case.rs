//! Case conversion and classes of ASCII bytes.

/// `bytes.upper`.
pub fn upper(bytes: &[u8]) -> Vec<u8> {
    bytes.to_ascii_uppercase()
}

/// `bytes.lower`.
pub fn lower(bytes: &[u8]) -> Vec<u8> {
    bytes.to_ascii_lowercase()
}

/// `bytes.swapcase`.
pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swap = |byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte };
    bytes.iter().map(swap).collect()
}

/// `bytes.capitalize`.
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.title`: a capital after every byte that is no letter.
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let convert = |byte: &u8| {
        let converted = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = byte.is_ascii_alphabetic();
        converted
    };
    bytes.iter().map(convert).collect()
}

/// `bytes.isascii`.
pub fn is_ascii(bytes: &[u8]) -> bool {
    bytes.is_ascii()
}

/// `bytes.isalpha`.
pub fn is_alpha(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphabetic)
}

/// `bytes.isdigit`.
pub fn is_digit(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_digit)
}

/// `bytes.isalnum`.
pub fn is_alnum(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphanumeric)
}

/// `bytes.isspace`.
pub fn is_space(bytes: &[u8]) -> bool {
    all(bytes, |byte| crate::int::is_c_space(*byte))
}

/// `bytes.islower`.
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.isupper`.
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.istitle`.
pub fn is_title(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_alphabetic) && title(bytes) == bytes
}

fn all(bytes: &[u8], predicate: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(predicate)
}
