//! The Mersenne Twister against numbers of Python 3.11.

mod common;

use common::{check_against_python, samples};
use dashu_int::IBig;
use proptest::prelude::*;
use sesf_text::random::MersenneTwister;

/// `[getrandbits(32) * 3], [random() * 2], getrandbits(5), getrandbits(40)` after seeding.
#[track_caller]
fn check(mut generator: MersenneTwister, words: [u32; 3], floats: [f64; 2], bits: [u64; 2]) {
    assert_eq!(words.map(|_| generator.next_u32()), words);
    assert_eq!(floats.map(|_| generator.random()), floats);
    assert_eq!([5, 40].map(|n| generator.bits_u64(n)), bits);
}

fn integer(seed: i64) -> MersenneTwister {
    MersenneTwister::from_integer(&IBig::from(seed))
}

#[test]
fn stored_numbers() {
    check(
        integer(0),
        [3626764237, 1654615998, 3255389356],
        [0.890243920837131, 0.04048437818077755],
        [30, 534771852898],
    );
    check(
        integer(1),
        [577090037, 2444712010, 3639700191],
        [0.8022650611681835, 0.06310682188770933],
        [3, 835351532923],
    );
    check(
        integer(-1),
        [577090037, 2444712010, 3639700191],
        [0.8022650611681835, 0.06310682188770933],
        [3, 835351532923],
    );
    check(
        integer(42),
        [2746317213, 478163327, 107420369],
        [0.7415504997598329, 0.24489185380347622],
        [4, 114832269481],
    );
    check(
        integer(1 << 32),
        [485306839, 1508871100, 1794561286],
        [0.9347212762883035, 0.022821848181795],
        [28, 840978850304],
    );
    let big = MersenneTwister::from_integer(&(IBig::from(10).pow(200)));
    check(big, [2214232166, 647913718, 455494985], [0.8915036232130885, 0.3775333323497494], [25, 255777954052]);
    let text = MersenneTwister::from_bytes(b"text");
    check(text, [3741588942, 1706929405, 4250227476], [0.8430880666317158, 0.7715022474405298], [15, 728284538256]);
    let empty = MersenneTwister::from_bytes(b"");
    check(empty, [4124137760, 1951988028, 2557274880], [0.20688680103429935, 0.86435024986849], [24, 941546307663]);
    let half = MersenneTwister::from_hash(sesf_text::hash::hash_float(0.5));
    check(half, [1200413613, 4293412581, 3398449556], [0.4423832712312572, 0.12948539953156002], [6, 644392679747]);
    let negative = MersenneTwister::from_hash(sesf_text::hash::hash_float(-2.5));
    check(
        negative,
        [2052775640, 1775743264, 1653584506],
        [0.47497922556857997, 0.3717694843904431],
        [14, 726136199173],
    );
}

#[test]
fn long_runs() {
    let script = r#"
import random
for [seed, k, n] in lines():
    r = random.Random(int(seed))
    a = r.getrandbits(int(k))
    for _ in range(700): r.random()
    show(lambda: (a, r._randbelow(int(n)), r.getrandbits(64), r.getstate()[1][-1], sum(r.getstate()[1])))
"#;
    let cases = samples((any::<i128>(), 0..300i64, 1..u64::MAX), 300);
    let fields = |(seed, k, n): &(i128, i64, u64)| vec![seed.to_string(), k.to_string(), n.to_string()];
    check_against_python(script, &cases, fields, |(seed, k, n)| {
        let mut generator = MersenneTwister::from_integer(&IBig::from(*seed));
        let bits = generator.bits(*k).unwrap();
        (0..700).for_each(|_| _ = generator.random());
        let below = generator.below(*n);
        let wide = generator.bits_u64(64);
        let state = generator.state();
        let sum: u64 = state.iter().map(|word| u64::from(*word)).sum();
        Ok(format!("({bits}, {below}, {wide}, {}, {sum})", state[624]))
    });
}

#[test]
fn state_round_trip() {
    let mut generator = integer(7);
    generator.random();
    let mut copy = MersenneTwister::from_state(&generator.state()).unwrap();
    assert_eq!(copy, generator);
    assert_eq!(copy.random(), generator.random());
    let error = |state: &[u32]| MersenneTwister::from_state(state).unwrap_err().to_string();
    assert_eq!(error(&[1, 2]), "ValueError: state vector is the wrong size");
    assert_eq!(error(&[625; 625]), "ValueError: invalid state");
    let error = generator.bits(-1).unwrap_err();
    assert_eq!(error.to_string(), "ValueError: number of bits must be non-negative");
}
