//! `strftime` in the C locale, with the flags of the GNU library (`%-d`, `%_H`, `%^a`).

use super::civil::Civil;

pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment with its zone.
#[derive(Clone, Debug, Default)]
pub(super) struct Moment {
    pub civil: Civil,
    pub is_dst: i64,
    pub zone: String,
    /// Seconds east of Greenwich.
    pub offset: i64,
    /// Since 1970.
    pub seconds: i64,
}

/// What stands between `%` and the letter.
#[derive(Clone, Copy, Debug, Default)]
struct Flags {
    /// `-`, `_` or `0`.
    padding: Option<char>,
    upper: bool,
    swap: bool,
    width: Option<usize>,
}

/// The moment in words.
pub(super) fn format(text: &str, moment: &Moment) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('%') {
        out.push_str(&rest[..start]);
        let directive = &rest[start..];
        let (flags, letter, len) = read_directive(directive);
        match letter.and_then(|letter| expand(letter, flags, moment)) {
            Some(expanded) => push(&mut out, &expanded, flags),
            None => out.push_str(&directive[..len]),
        }
        rest = &directive[len..];
    }
    out.push_str(rest);
    out
}

/// The flags and the letter of a directive, and how long it is.
fn read_directive(text: &str) -> (Flags, Option<char>, usize) {
    let mut flags = Flags::default();
    for (i, c) in text.char_indices().skip(1) {
        match c {
            '-' | '_' => flags.padding = Some(c),
            '0' if flags.width.is_none() => flags.padding = Some(c),
            '^' => flags.upper = true,
            '#' => flags.swap = true,
            // More would only fill memory.
            '0'..='9' => flags.width = Some((flags.width.unwrap_or(0) * 10 + c as usize - '0' as usize).min(1000)),
            'E' | 'O' => {}
            letter => return (flags, Some(letter), i + letter.len_utf8()),
        }
    }
    (flags, None, text.len())
}

fn push(out: &mut String, text: &str, flags: Flags) {
    let fill = match flags.padding {
        Some('0') => '0',
        _ if text.starts_with(|c: char| c.is_ascii_digit()) && flags.padding != Some('_') => '0',
        _ => ' ',
    };
    let n_missing = flags.width.unwrap_or(0).saturating_sub(text.chars().count());
    out.extend(std::iter::repeat_n(fill, n_missing));
    if flags.upper { out.push_str(&text.to_uppercase()) } else { out.push_str(text) }
}

/// A number with its usual width and filling, unless a flag says otherwise.
fn number(value: i64, width: usize, fill: char, flags: Flags) -> String {
    let fill = match flags.padding {
        Some('-') => return value.to_string(),
        Some('_') => ' ',
        Some(_) => '0',
        None => fill,
    };
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    let n_missing = width.saturating_sub(digits.len() + sign.len());
    let filling: String = std::iter::repeat_n(fill, n_missing).collect();
    if fill == ' ' { format!("{filling}{sign}{digits}") } else { format!("{sign}{filling}{digits}") }
}

fn expand(letter: char, flags: Flags, moment: &Moment) -> Option<String> {
    let civil = &moment.civil;
    let zeros = |value: i64, width: usize| Some(number(value, width, '0', flags));
    let spaces = |value: i64, width: usize| Some(number(value, width, ' ', flags));
    let hour12 = if civil.hour % 12 == 0 { 12 } else { civil.hour % 12 };
    let weekday = WEEKDAYS[civil.weekday.rem_euclid(7) as usize];
    let month = MONTHS[(civil.month - 1).rem_euclid(12) as usize];
    let half = if civil.hour < 12 { "AM" } else { "PM" };
    let sunday = (civil.weekday + 1) % 7;
    let compound = |text: &str| Some(format(text, moment));
    match letter {
        'a' => Some(swapped(&weekday[..3], flags)),
        'A' => Some(swapped(weekday, flags)),
        'b' | 'h' => Some(swapped(&month[..3], flags)),
        'B' => Some(swapped(month, flags)),
        'c' => compound("%a %b %e %H:%M:%S %Y"),
        'C' => zeros(civil.year.div_euclid(100), 2),
        'd' => zeros(civil.day, 2),
        'D' | 'x' => compound("%m/%d/%y"),
        'e' => spaces(civil.day, 2),
        'F' => compound("%Y-%m-%d"),
        'g' => zeros(civil.iso_week().0.rem_euclid(100), 2),
        'G' => Some(civil.iso_week().0.to_string()),
        'H' => zeros(civil.hour, 2),
        'I' => zeros(hour12, 2),
        'j' => zeros(civil.yearday, 3),
        'k' => spaces(civil.hour, 2),
        'l' => spaces(hour12, 2),
        'm' => zeros(civil.month, 2),
        'M' => zeros(civil.minute, 2),
        'n' => Some("\n".into()),
        'p' if flags.swap => Some(half.to_lowercase()),
        'p' => Some(half.into()),
        'P' => Some(half.to_lowercase()),
        'r' => compound("%I:%M:%S %p"),
        'R' => compound("%H:%M"),
        's' => Some(moment.seconds.to_string()),
        'S' => zeros(civil.second, 2),
        't' => Some("\t".into()),
        'T' | 'X' => compound("%H:%M:%S"),
        'u' => Some((civil.weekday + 1).to_string()),
        'U' => zeros((civil.yearday + 6 - sunday) / 7, 2),
        'V' => zeros(civil.iso_week().1, 2),
        'w' => Some(sunday.to_string()),
        'W' => zeros((civil.yearday + 6 - civil.weekday) / 7, 2),
        'y' => zeros(civil.year.rem_euclid(100), 2),
        'Y' => zeros(civil.year, 0),
        'z' => Some(offset_text(moment.offset)),
        'Z' if flags.swap => Some(moment.zone.to_lowercase()),
        'Z' => Some(moment.zone.clone()),
        '%' => Some("%".into()),
        _ => None,
    }
}

fn swapped(name: &str, flags: Flags) -> String {
    if flags.swap { name.to_uppercase() } else { name.to_string() }
}

/// `+hhmm`
fn offset_text(seconds: i64) -> String {
    let minutes = seconds.abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
