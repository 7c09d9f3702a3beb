//! The generator of `random.Random`: the Mersenne Twister MT19937, number for number as CPython's.
//!
//! Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
//! uniform pseudo-random number generator", 1998; the seeding is theirs of 2002.

use dashu_int::{IBig, UBig};
use sha2::{Digest, Sha512};

use crate::error::TextError;

const N: usize = 624;
const M: usize = 397;

/// A seeded generator; it can be cloned, compared and hashed as part of a program's state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MersenneTwister {
    words: Box<[u32; N]>,
    /// The next word to give out, `N` when all are used.
    next: usize,
}

impl MersenneTwister {
    /// Seeds by an integer, whose sign does not matter, as `random.seed(n)`.
    pub fn from_integer(seed: &IBig) -> MersenneTwister {
        let (_, magnitude) = seed.clone().into_parts();
        let bytes = magnitude.to_le_bytes();
        let key: Vec<u32> = bytes.chunks(4).map(to_word).collect();
        MersenneTwister::from_key(if key.is_empty() { &[0] } else { &key })
    }

    /// Seeds by the hash of a float, as `random.seed(0.5)`.
    pub fn from_hash(hash: i64) -> MersenneTwister {
        MersenneTwister::from_integer(&IBig::from(hash as u64))
    }

    /// Seeds by the bytes of a text or by bytes, as version 2 of `random.seed("text")`.
    pub fn from_bytes(seed: &[u8]) -> MersenneTwister {
        let digest = Sha512::digest(seed);
        let all = [seed, digest.as_slice()].concat();
        MersenneTwister::from_integer(&IBig::from(UBig::from_be_bytes(&all)))
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.next >= N {
            self.refill();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// A float in `[0, 1)` with 53 random bits, as `random.random()`.
    pub fn random(&mut self) -> f64 {
        let high = u64::from(self.next_u32() >> 5);
        let low = u64::from(self.next_u32() >> 6);
        (high << 26 | low) as f64 / (1u64 << 53) as f64
    }

    /// An integer of at most 64 random bits, as `random.getrandbits(n_bits)`.
    pub fn bits_u64(&mut self, n_bits: u32) -> u64 {
        debug_assert!(n_bits <= 64);
        if n_bits == 0 {
            return 0;
        }
        let low = self.next_u32();
        if n_bits <= 32 {
            return u64::from(low >> (32 - n_bits));
        }
        let high = self.next_u32() >> (64 - n_bits);
        u64::from(high) << 32 | u64::from(low)
    }

    /// An integer of `n_bits` random bits, as `random.getrandbits(n_bits)`.
    ///
    /// # Errors
    /// `ValueError` when `n_bits` is negative.
    pub fn bits(&mut self, n_bits: i64) -> Result<IBig, TextError> {
        let n_bits = u64::try_from(n_bits).map_err(|_| TextError::value("number of bits must be non-negative"))?;
        let mut bytes = Vec::with_capacity(n_bits.div_ceil(32) as usize * 4);
        for start in (0..n_bits).step_by(32) {
            let n_word = (n_bits - start).min(32);
            bytes.extend((self.next_u32() >> (32 - n_word)).to_le_bytes());
        }
        Ok(IBig::from(UBig::from_le_bytes(&bytes)))
    }

    /// An integer in `0..n`, as `random.randrange(n)`; 0 when `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        let n_bits = 64 - n.leading_zeros();
        loop {
            let value = self.bits_u64(n_bits);
            if value < n || n == 0 {
                return value;
            }
        }
    }

    /// The 624 words and the position among them, as `_random.Random.getstate()`.
    pub fn state(&self) -> Vec<u32> {
        self.words.iter().copied().chain([self.next as u32]).collect()
    }

    /// Restores what [`state`](Self::state) returned.
    ///
    /// # Errors
    /// `ValueError` when there are not 625 words or the position is beyond 624.
    pub fn from_state(state: &[u32]) -> Result<MersenneTwister, TextError> {
        let wrong_size = || TextError::value("state vector is the wrong size");
        let (&next, words) = state.split_last().ok_or_else(wrong_size)?;
        let words: [u32; N] = words.try_into().map_err(|_| wrong_size())?;
        if next as usize > N {
            return Err(TextError::value("invalid state"));
        }
        Ok(MersenneTwister { words: Box::new(words), next: next as usize })
    }

    /// The original `init_genrand`.
    fn from_word(seed: u32) -> MersenneTwister {
        let mut words = Box::new([0; N]);
        words[0] = seed;
        for idx in 1..N {
            words[idx] = scramble(words[idx - 1], 1_812_433_253).wrapping_add(idx as u32);
        }
        MersenneTwister { words, next: N }
    }

    /// The original `init_by_array`.
    fn from_key(key: &[u32]) -> MersenneTwister {
        let mut generator = MersenneTwister::from_word(19_650_218);
        let words = &mut generator.words;
        let mut idx = 1;
        for step in 0..N.max(key.len()) {
            let key_idx = step % key.len();
            let mixed = words[idx] ^ scramble(words[idx - 1], 1_664_525);
            words[idx] = mixed.wrapping_add(key[key_idx]).wrapping_add(key_idx as u32);
            idx = advance(words, idx);
        }
        for _ in 1..N {
            let mixed = words[idx] ^ scramble(words[idx - 1], 1_566_083_941);
            words[idx] = mixed.wrapping_sub(idx as u32);
            idx = advance(words, idx);
        }
        words[0] = 0x8000_0000;
        generator
    }

    /// Makes the next 624 words.
    fn refill(&mut self) {
        let words = &mut self.words;
        for idx in 0..N {
            let joined = (words[idx] & 0x8000_0000) | (words[(idx + 1) % N] & 0x7fff_ffff);
            let twist = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            words[idx] = words[(idx + M) % N] ^ (joined >> 1) ^ twist;
        }
        self.next = 0;
    }
}

fn scramble(word: u32, factor: u32) -> u32 {
    (word ^ (word >> 30)).wrapping_mul(factor)
}

/// Steps through 1 to 623; the last word goes round to the first.
fn advance(words: &mut [u32; N], idx: usize) -> usize {
    if idx + 1 < N {
        return idx + 1;
    }
    words[0] = words[N - 1];
    1
}

fn to_word(bytes: &[u8]) -> u32 {
    let mut word = [0; 4];
    word[..bytes.len()].copy_from_slice(bytes);
    u32::from_le_bytes(word)
}
