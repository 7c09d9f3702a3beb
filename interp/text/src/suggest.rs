//! "Did you mean": the name that is closest to a misspelt one.
//!
//! The costs and limits are those of `Python/suggestions.c`. Distances are counted in bytes.

/// With this many candidates or more nothing is suggested.
const MAX_CANDIDATES: usize = 750;
/// Longer names, without what they share at both ends, are too far apart.
const MAX_NAME_LEN: usize = 40;
/// The cost to insert, delete or change a byte.
const MOVE_COST: usize = 2;
/// The cost to change the case of a letter.
const CASE_COST: usize = 1;

/// The candidate closest to `name`, the first of several; `None` when there are too many or none
/// is close enough: no more than a third of the letters may differ.
pub fn suggest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best = None;
    let mut best_distance = usize::MAX;
    for &candidate in candidates {
        if candidate == name {
            continue;
        }
        let limit = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        let limit = limit.min(best_distance - 1);
        if let Some(distance) = distance(name.as_bytes(), candidate.as_bytes(), limit) {
            best = Some(candidate);
            best_distance = distance;
        }
        if best_distance == 0 {
            break;
        }
    }
    best
}

/// The Levenshtein distance, `None` when it is above the limit.
fn distance(left: &[u8], right: &[u8], limit: usize) -> Option<usize> {
    let (left, right) = trim_common(left, right);
    let (shorter, longer) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if shorter.is_empty() {
        return Some(longer.len() * MOVE_COST).filter(|distance| *distance <= limit);
    }
    if longer.len() > MAX_NAME_LEN || (longer.len() - shorter.len()) * MOVE_COST > limit {
        return None;
    }
    let mut row: Vec<usize> = (1..=shorter.len()).map(|n| n * MOVE_COST).collect();
    for (idx, &byte) in longer.iter().enumerate() {
        next_row(&mut row, idx * MOVE_COST, byte, shorter);
        if row.iter().all(|cost| *cost > limit) {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

/// Computes the costs for one more byte of the longer name in place.
fn next_row(row: &mut [usize], first: usize, byte: u8, shorter: &[u8]) {
    let mut diagonal = first;
    let mut left = first;
    for (cell, &other) in row.iter_mut().zip(shorter) {
        let substituted = diagonal + substitution_cost(byte, other);
        diagonal = *cell;
        left = substituted.min(left.min(diagonal) + MOVE_COST);
        *cell = left;
    }
}

fn substitution_cost(left: u8, right: u8) -> usize {
    if left == right {
        0
    } else if left.eq_ignore_ascii_case(&right) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

fn trim_common<'a>(left: &'a [u8], right: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let n_start = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[n_start..], &right[n_start..]);
    let n_end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    (&left[..left.len() - n_end], &right[..right.len() - n_end])
}
