//! The stable merge sort of CPython 3.11: natural runs, galloping merges, and the "powersort" order of merges.
//!
//! It makes the comparisons that CPython makes, in the same order, so that programs whose comparisons are inconsistent, have
//! effects or raise see what they see there. The names are those of CPython's `listobject.c` and `listsort.txt`.
//!
//! A comparison that fails ends the sort; the items are then all there, in some order.

/// Sorts `items`; `is_less` compares.
///
/// # Errors
/// The first error of `is_less`.
pub(super) fn sort<T: Copy, E>(items: &mut [T], is_less: impl FnMut(&T, &T) -> Result<bool, E>) -> Result<(), E> {
    if items.len() < 2 {
        return Ok(());
    }
    let mut sorter = Sorter { items, is_less, min_gallop: MIN_GALLOP, pending: Vec::new() };
    sorter.push_runs()?;
    sorter.merge_all()
}

/// So many wins in a row start galloping.
const MIN_GALLOP: usize = 7;
/// Runs shorter than this are extended by binary insertion.
const MAX_MINRUN: usize = 64;

/// A sorted stretch that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    base: usize,
    len: usize,
    power: u32,
}

struct Sorter<'a, T, F> {
    items: &'a mut [T],
    is_less: F,
    min_gallop: usize,
    pending: Vec<Run>,
}

/// How the comparing part of a merge ended.
enum Merged {
    /// What is left of the copied run fills the gap.
    CopyRest,
    /// The copied run's last item goes beyond what is left of the other run.
    OneLeft,
}

/// The state of a merge: one run is copied to `copied`, the other one stays in place.
struct Merge<T> {
    copied: Vec<T>,
    /// Where the next item goes.
    dest: usize,
    /// The position and number of the items left of the run on the left (in `copied` when merging upwards).
    a: usize,
    na: usize,
    /// Likewise on the right (in `copied` when merging downwards).
    b: usize,
    nb: usize,
}

impl<T: Copy, E, F: FnMut(&T, &T) -> Result<bool, E>> Sorter<'_, T, F> {
    /// Splits the items into runs from left to right, merging as the powers say.
    fn push_runs(&mut self) -> Result<(), E> {
        let len = self.items.len();
        let min_run = compute_min_run(len);
        let mut base = 0;
        while base < len {
            let mut n = self.count_run(base)?;
            if n < min_run {
                let forced = min_run.min(len - base);
                self.insert_binary(base, base + forced, base + n)?;
                n = forced;
            }
            self.found_new_run(n)?;
            self.pending.push(Run { base, len: n, power: 0 });
            base += n;
        }
        Ok(())
    }

    /// The length of the run at `base`, which is made ascending.
    fn count_run(&mut self, base: usize) -> Result<usize, E> {
        let len = self.items.len();
        if base + 1 >= len {
            return Ok(len - base);
        }
        let descending = (self.is_less)(&self.items[base + 1], &self.items[base])?;
        let mut end = base + 2;
        while end < len && (self.is_less)(&self.items[end], &self.items[end - 1])? == descending {
            end += 1;
        }
        if descending {
            self.items[base..end].reverse();
        }
        Ok(end - base)
    }

    /// Sorts `lo..hi`, of which `lo..start` is sorted, by binary insertion.
    fn insert_binary(&mut self, lo: usize, hi: usize, start: usize) -> Result<(), E> {
        for i in start.max(lo + 1)..hi {
            let pivot = self.items[i];
            let (mut left, mut right) = (lo, i);
            while left < right {
                let middle = left + (right - left) / 2;
                if (self.is_less)(&pivot, &self.items[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.items.copy_within(left..i, left + 1);
            self.items[left] = pivot;
        }
        Ok(())
    }

    /// Before a run of `len` items is pushed: merges what is to be merged first.
    fn found_new_run(&mut self, len: usize) -> Result<(), E> {
        let Some(last) = self.pending.last().copied() else { return Ok(()) };
        let power = compute_power(last.base, last.len, len, self.items.len());
        while let [.., below, _] = self.pending[..]
            && below.power > power
        {
            self.merge_at(self.pending.len() - 2)?;
        }
        if let Some(last) = self.pending.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    fn merge_all(&mut self) -> Result<(), E> {
        while self.pending.len() > 1 {
            let mut n = self.pending.len() - 2;
            if n > 0 && self.pending[n - 1].len < self.pending[n + 1].len {
                n -= 1;
            }
            self.merge_at(n)?;
        }
        Ok(())
    }

    /// Merges the pending runs `i` and `i + 1`.
    fn merge_at(&mut self, i: usize) -> Result<(), E> {
        let (left, right) = (self.pending[i], self.pending[i + 1]);
        self.pending[i].len = left.len + right.len;
        self.pending.remove(i + 1);
        // What of the left run is before all of the right one stays, and likewise at the other end.
        let first = self.items[right.base];
        let skipped = gallop_right(&mut self.is_less, first, &self.items[left.base..left.base + left.len], 0)?;
        let (a, na) = (left.base + skipped, left.len - skipped);
        if na == 0 {
            return Ok(());
        }
        let last = self.items[a + na - 1];
        let run = &self.items[right.base..right.base + right.len];
        let nb = gallop_left(&mut self.is_less, last, run, right.len - 1)?;
        match nb {
            0 => Ok(()),
            _ if na <= nb => self.merge_low(a, na, right.base, nb),
            _ => self.merge_high(a, na, right.base, nb),
        }
    }

    // ---- upwards: the left run is copied

    fn merge_low(&mut self, a: usize, na: usize, b: usize, nb: usize) -> Result<(), E> {
        let copied = self.items[a..a + na].to_vec();
        let mut merge = Merge { copied, dest: a, a: 0, na, b, nb };
        let result = self.merge_low_steps(&mut merge);
        match result {
            Ok(Merged::OneLeft) => {
                self.items.copy_within(merge.b..merge.b + merge.nb, merge.dest);
                self.items[merge.dest + merge.nb] = merge.copied[merge.a];
            }
            _ => {
                let rest = &merge.copied[merge.a..merge.a + merge.na];
                self.items[merge.dest..merge.dest + merge.na].copy_from_slice(rest);
            }
        }
        result.map(|_| ())
    }

    fn merge_low_steps(&mut self, m: &mut Merge<T>) -> Result<Merged, E> {
        self.take_b(m);
        if m.nb == 0 {
            return Ok(Merged::CopyRest);
        }
        if m.na == 1 {
            return Ok(Merged::OneLeft);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            if let Some(end) = self.merge_low_singly(m, min_gallop)? {
                return Ok(end);
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let from_a = gallop_right(&mut self.is_less, self.items[m.b], &m.copied[m.a..m.a + m.na], 0)?;
                if from_a > 0 {
                    self.items[m.dest..m.dest + from_a].copy_from_slice(&m.copied[m.a..m.a + from_a]);
                    (m.dest, m.a, m.na) = (m.dest + from_a, m.a + from_a, m.na - from_a);
                    match m.na {
                        1 => return Ok(Merged::OneLeft),
                        // Only if the comparisons are inconsistent.
                        0 => return Ok(Merged::CopyRest),
                        _ => {}
                    }
                }
                self.take_b(m);
                if m.nb == 0 {
                    return Ok(Merged::CopyRest);
                }
                let from_b = gallop_left(&mut self.is_less, m.copied[m.a], &self.items[m.b..m.b + m.nb], 0)?;
                if from_b > 0 {
                    self.items.copy_within(m.b..m.b + from_b, m.dest);
                    (m.dest, m.b, m.nb) = (m.dest + from_b, m.b + from_b, m.nb - from_b);
                    if m.nb == 0 {
                        return Ok(Merged::CopyRest);
                    }
                }
                self.take_a(m);
                if m.na == 1 {
                    return Ok(Merged::OneLeft);
                }
                if from_a < MIN_GALLOP && from_b < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges one item at a time until the merge ends or one run wins `min_gallop` times in a row.
    fn merge_low_singly(&mut self, m: &mut Merge<T>, min_gallop: usize) -> Result<Option<Merged>, E> {
        let (mut wins_a, mut wins_b) = (0, 0);
        loop {
            if (self.is_less)(&self.items[m.b], &m.copied[m.a])? {
                self.take_b(m);
                (wins_a, wins_b) = (0, wins_b + 1);
                if m.nb == 0 {
                    return Ok(Some(Merged::CopyRest));
                }
                if wins_b >= min_gallop {
                    return Ok(None);
                }
            } else {
                self.take_a(m);
                (wins_a, wins_b) = (wins_a + 1, 0);
                if m.na == 1 {
                    return Ok(Some(Merged::OneLeft));
                }
                if wins_a >= min_gallop {
                    return Ok(None);
                }
            }
        }
    }

    fn take_a(&mut self, m: &mut Merge<T>) {
        self.items[m.dest] = m.copied[m.a];
        (m.dest, m.a, m.na) = (m.dest + 1, m.a + 1, m.na - 1);
    }

    fn take_b(&mut self, m: &mut Merge<T>) {
        self.items[m.dest] = self.items[m.b];
        (m.dest, m.b, m.nb) = (m.dest + 1, m.b + 1, m.nb - 1);
    }

    // ---- downwards: the right run is copied. `dest` is one past the place for the next item, and the last items of both
    // runs come first

    fn merge_high(&mut self, a: usize, na: usize, b: usize, nb: usize) -> Result<(), E> {
        let copied = self.items[b..b + nb].to_vec();
        let mut merge = Merge { copied, dest: b + nb, a, na, b: 0, nb };
        let result = self.merge_high_steps(&mut merge);
        match result {
            Ok(Merged::OneLeft) => {
                let start = merge.dest - merge.na;
                self.items.copy_within(merge.a..merge.a + merge.na, start);
                self.items[start - 1] = merge.copied[0];
            }
            _ => {
                let start = merge.dest - merge.nb;
                self.items[start..merge.dest].copy_from_slice(&merge.copied[..merge.nb]);
            }
        }
        result.map(|_| ())
    }

    fn merge_high_steps(&mut self, m: &mut Merge<T>) -> Result<Merged, E> {
        self.take_last_a(m);
        if m.na == 0 {
            return Ok(Merged::CopyRest);
        }
        if m.nb == 1 {
            return Ok(Merged::OneLeft);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            if let Some(end) = self.merge_high_singly(m, min_gallop)? {
                return Ok(end);
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let run = &self.items[m.a..m.a + m.na];
                let from_a = m.na - gallop_right(&mut self.is_less, m.copied[m.nb - 1], run, m.na - 1)?;
                if from_a > 0 {
                    let end = m.a + m.na;
                    self.items.copy_within(end - from_a..end, m.dest - from_a);
                    (m.dest, m.na) = (m.dest - from_a, m.na - from_a);
                    if m.na == 0 {
                        return Ok(Merged::CopyRest);
                    }
                }
                self.take_last_b(m);
                if m.nb == 1 {
                    return Ok(Merged::OneLeft);
                }
                let last = self.items[m.a + m.na - 1];
                let from_b = m.nb - gallop_left(&mut self.is_less, last, &m.copied[..m.nb], m.nb - 1)?;
                if from_b > 0 {
                    let start = m.dest - from_b;
                    self.items[start..m.dest].copy_from_slice(&m.copied[m.nb - from_b..m.nb]);
                    (m.dest, m.nb) = (start, m.nb - from_b);
                    match m.nb {
                        1 => return Ok(Merged::OneLeft),
                        // Only if the comparisons are inconsistent.
                        0 => return Ok(Merged::CopyRest),
                        _ => {}
                    }
                }
                self.take_last_a(m);
                if m.na == 0 {
                    return Ok(Merged::CopyRest);
                }
                if from_a < MIN_GALLOP && from_b < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// As [`Sorter::merge_low_singly`], from the ends.
    fn merge_high_singly(&mut self, m: &mut Merge<T>, min_gallop: usize) -> Result<Option<Merged>, E> {
        let (mut wins_a, mut wins_b) = (0, 0);
        loop {
            if (self.is_less)(&m.copied[m.nb - 1], &self.items[m.a + m.na - 1])? {
                self.take_last_a(m);
                (wins_a, wins_b) = (wins_a + 1, 0);
                if m.na == 0 {
                    return Ok(Some(Merged::CopyRest));
                }
                if wins_a >= min_gallop {
                    return Ok(None);
                }
            } else {
                self.take_last_b(m);
                (wins_a, wins_b) = (0, wins_b + 1);
                if m.nb == 1 {
                    return Ok(Some(Merged::OneLeft));
                }
                if wins_b >= min_gallop {
                    return Ok(None);
                }
            }
        }
    }

    fn take_last_a(&mut self, m: &mut Merge<T>) {
        self.items[m.dest - 1] = self.items[m.a + m.na - 1];
        (m.dest, m.na) = (m.dest - 1, m.na - 1);
    }

    fn take_last_b(&mut self, m: &mut Merge<T>) {
        self.items[m.dest - 1] = m.copied[m.nb - 1];
        (m.dest, m.nb) = (m.dest - 1, m.nb - 1);
    }
}

/// Where `key` belongs in a run, before what is equal to it. The search goes out from `hint` in growing steps.
fn gallop_left<T: Copy, E>(
    is_less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    key: T,
    run: &[T],
    hint: usize,
) -> Result<usize, E> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if is_less(&run[hint], &key)? {
        let max = run.len() - hint;
        while offset < max && is_less(&run[hint + offset], &key)? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + last + 1, hint + offset.min(max));
    } else {
        let max = hint + 1;
        while offset < max && !is_less(&run[hint - offset], &key)? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + 1 - offset.min(max), hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if is_less(&run[middle], &key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// As [`gallop_left`], after what is equal to `key`.
fn gallop_right<T: Copy, E>(
    is_less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    key: T,
    run: &[T],
    hint: usize,
) -> Result<usize, E> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if is_less(&key, &run[hint])? {
        let max = hint + 1;
        while offset < max && is_less(&key, &run[hint - offset])? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + 1 - offset.min(max), hint - last);
    } else {
        let max = run.len() - hint;
        while offset < max && !is_less(&key, &run[hint + offset])? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (low, high) = (hint + last + 1, hint + offset.min(max));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if is_less(&key, &run[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

/// The length up to which runs are extended: `len` itself if it is short, otherwise 32 to 64 so that the runs are about as
/// many as a power of two.
fn compute_min_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= MAX_MINRUN {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

/// The power of the boundary between two neighbouring runs: at which level of a perfect tree of merges over all items it
/// lies.
fn compute_power(base: usize, left: usize, right: usize, len: usize) -> u32 {
    let mut a = 2 * base + left;
    let mut b = a + left + right;
    let mut power = 0;
    loop {
        power += 1;
        if a >= len {
            (a, b) = (a - len, b - len);
        } else if b >= len {
            return power;
        }
        (a, b) = (a << 1, b << 1);
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    /// A generator of numbers for test data.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (self.0 >> 33) % limit
        }
    }

    fn compare(a: &(u64, usize), b: &(u64, usize)) -> Result<bool, ()> {
        Ok(a.0 < b.0)
    }

    fn numbered(keys: impl Iterator<Item = u64>) -> Vec<(u64, usize)> {
        keys.enumerate().map(|(i, key)| (key, i)).collect()
    }

    #[test]
    fn sorts_stably() {
        let mut numbers = Numbers(1);
        for n in [0, 1, 2, 3, 63, 64, 65, 200, 1000, 5000] {
            for limit in [1, 2, 10, 1 << 30] {
                let mut items = numbered((0..n).map(|_| numbers.below(limit)));
                let mut expected = items.clone();
                expected.sort();
                assert_eq!(sort(&mut items, compare), Ok(()));
                assert_eq!(items, expected);
            }
        }
    }

    #[test]
    fn merges_runs_of_all_shapes() {
        let mut numbers = Numbers(2);
        for _ in 0..200 {
            let mut keys = Vec::new();
            while keys.len() < 2000 {
                let (start, len, step) = (numbers.below(500), 1 + numbers.below(300), numbers.below(3));
                let run = (0..len).map(|i| start + i * step);
                if numbers.below(2) == 0 { keys.extend(run) } else { keys.extend(run.rev()) }
            }
            let mut items = numbered(keys.into_iter());
            let mut expected = items.clone();
            expected.sort();
            assert_eq!(sort(&mut items, compare), Ok(()));
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn keeps_all_items_whatever_the_comparisons_say() {
        let mut numbers = Numbers(3);
        for round in 0..300 {
            let mut items: Vec<u64> = (0..1500).collect();
            let mut answers = Numbers(round);
            let fails_at = numbers.below(12_000);
            let mut n = 0;
            let _ = sort(&mut items, |_, _| {
                n += 1;
                if n == fails_at { Err(()) } else { Ok(answers.below(3) == 0) }
            });
            items.sort();
            assert_eq!(items, (0..1500).collect::<Vec<_>>());
        }
    }
}
