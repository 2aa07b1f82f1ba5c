//! [`Codes`]: different texts by number.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use super::names::NONE;

/// Different texts, or other bytes, by code: the first that comes has 0.
#[derive(Debug, Clone, Default)]
pub(crate) struct Codes {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// A power of two of places. A text is at that of its hash, or at the first free one behind it. No table of
    /// a library lets places be visited before they are searched, which is half of the time of a large one.
    places: Vec<Entry>,
    state: RandomState,
}

/// What tells texts apart without a look at their bytes: short ones are wholly in it, of others a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Glance {
    /// The first eight bytes, zeros behind them.
    body: u64,
    /// The three after them, and above how many bytes there are.
    end: u32,
}

/// A glance and a code, without a gap between.
#[derive(Debug, Clone, Copy)]
struct Entry {
    // The code is `NONE` where a place is free.
    body: u64,
    end: u32,
    code: u32,
}

impl Entry {
    const FREE: Self = Self { body: 0, end: 0, code: NONE };

    #[inline]
    fn glance(self) -> Glance {
        Glance { body: self.body, end: self.end }
    }
}

/// So many texts are looked at together.
#[cfg(feature = "arrow")]
const AT_ONCE: usize = 256;

/// The bits of a glance that hold a text, by its length.
#[cfg(feature = "arrow")]
const WHOLE: [Glance; 12] = {
    let mut whole = [Glance { body: 0, end: 0 }; 12];
    let (mut rest, mut length): (&mut [Glance], u32) = (&mut whole, 0);
    while let [own, longer @ ..] = rest {
        let bits = !(u128::MAX << (8 * length));
        *own = Glance { body: bits as u64, end: (bits >> 64) as u32 };
        (rest, length) = (longer, length + 1);
    }
    whole
};

/// At the top of `end`: the text is longer than a glance.
const LONG: u32 = 0xff << 24;

impl Glance {
    fn new(text: &[u8], state: &RandomState) -> Self {
        let length = text.len() as u32;
        let word = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        let (body, rest) =
            match (text, text.first_chunk::<8>(), text.first_chunk::<4>(), text.last_chunk::<4>()) {
                ([], ..) => (0, 0),
                ([a], ..) => (u64::from(*a), 0),
                ([a, b], ..) => (u64::from(u16::from_le_bytes([*a, *b])), 0),
                ([a, b, c], ..) => (word(&[*a, *b, *c, 0]), 0),
                // The last bytes lie over the first ones.
                (_, None, Some(first), Some(last)) => (word(first) | word(last) << (8 * (length - 4)), 0),
                (_, Some(body), _, Some(last)) if length < 12 => {
                    (u64::from_le_bytes(*body), (word(last) >> (8 * (12 - length))) as u32)
                }
                _ => return Self { body: state.hash_one(text), end: LONG },
            };
        Self { body, end: rest | length << 24 }
    }

    /// The same of a text in Arrow's layout, which holds short ones too: four bytes tell how long it is, twelve
    /// are its beginning.
    #[cfg(feature = "arrow")]
    #[inline]
    fn of_view(view: u128) -> Option<Self> {
        let length = view as u32;
        // Whatever lies behind the text is cut off.
        let Self { body, end } = WHOLE.get(length as usize)?;
        Some(Self { body: (view >> 32) as u64 & body, end: (view >> 96) as u32 & end | length << 24 })
    }

    #[inline]
    fn is_whole(self) -> bool {
        self.end < LONG
    }
}

fn text<'a>(bytes: &'a [u8], ends: &[usize], code: u32) -> &'a [u8] {
    let at = code as usize;
    let from = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(at).and_then(|&to| bytes.get(from..to)).unwrap_or_default()
}

/// What is known of a text before it is searched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    glance: Glance,
    hash: u64,
}

impl Codes {
    /// The code of a text, a new one if need be and if it `fits`.
    pub(crate) fn code(&mut self, text: &[u8], fits: impl Fn(&[u8]) -> bool) -> Option<u32> {
        let look = self.seen(text);
        self.known(look, || text).or_else(|| self.add(look, text, fits))
    }

    /// A look at a text, before its place is visited.
    pub(crate) fn seen(&self, text: &[u8]) -> Look {
        self.look(Glance::new(text, &self.state))
    }

    /// What stands at the place of a text, and means nothing. The places of some texts are to be visited one right
    /// after the other before the first text is searched: memory is then waited for together.
    #[inline]
    pub(crate) fn visit(&self, look: Look) -> u32 {
        self.places.get(self.home(look.hash)).map_or(0, |place| place.code)
    }

    /// The code of a text that was visited, a new one if need be.
    pub(crate) fn code_of(&mut self, look: Look, text: &[u8]) -> Option<u32> {
        self.known(look, || text).or_else(|| self.add(look, text, |_| true))
    }

    fn hash(&self, Glance { body, end }: Glance) -> u64 {
        self.state.hash_one(u128::from(end) << 64 | u128::from(body))
    }

    #[inline]
    fn look(&self, glance: Glance) -> Look {
        Look { glance, hash: self.hash(glance) }
    }

    fn add(&mut self, look: Look, text: &[u8], fits: impl Fn(&[u8]) -> bool) -> Option<u32> {
        let code = u32::try_from(self.ends.len()).ok().filter(|&code| code != NONE && fits(text))?;
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        // A quarter stays free, so that the next free place is near.
        if self.ends.len() > self.places.len() / 4 * 3 {
            let wider = vec![Entry::FREE; (self.places.len() * 2).max(16)];
            for entry in std::mem::replace(&mut self.places, wider) {
                if entry.code != NONE {
                    self.put(self.hash(entry.glance()), entry);
                }
            }
        }
        let Glance { body, end } = look.glance;
        self.put(look.hash, Entry { body, end, code });
        Some(code)
    }

    fn put(&mut self, hash: u64, entry: Entry) {
        let mut at = self.home(hash);
        while self.places.get(at).is_some_and(|own| own.code != NONE) {
            at = self.after(at);
        }
        if let Some(place) = self.places.get_mut(at) {
            *place = entry;
        }
    }

    /// Where a text of this hash is, if nothing else is there.
    #[inline]
    fn home(&self, hash: u64) -> usize {
        hash as usize & self.places.len().wrapping_sub(1)
    }

    fn after(&self, at: usize) -> usize {
        at.wrapping_add(1) & self.places.len().wrapping_sub(1)
    }

    /// The codes of many texts, `NONE` of an empty one; nothing if one of them can have none. The places of
    /// some are visited before the first of them is looked for, so that memory is waited for together. `views` = the texts in
    /// Arrow's layout, if they have it.
    #[cfg(feature = "arrow")]
    pub(crate) fn codes<'t>(
        &mut self,
        count: usize,
        views: Option<&[u128]>,
        text: impl Fn(usize) -> &'t [u8],
        fits: impl Fn(&[u8]) -> bool,
    ) -> Option<Vec<u32>> {
        let mut codes = vec![NONE; count];
        let mut looks = Vec::with_capacity(AT_ONCE);
        for (part, own) in codes.chunks_mut(AT_ONCE).enumerate() {
            let first = part * AT_ONCE;
            looks.clear();
            let of_text = |at: usize| Glance::new(text(at), &self.state);
            match views.and_then(|views| views.get(first..first + own.len())) {
                Some(views) => looks.extend(
                    (first..)
                        .zip(views)
                        .map(|(at, &view)| self.look(Glance::of_view(view).unwrap_or_else(|| of_text(at)))),
                ),
                None => looks.extend((first..first + own.len()).map(|at| self.look(of_text(at)))),
            }
            std::hint::black_box(looks.iter().fold(0, |all, &look| all ^ self.visit(look)));
            for ((at, own), &look) in (first..).zip(own).zip(&looks) {
                let Look { glance, hash } = look;
                // Most are at their place.
                *own = match self.places.get(self.home(hash)) {
                    _ if glance.end == 0 => NONE,
                    Some(place) if glance.is_whole() && place.glance() == glance => place.code,
                    _ => self.sought(look, || text(at), &fits)?,
                };
            }
        }
        Some(codes)
    }

    #[cfg(feature = "arrow")]
    #[inline(never)]
    fn sought<'t>(
        &mut self,
        look: Look,
        text: impl Fn() -> &'t [u8],
        fits: impl Fn(&[u8]) -> bool,
    ) -> Option<u32> {
        self.known(look, &text).or_else(|| self.add(look, text(), fits))
    }

    /// The code of a text that is there already.
    pub(crate) fn find(&self, text: &[u8]) -> Option<u32> {
        self.known(self.seen(text), || text)
    }

    /// Asks for the text only where the glance does not hold all of it.
    fn known<'t>(&self, look: Look, sought: impl Fn() -> &'t [u8]) -> Option<u32> {
        let Look { glance, hash } = look;
        let same = |own: &Entry| {
            own.glance() == glance
                && (glance.is_whole() || text(&self.bytes, &self.ends, own.code) == sought())
        };
        let mut at = self.home(hash);
        loop {
            let own = self.places.get(at).filter(|own| own.code != NONE)?;
            if same(own) {
                return Some(own.code);
            }
            at = self.after(at);
        }
    }

    /// The text of a code; empty where there is none.
    pub(crate) fn get(&self, code: u32) -> &[u8] {
        text(&self.bytes, &self.ends, code)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}
