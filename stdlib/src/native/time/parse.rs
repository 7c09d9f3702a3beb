//! `strptime`: a moment from text. The directives match what CPython's patterns match, longest choice first, going back
//! where a choice leads nowhere.

use super::civil::{Civil, date_of, days_in, days_of, is_leap, weekday_of};
use super::format::{MONTHS, WEEKDAYS};

/// What a text says, as far as it says it.
#[derive(Clone, Debug, Default)]
struct Found {
    year: Option<i64>,
    iso_year: Option<i64>,
    iso_week: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    hour: Option<i64>,
    hour12: Option<i64>,
    is_pm: Option<bool>,
    minute: i64,
    second: i64,
    weekday: Option<i64>,
    yearday: Option<i64>,
    /// Weeks from the first Sunday (true) or Monday.
    week: Option<(i64, bool)>,
    zone: Option<(String, i64)>,
    offset: Option<i64>,
}

/// A moment as it was read.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub civil: Civil,
    /// 0 or 1, or -1 if the text did not say.
    pub is_dst: i64,
    pub zone: Option<String>,
    pub offset: Option<i64>,
}

/// A part of a format.
#[derive(Clone, Copy, Debug)]
enum Item {
    Letter(char),
    Space,
    Char(char),
}

/// Reads a moment; `zones` are the names of local time, the second for summer.
///
/// # Errors
/// The message of the `ValueError`.
pub(super) fn parse(text: &str, format: &str, zones: &[String]) -> Result<Parsed, String> {
    let items = items_of(format, format)?;
    let mut found = Found::default();
    let matcher = Matcher { text, zones };
    let Some(end) = matcher.run(0, &items, &mut found) else {
        return Err(format!("time data {} does not match format {}", quoted(text), quoted(format)));
    };
    if end < text.len() {
        return Err(format!("unconverted data remains: {}", &text[end..]));
    }
    found.resolve()
}

fn quoted(text: &str) -> String {
    sesf_text::quote::repr(text)
}

fn items_of(format: &str, whole: &str) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '%' => match chars.next() {
                None => return Err(format!("stray % in format {}", quoted(whole))),
                Some('%') => items.push(Item::Char('%')),
                Some('c') => items.extend(items_of("%a %b %d %H:%M:%S %Y", whole)?),
                Some('x') => items.extend(items_of("%m/%d/%y", whole)?),
                Some('X') => items.extend(items_of("%H:%M:%S", whole)?),
                Some(letter) if "aAbBdfGHIjmMpSuUVwWyYzZ".contains(letter) => items.push(Item::Letter(letter)),
                Some(letter) => return Err(format!("'{letter}' is a bad directive in format {}", quoted(whole))),
            },
            c if c.is_whitespace() => {
                while chars.next_if(|c| c.is_whitespace()).is_some() {}
                items.push(Item::Space);
            }
            c => items.push(Item::Char(c)),
        }
    }
    Ok(items)
}

struct Matcher<'a> {
    text: &'a str,
    zones: &'a [String],
}

/// A choice of a directive: how long it is, and what it says.
type Choice = (usize, fn(&mut Found, i64), i64);

impl Matcher<'_> {
    /// Matches the items from a byte on; where they end.
    fn run(&self, at: usize, items: &[Item], found: &mut Found) -> Option<usize> {
        let Some((item, rest)) = items.split_first() else { return Some(at) };
        let text = &self.text[at..];
        match item {
            Item::Char(c) => {
                let next = text.chars().next()?;
                let same = next == *c || next.to_lowercase().eq(c.to_lowercase());
                if same { self.run(at + next.len_utf8(), rest, found) } else { None }
            }
            Item::Space => {
                let len = text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len());
                // Fewer characters are tried only if the next item may be one: no directive but %d begins with a space.
                let shorter = (len > 1).then(|| text[..len].char_indices().last().map_or(len, |(i, _)| i));
                let mut lengths = [Some(len).filter(|n| *n > 0), shorter].into_iter().flatten();
                lengths.find_map(|n| self.run(at + n, rest, found))
            }
            Item::Letter('z') => self.offset(at, rest, found),
            Item::Letter('Z') => self.zone(at, rest, found),
            Item::Letter(letter) => choices(*letter, text).into_iter().find_map(|(len, set, value)| {
                let end = self.run(at + len, rest, found)?;
                set(found, value);
                Some(end)
            }),
        }
    }

    fn zone(&self, at: usize, rest: &[Item], found: &mut Found) -> Option<usize> {
        let known = ["utc".to_string(), "gmt".to_string()];
        let local = self.zones.iter().enumerate().map(|(i, name)| (name.to_lowercase(), (i > 0) as i64));
        let mut names: Vec<(String, i64)> = known.into_iter().map(|name| (name, 0)).chain(local).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let lower = self.text[at..].to_lowercase();
        names.into_iter().find_map(|(name, is_dst)| {
            let end = lower.starts_with(&name).then(|| self.run(at + name.len(), rest, found))??;
            found.zone = Some((self.text[at..at + name.len()].to_string(), is_dst));
            Some(end)
        })
    }

    /// `+hhmm`, `+hh:mm`, with seconds, or `Z`.
    fn offset(&self, at: usize, rest: &[Item], found: &mut Found) -> Option<usize> {
        let text = &self.text[at..];
        if text.starts_with('Z') {
            let end = self.run(at + 1, rest, found)?;
            found.offset = Some(0);
            return Some(end);
        }
        let sign = if text.starts_with('-') { -1 } else { 1 };
        let digits = text.strip_prefix(['+', '-'])?;
        let hours = number(digits, 2)?;
        let (minutes, after) = after_colon(&digits[2..])?;
        if minutes > 59 {
            return None;
        }
        let base = hours * 3600 + minutes * 60;
        let seconds = after_colon(after).filter(|(s, _)| *s < 60);
        let tries = [seconds.map(|(s, after)| (base + s, after)), Some((base, after))];
        tries.into_iter().flatten().find_map(|(total, after)| {
            let end = self.run(self.text.len() - after.len(), rest, found)?;
            found.offset = Some(sign * total);
            Some(end)
        })
    }
}

/// Two digits, perhaps after a colon, and what follows.
fn after_colon(text: &str) -> Option<(i64, &str)> {
    let digits = text.strip_prefix(':').unwrap_or(text);
    Some((number(digits, 2)?, &digits[2..]))
}

/// A number of exactly `n` digits at the start.
fn number(text: &str, n: usize) -> Option<i64> {
    let digits = text.get(..n)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// The choices of a directive, in the order in which they are tried.
fn choices(letter: char, text: &str) -> Vec<Choice> {
    let short = |names: &'static [&'static str]| -> Vec<&'static str> { names.iter().map(|n| &n[..3]).collect() };
    let mut out: Vec<Choice> = Vec::new();
    let mut numbers = |max_digits: usize, min: i64, max: i64, set: fn(&mut Found, i64)| {
        for n in (1..=max_digits).rev() {
            if let Some(value) = number(text, n).filter(|v| (min..=max).contains(v)) {
                out.push((n, set, value));
            }
        }
    };
    match letter {
        'd' => {
            numbers(2, 1, 31, |f, v| f.day = Some(v));
            if text.starts_with(' ')
                && let Some(day) = number(&text[1..], 1).filter(|v| *v > 0)
            {
                out.push((2, |f, v| f.day = Some(v), day));
            }
        }
        'f' => {
            let n = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
            // Fractions of seconds have no place in the result.
            out.extend((1..=n).rev().map(|n| -> Choice { (n, |_, _| {}, 0) }));
        }
        'H' => numbers(2, 0, 23, |f, v| f.hour = Some(v)),
        'I' => numbers(2, 1, 12, |f, v| f.hour12 = Some(v)),
        'j' => numbers(3, 1, 366, |f, v| f.yearday = Some(v)),
        'm' => numbers(2, 1, 12, |f, v| f.month = Some(v)),
        'M' => numbers(2, 0, 59, |f, v| f.minute = v),
        'S' => numbers(2, 0, 61, |f, v| f.second = v),
        'U' => numbers(2, 0, 53, |f, v| f.week = Some((v, true))),
        'W' => numbers(2, 0, 53, |f, v| f.week = Some((v, false))),
        'V' => numbers(2, 0, 53, |f, v| f.iso_week = Some(v)),
        'u' => numbers(1, 1, 7, |f, v| f.weekday = Some(v - 1)),
        'w' => numbers(1, 0, 6, |f, v| f.weekday = Some((v + 6) % 7)),
        'y' => out.extend(
            number(text, 2).map(|v| -> Choice { (2, |f, v| f.year = Some(v), v + if v <= 68 { 2000 } else { 1900 }) }),
        ),
        'Y' => out.extend(number(text, 4).map(|v| -> Choice { (4, |f, v| f.year = Some(v), v) })),
        'G' => out.extend(number(text, 4).map(|v| -> Choice { (4, |f, v| f.iso_year = Some(v), v) })),
        'a' => out.extend(name(text, &short(&WEEKDAYS), |f, v| f.weekday = Some(v))),
        'A' => out.extend(name(text, &WEEKDAYS, |f, v| f.weekday = Some(v))),
        'b' => out.extend(name(text, &short(&MONTHS), |f, v| f.month = Some(v + 1))),
        'B' => out.extend(name(text, &MONTHS, |f, v| f.month = Some(v + 1))),
        _ => out.extend(name(text, &["am", "pm"], |f, v| f.is_pm = Some(v == 1))),
    }
    out
}

fn name(text: &str, names: &[&str], set: fn(&mut Found, i64)) -> Option<Choice> {
    let fits = |name: &&str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let index = names.iter().position(fits)?;
    Some((names[index].len(), set, index as i64))
}

impl Found {
    fn resolve(mut self) -> Result<Parsed, String> {
        self.check_week()?;
        let hour = match (self.hour12, self.is_pm) {
            (Some(hour), is_pm) => hour % 12 + if is_pm == Some(true) { 12 } else { 0 },
            (None, _) => self.hour.unwrap_or(0),
        };
        let (given_month, given_day) = (self.month, self.day);
        // A 29th of February without year is allowed.
        let is_leap_day = self.year.is_none() && given_month == Some(2) && given_day == Some(29);
        let year = self.year.or(self.iso_year.filter(|_| self.iso_week.is_some()));
        let year = year.unwrap_or(if is_leap_day { 1904 } else { 1900 });
        let days = self.day_number(year, given_month.unwrap_or(1), given_day.unwrap_or(1))?;
        let (date_year, month, day) = date_of(days);
        let weekday = self.weekday.unwrap_or_else(|| weekday_of(days));
        let yearday = self.yearday.unwrap_or(days - days_of(date_year, 1, 1) + 1);
        let year = if is_leap_day { 1900 } else { date_year };
        let civil = Civil { year, month, day, hour, minute: self.minute, second: self.second, weekday, yearday };
        let is_dst = self.zone.as_ref().map_or(-1, |(_, is_dst)| *is_dst);
        Ok(Parsed { civil, is_dst, zone: self.zone.map(|(name, _)| name), offset: self.offset })
    }

    /// Weeks of years of their own kind need a year and a day of the week of that kind.
    fn check_week(&self) -> Result<(), String> {
        const WEEKDAY: &str = "a weekday directive ('%A', '%a', '%w', or '%u')";
        if self.iso_year.is_some() {
            if self.iso_week.is_none() || self.weekday.is_none() {
                return Err(format!(
                    "ISO year directive '%G' must be used with the ISO week directive '%V' and {WEEKDAY}."
                ));
            }
            if self.yearday.is_some() {
                return Err(
                    "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
                        .into(),
                );
            }
        } else if self.iso_week.is_some() {
            return Err(match self.year.is_none() || self.weekday.is_none() {
                true => format!("ISO week directive '%V' must be used with the ISO year directive '%G' and {WEEKDAY}."),
                false => "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.".into(),
            });
        }
        Ok(())
    }

    /// The days since 1970, from the day of the year, a week or the date.
    fn day_number(&mut self, year: i64, month: i64, day: i64) -> Result<i64, String> {
        let first = days_of(year, 1, 1);
        if let Some(yearday) = self.yearday {
            return Ok(first + yearday - 1);
        }
        if let (Some(weekday), Some((week, from_sunday)), Some(_)) = (self.weekday, self.week, self.year) {
            return Ok(first + yearday_of_week(first, week, weekday, from_sunday) - 1);
        }
        if let (Some(weekday), Some(iso_year), Some(week)) = (self.weekday, self.iso_year, self.iso_week) {
            // The week with the fourth of January is the first.
            let fourth = days_of(iso_year, 1, 4);
            return Ok(fourth - weekday_of(fourth) + (week - 1) * 7 + weekday);
        }
        if day > days_in(year, month) || (day == 29 && month == 2 && !is_leap(year)) {
            return Err("day is out of range for month".into());
        }
        Ok(days_of(year, month, day))
    }
}

/// The day of the year of a weekday in a week.
fn yearday_of_week(first: i64, week: i64, weekday: i64, from_sunday: bool) -> i64 {
    let (mut first_weekday, mut weekday) = (weekday_of(first), weekday);
    if from_sunday {
        (first_weekday, weekday) = ((first_weekday + 1) % 7, (weekday + 1) % 7);
    }
    let week_zero = (7 - first_weekday) % 7;
    match week {
        0 => 1 + weekday - first_weekday,
        week => 1 + week_zero + 7 * (week - 1) + weekday,
    }
}
