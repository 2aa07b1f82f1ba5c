//! Suppression: `x-cjm-ignore` on an object, for it and all that it holds.
//!
//! `x-cjm-ignore: [{ rule: emotion-missing, reason: nobody was asked yet, until: 2027-03-31 }]`

use super::context::Found;
use super::rules::shape::stale_suppression;
use super::{Context, Options, registry};
use crate::date::Day;
use crate::read::{Kind, Tape};

/// The member's name.
pub(super) const MEMBER: &str = "x-cjm-ignore";

/// One entry, and whether it was of use.
struct Entry {
    /// The object that bears it.
    object: u32,
    /// The entry itself.
    node: u32,
    rule: Option<String>,
    reason: bool,
    until: Option<Day>,
    expired: bool,
    used: bool,
}

/// Why an entry should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stale {
    /// No rule of this name, or none at all.
    Unknown,
    /// Its day is past.
    Expired,
    /// It suppresses nothing.
    Unused,
    /// It does not say why.
    Reasonless,
}

/// Takes the suppressed findings out, and reports the entries that are of no use. Answers how many
/// were taken out.
pub(super) fn suppress(context: &mut Context<'_>, options: &Options) -> usize {
    let tape = context.places.tape;
    // Nearly every document has none, and a search of the text is cheap.
    if !tape.text().contains(MEMBER) {
        return 0;
    }
    let mut entries = entries(tape, context.today);
    let before = context.found.len();
    context.found.retain(|found| !entries.iter_mut().any(|entry| entry.covers(found, tape)));
    let taken = before - context.found.len();
    let Some(severity) = options.severity_of(&stale_suppression::RULE) else { return taken };
    context.rule = &stale_suppression::RULE;
    context.severity = severity;
    for entry in entries {
        if let Some(stale) = entry.stale(options) {
            stale_suppression::report(context, entry.node, entry.rule.as_deref().unwrap_or_default(), stale);
        }
    }
    taken
}

fn entries(tape: &Tape<'_>, today: Option<Day>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for object in (0..tape.len() as u32).filter(|&node| tape.kind(node) == Kind::Object) {
        let Some(list) = tape.get(object, MEMBER) else { continue };
        for node in tape.items(list) {
            let text = |name: &str| tape.get(node, name).and_then(|value| tape.string(value));
            let until = text("until").and_then(|until| Day::parse(&until));
            entries.push(Entry {
                object,
                node,
                rule: text("rule").or_else(|| tape.string(node)).map(|rule| rule.into_owned()),
                reason: text("reason").is_some_and(|reason| !reason.trim().is_empty()),
                until,
                expired: until.zip(today).is_some_and(|(until, today)| today > until),
                used: false,
            });
        }
    }
    entries
}

impl Entry {
    /// Whether it suppresses this finding; remembers that it did.
    fn covers(&mut self, found: &Found, tape: &Tape<'_>) -> bool {
        let inside = self.object <= found.node && found.node < tape.after(self.object);
        let named = self.rule.as_deref().is_some_and(|rule| found.rule.is_named(rule));
        let covers = inside && named && found.rule.can_be_waived() && !self.expired;
        self.used |= covers;
        covers
    }

    fn stale(&self, options: &Options) -> Option<Stale> {
        let rule = self.rule.as_deref().unwrap_or_default();
        let mut rules = registry::rules().filter(|known| known.is_named(rule)).peekable();
        if rules.peek().is_none() {
            Some(Stale::Unknown)
        } else if self.expired {
            Some(Stale::Expired)
        // A rule that does not run, or that needs the day, finds nothing.
        } else if !self.used
            && rules.all(|rule| options.severity_of(rule).is_some())
            && (options.today.is_some() || self.until.is_none())
        {
            Some(Stale::Unused)
        } else if !self.reason {
            Some(Stale::Reasonless)
        } else {
            None
        }
    }
}
