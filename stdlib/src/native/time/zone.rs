//! Local time: the system's time-zone files (RFC 8536) and the rules of the variable `TZ` (POSIX).

use super::civil::{date_of, days_in, days_of, is_leap, weekday_of};

/// What a clock on the wall shows relative to UTC.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Offset {
    /// Seconds east of Greenwich.
    pub seconds: i64,
    pub is_dst: bool,
    pub name: String,
}

impl Offset {
    fn utc() -> Offset {
        Offset { seconds: 0, is_dst: false, name: "UTC".into() }
    }
}

/// A time zone.
#[derive(Clone, Debug, Default)]
pub(super) struct Zone {
    /// From when on which offset holds, in order.
    transitions: Vec<(i64, usize)>,
    offsets: Vec<Offset>,
    /// What holds after the last transition.
    rule: Option<Rule>,
}

/// Standard time and perhaps a summer time.
#[derive(Clone, Debug)]
struct Rule {
    standard: Offset,
    summer: Option<(Offset, Change, Change)>,
}

/// When the offset changes within a year.
#[derive(Clone, Copy, Debug)]
struct Change {
    day: Day,
    /// Seconds after midnight.
    time: i64,
}

#[derive(Clone, Copy, Debug)]
enum Day {
    /// `Mm.w.d`
    Month { month: i64, week: i64, weekday: i64 },
    /// `Jn`: without 29th of February.
    Julian(i64),
    /// `n`: from 0.
    Plain(i64),
}

impl Zone {
    /// From the content of a time-zone file, or from a rule as the variable `TZ` has it.
    pub fn parse(bytes: &[u8]) -> Option<Zone> {
        if bytes.starts_with(b"TZif") {
            return parse_file(bytes);
        }
        let rule = parse_rule(std::str::from_utf8(bytes).ok()?)?;
        Some(Zone { rule: Some(rule), ..Zone::default() })
    }

    /// The offset at a moment.
    pub fn offset_at(&self, seconds: i64) -> Offset {
        let n_before = self.transitions.partition_point(|(start, _)| *start <= seconds);
        if n_before == self.transitions.len()
            && let Some(rule) = &self.rule
        {
            return rule.offset_at(seconds);
        }
        let index = match n_before.checked_sub(1) {
            Some(last) => self.transitions.get(last).map_or(0, |(_, index)| *index),
            None => self.offsets.iter().position(|o| !o.is_dst).unwrap_or(0),
        };
        self.offsets.get(index).cloned().unwrap_or_else(Offset::utc)
    }

    /// The moment at which clocks show these seconds (as if they were UTC). A time that says whether it is summer time is
    /// taken at its word, as the GNU library does; one that does not and comes twice is the later one.
    pub fn moment_of(&self, shown: i64, is_dst: i64) -> i64 {
        const DAY: i64 = 86_400;
        let near = [self.offset_at(shown - DAY), self.offset_at(shown + DAY)];
        if is_dst >= 0 {
            return shown - self.offset_of_kind(shown, is_dst > 0, &near);
        }
        let fits = |offset: &&Offset| self.offset_at(shown - offset.seconds).seconds == offset.seconds;
        let chosen = near.iter().filter(fits).min_by_key(|offset| offset.seconds).unwrap_or(&near[0]);
        shown - chosen.seconds
    }

    /// The offset of summer or standard time, at some time or in the seasons around it.
    fn offset_of_kind(&self, shown: i64, is_dst: bool, near: &[Offset; 2]) -> i64 {
        const SEASON: i64 = 182 * 86_400;
        const HOUR: i64 = 3600;
        let seasons = [self.offset_at(shown - SEASON), self.offset_at(shown + SEASON)];
        let known = near.iter().chain(&seasons).find(|offset| offset.is_dst == is_dst);
        match known {
            Some(offset) => offset.seconds,
            None if is_dst => near[0].seconds + HOUR,
            None => near[0].seconds - HOUR,
        }
    }
}

impl Rule {
    fn offset_at(&self, seconds: i64) -> Offset {
        let Some((summer, start, end)) = &self.summer else { return self.standard.clone() };
        let (year, ..) = date_of((seconds + self.standard.seconds).div_euclid(86_400));
        let starts = start.seconds_in(year) - self.standard.seconds;
        let ends = end.seconds_in(year) - summer.seconds;
        let is_summer = match starts < ends {
            true => (starts..ends).contains(&seconds),
            false => !(ends..starts).contains(&seconds),
        };
        if is_summer { summer.clone() } else { self.standard.clone() }
    }
}

impl Change {
    fn seconds_in(&self, year: i64) -> i64 {
        let first = days_of(year, 1, 1);
        let day = match self.day {
            Day::Plain(n) => first + n,
            Day::Julian(n) => first + n - 1 + (is_leap(year) && n >= 60) as i64,
            Day::Month { month, week, weekday } => {
                let start = days_of(year, month, 1);
                // Weekdays count from Sunday here.
                let offset = (weekday - (weekday_of(start) + 1)).rem_euclid(7);
                let day = offset + (week - 1) * 7;
                start + if day >= days_in(year, month) { day - 7 } else { day }
            }
        };
        day * 86_400 + self.time
    }
}

// ---- files

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, n: usize) -> Option<&[u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(n)?)?;
        self.at += n;
        Some(taken)
    }

    fn int(&mut self, size: usize) -> Option<i64> {
        let bytes = self.take(size)?;
        let negative = bytes.first().is_some_and(|b| *b >= 0x80);
        Some(bytes.iter().fold(if negative { -1 } else { 0 }, |n, b| n << 8 | *b as i64))
    }
}

/// The counts in a header.
struct Counts {
    n_utc: usize,
    n_standard: usize,
    n_leaps: usize,
    n_transitions: usize,
    n_offsets: usize,
    n_chars: usize,
}

impl Counts {
    fn read(reader: &mut Reader) -> Option<Counts> {
        reader.take(20)?;
        let mut next = || reader.int(4).and_then(|n| usize::try_from(n).ok());
        Some(Counts {
            n_utc: next()?,
            n_standard: next()?,
            n_leaps: next()?,
            n_transitions: next()?,
            n_offsets: next()?,
            n_chars: next()?,
        })
    }

    /// The bytes of a block whose times have this size.
    fn block_len(&self, size: usize) -> usize {
        self.n_transitions * (size + 1)
            + self.n_offsets * 6
            + self.n_chars
            + self.n_leaps * (size + 4)
            + self.n_standard
            + self.n_utc
    }
}

fn parse_file(bytes: &[u8]) -> Option<Zone> {
    let mut reader = Reader { bytes, at: 0 };
    let is_wide = bytes.get(4).is_some_and(|version| *version >= b'2');
    let mut counts = Counts::read(&mut reader)?;
    if is_wide {
        let skipped = counts.block_len(4);
        reader.take(skipped)?;
        counts = Counts::read(&mut reader)?;
    }
    let size = if is_wide { 8 } else { 4 };
    let mut zone = read_block(&mut reader, &counts, size)?;
    if is_wide {
        reader.take(counts.n_leaps * (size + 4) + counts.n_standard + counts.n_utc)?;
        let footer = std::str::from_utf8(reader.bytes.get(reader.at..)?).ok()?;
        zone.rule = parse_rule(footer.trim_matches('\n'));
    }
    Some(zone)
}

fn read_block(reader: &mut Reader, counts: &Counts, size: usize) -> Option<Zone> {
    let times: Option<Vec<i64>> = (0..counts.n_transitions).map(|_| reader.int(size)).collect();
    let kinds = reader.take(counts.n_transitions)?.to_vec();
    let kinds = kinds.into_iter().map(usize::from);
    let mut raw = Vec::new();
    for _ in 0..counts.n_offsets {
        raw.push((reader.int(4)?, reader.int(1)? != 0, reader.int(1)? as u8 as usize));
    }
    let names = reader.take(counts.n_chars)?;
    let name_at = |start: usize| {
        let rest = names.get(start..).unwrap_or(&[]);
        let end = rest.iter().position(|b| *b == 0).unwrap_or(rest.len());
        String::from_utf8_lossy(&rest[..end]).into_owned()
    };
    let offsets =
        raw.into_iter().map(|(seconds, is_dst, name)| Offset { seconds, is_dst, name: name_at(name) }).collect();
    Some(Zone { transitions: times?.into_iter().zip(kinds).collect(), offsets, rule: None })
}

// ---- rules

/// `std offset [dst [offset] [, start [/time], end [/time]]]`.
fn parse_rule(text: &str) -> Option<Rule> {
    let (name, rest) = split_name(text)?;
    let (west, rest) = split_time(rest)?;
    let standard = Offset { seconds: -west, is_dst: false, name };
    if rest.is_empty() {
        return Some(Rule { standard, summer: None });
    }
    let (name, rest) = split_name(rest)?;
    let (seconds, rest) = match split_time(rest) {
        Some((west, rest)) => (-west, rest),
        None => (standard.seconds + 3600, rest),
    };
    let summer = Offset { seconds, is_dst: true, name };
    let dates = rest.strip_prefix(',').unwrap_or("M3.2.0,M11.1.0");
    let (start, end) = dates.split_once(',')?;
    Some(Rule { standard, summer: Some((summer, parse_change(start)?, parse_change(end)?)) })
}

fn split_name(text: &str) -> Option<(String, &str)> {
    if let Some(rest) = text.strip_prefix('<') {
        let (name, rest) = rest.split_once('>')?;
        return Some((name.to_string(), rest));
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    (end >= 3).then(|| (text[..end].to_string(), &text[end..]))
}

/// `[+-]hh[:mm[:ss]]` in seconds.
fn split_time(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '+' | '-'))).unwrap_or(text.len());
    let (time, rest) = text.split_at(end);
    let (sign, digits) = match time.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, time.strip_prefix('+').unwrap_or(time)),
    };
    let mut seconds = 0;
    for (part, unit) in digits.split(':').zip([3600, 60, 1]) {
        seconds += part.parse::<i64>().ok().filter(|n| *n < 1000)? * unit;
    }
    Some((sign * seconds, rest))
}

fn parse_change(text: &str) -> Option<Change> {
    let (day, time) = match text.split_once('/') {
        Some((day, time)) => (day, split_time(time)?.0),
        None => (text, 7200),
    };
    let day = match day.as_bytes().first()? {
        b'M' => {
            let parts: Vec<i64> = day[1..].split('.').map_while(|p| p.parse().ok()).collect();
            let [month @ 1..=12, week @ 1..=5, weekday @ 0..=6] = parts[..] else { return None };
            Day::Month { month, week, weekday }
        }
        b'J' => Day::Julian(day[1..].parse().ok().filter(|n| (1..=365).contains(n))?),
        _ => Day::Plain(day.parse().ok().filter(|n| (0..=365).contains(n))?),
    };
    Some(Change { day, time })
}
