//! Laws of merging, over random triples: a document and two scripts of edits to it.
//!
//! `CJM_CASES` sets how many triples a law is tried on, `CJM_SEED` which: the same seed gives the same.

use std::collections::{BTreeMap, BTreeSet};

use cjm_core::check::{Severity, check, rules};
use cjm_core::compare::{Change, Conflict, Merge, Op, Options, Side, diff, merge, resolve};
use cjm_core::model::Document;
use cjm_core::write::{canonical, json};
use cjm_tests::pairs::{Draw, document};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config() -> ProptestConfig {
    let number = |name| std::env::var(name).ok().map(|text| text.parse().expect(name));
    ProptestConfig {
        cases: number("CJM_CASES").map_or(256, |count: u64| u32::try_from(count).expect("CJM_CASES")),
        rng_seed: RngSeed::Fixed(number("CJM_SEED").unwrap_or(0)),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    }
}

#[derive(Clone)]
struct Triple {
    base: Document,
    ours: Document,
    theirs: Document,
}

impl std::fmt::Debug for Triple {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "\n{}\n{}\n{}\n", text(&self.base), text(&self.ours), text(&self.theirs))
    }
}

type Edits = Vec<(prop::sample::Index, u32)>;

/// A document by its numbers, and two others by a few other numbers.
fn triples() -> impl Strategy<Value = Triple> {
    let edits = || prop::collection::vec((any::<prop::sample::Index>(), any::<u32>()), 0..6);
    (prop::collection::vec(any::<u32>(), 40..400), edits(), edits()).prop_map(|(numbers, ours, theirs)| {
        let edited = |edits: Edits| {
            let mut numbers = numbers.clone();
            for (at, number) in edits {
                let at = at.index(numbers.len());
                numbers[at] = number;
            }
            drawn(numbers)
        };
        Triple { base: drawn(numbers.clone()), ours: edited(ours), theirs: edited(theirs) }
    })
}

/// Three documents that have nothing to do with each other but their ids.
fn strangers() -> impl Strategy<Value = Triple> {
    let numbers = || prop::collection::vec(any::<u32>(), 0..400).prop_map(drawn);
    (numbers(), numbers(), numbers()).prop_map(|(base, ours, theirs)| Triple { base, ours, theirs })
}

fn drawn(numbers: Vec<u32>) -> Document {
    let text = document(&mut Draw::new(numbers), "m");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn merged(base: &Document, ours: &Document, theirs: &Document) -> Merge {
    merge(base, ours, theirs, Side::Base).expect("mergeable")
}

fn text(document: &Document) -> String {
    canonical(document).expect("canonical")
}

fn changes(from: &Document, to: &Document) -> Vec<Op> {
    diff((from, &from.maps[0]), (to, &to.maps[0]), &Options::default()).expect("comparable").ops
}

fn nearest(address: &str) -> &str {
    address.split('/').next().unwrap_or(address)
}

/// An address without the number that tells equal things apart.
fn unnumbered(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

/// What stands in the way of an operation being in the merged document: all conflicts and notes.
struct Named(String, BTreeSet<String>);

impl Named {
    fn of(merge: &Merge) -> Self {
        let entities = merge.conflicts.iter().map(|it| nearest(&it.entity).to_owned());
        let notes = merge.notes.iter().map(|it| nearest(&it.entity).to_owned());
        Self(json::compact(&merge.conflicts).expect("JSON"), entities.chain(notes).collect())
    }

    fn names(&self, address: &str) -> bool {
        let id = nearest(address);
        self.1.contains(id) || self.0.contains(&format!("\"{id}\""))
    }
}

/// What an operation does, places among neighbours and names aside.
fn gist(op: &Op) -> String {
    let id = format!("{} {}", op.subject.kind, op.subject.id);
    match &op.change {
        Change::Insert { at, .. } => format!("{id} in {:?} {}", at.parent, at.slot),
        Change::Remove { .. } => format!("{id} goes"),
        Change::Move { from, to } if from.parent == to.parent => format!("{id} in its list"),
        Change::Move { to, .. } => format!("{id} to {:?} {}", to.parent, to.slot),
        Change::Set { field, new, .. } => format!("{id} {field} {new:?}"),
        Change::SetAdd { field, item, .. } => format!("{id} {field} +{item}"),
        Change::SetRemove { field, item, .. } => format!("{id} {field} -{item}"),
        Change::Rekey { to } => format!("{id} {to}"),
    }
}

/// The ids of everything that an operation puts in or takes out.
fn inside(op: &Op) -> String {
    match &op.change {
        Change::Insert { value, .. } | Change::Remove { value, .. } => json::compact(value).expect("JSON"),
        _ => String::new(),
    }
}

fn errors(document: &Document) -> BTreeSet<String> {
    let select = rules().filter(|rule| rule.severity == Severity::Error).map(|rule| rule.code.to_owned());
    let options = cjm_core::check::Options { select: Some(select.collect()), ..Default::default() };
    let report = check(text(document).as_bytes(), &options).expect("options");
    let errors = report.diagnostics.into_iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| format!("{} {} {:?}", it.code, it.message, it.subject)).collect()
}

fn turned(conflicts: &[Conflict]) -> Vec<Conflict> {
    let turn = |it: &Conflict| {
        let mut it = it.clone();
        std::mem::swap(&mut it.ours, &mut it.theirs);
        it.default = match it.default {
            Side::Base => Side::Base,
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        };
        it
    };
    conflicts.iter().map(turn).collect()
}

fn all(conflicts: &[Conflict], side: Side) -> BTreeMap<String, Side> {
    conflicts.iter().map(|it| (it.id.clone(), side)).collect()
}

fn no_lost_edit(Triple { base, ours, theirs }: &Triple) -> Result<(), TestCaseError> {
    let merge = merged(base, ours, theirs);
    let named = Named::of(&merge);
    let done = changes(base, &merge.document);
    let done_gists: BTreeSet<String> = done.iter().map(gist).collect();
    let done_text: String = done.iter().map(inside).collect();
    let (here, there) = (changes(base, ours), changes(base, theirs));
    for op in here.iter().chain(&there) {
        // A list that one side moved things in may need no moves where the other side took some out.
        let in_its_list = matches!(&op.change, Change::Move { from, to } if from.parent == to.parent);
        let holder = op.subject.within.as_ref().map_or("m", |holder| &holder.id);
        // Of things without an id that say the same it cannot be told which came and which went.
        let alike = |other: &&Op| unnumbered(&other.subject.id) == unnumbered(&op.subject.id);
        let twins = !op.subject.has_id() && here.iter().chain(&there).filter(alike).count() > 1;
        let found = done_gists.contains(&gist(op))
            || in_its_list
            || twins
            || named.names(&op.subject.id)
            || named.names(holder)
            || done_text.contains(&format!("\"{}\"", nearest(&op.subject.id)));
        prop_assert!(found, "lost: {op:?}\nmerged: {}\n{}", text(&merge.document), named.0);
    }
    Ok(())
}

fn no_invented_edit(Triple { base, ours, theirs }: &Triple) -> Result<(), TestCaseError> {
    let merge = merged(base, ours, theirs);
    let named = Named::of(&merge);
    let (here, there) = (changes(base, ours), changes(base, theirs));
    let known: BTreeSet<String> = here.iter().chain(&there).map(gist).collect();
    let texts: String = here.iter().chain(&there).map(inside).collect();
    for op in &changes(base, &merge.document) {
        let in_its_list = matches!(&op.change, Change::Move { from, to } if from.parent == to.parent);
        let holder = op.subject.within.as_ref().map_or("m", |holder| &holder.id);
        let found = known.contains(&gist(op))
            || in_its_list
            || named.names(&op.subject.id)
            || named.names(holder)
            || texts.contains(&format!("\"{}\"", nearest(&op.subject.id)));
        prop_assert!(found, "invented: {op:?}\nmerged: {}\n{}", text(&merge.document), named.0);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whoever_alone_changed_something_is_right(Triple { base, ours, .. } in triples()) {
        for merge in [merged(&base, &base, &ours), merged(&base, &ours, &base), merged(&base, &ours, &ours)] {
            prop_assert_eq!(text(&merge.document), text(&ours));
            prop_assert_eq!(merge.conflicts, Vec::new());
            prop_assert_eq!(merge.notes, Vec::new());
        }
    }

    #[test]
    fn it_does_not_matter_who_is_called_ours(Triple { base, ours, theirs } in triples()) {
        let (one, other) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        prop_assert_eq!(text(&one.document), text(&other.document));
        prop_assert_eq!(turned(&one.conflicts), other.conflicts);
        prop_assert_eq!(one.agreed, other.agreed);
        prop_assert_eq!(one.notes, other.notes);
    }

    #[test]
    fn nor_does_it_with_strangers(Triple { base, ours, theirs } in strangers()) {
        let (one, other) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        prop_assert_eq!(text(&one.document), text(&other.document));
        prop_assert_eq!(turned(&one.conflicts), other.conflicts);
    }

    #[test]
    fn no_edit_is_lost(triple in triples()) {
        no_lost_edit(&triple)?;
    }

    #[test]
    fn no_edit_of_strangers_is_lost(triple in strangers()) {
        no_lost_edit(&triple)?;
    }

    #[test]
    fn no_edit_is_invented(triple in triples()) {
        no_invented_edit(&triple)?;
    }

    #[test]
    fn edits_of_different_members_and_lists_never_conflict(
        base in prop::collection::vec(any::<u32>(), 40..400).prop_map(drawn),
    ) {
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        ours.title = Some("Ours".into());
        theirs.language = Some("en".to_owned());
        for stage in &mut ours.maps[0].stages {
            stage.weight = None;
            stage.steps.reverse();
        }
        for stage in &mut theirs.maps[0].stages {
            stage.goal = Some("a goal".into());
            for step in &mut stage.steps {
                step.name = Some("Another".into());
                step.pains.reverse();
                step.devices.push("watch".to_owned());
            }
        }
        let merge = merged(&base, &ours, &theirs);
        prop_assert_eq!(&merge.conflicts, &Vec::new());
        let stages = merge.document.maps[0].stages.iter().zip(&ours.maps[0].stages);
        for (merged, ours) in stages {
            let ids = |stage: &cjm_core::model::Stage| -> Vec<String> { stage.steps.iter().map(|step| step.id.to_string()).collect() };
            prop_assert_eq!(ids(merged), ids(ours));
            prop_assert!(merged.weight.is_none() && merged.goal.is_some());
            prop_assert!(merged.steps.iter().all(|step| step.devices.iter().any(|it| it == "watch")));
        }
    }

    #[test]
    fn merging_again_adds_nothing(Triple { base, ours, theirs } in triples()) {
        let merge = merged(&base, &ours, &theirs);
        let own = merged(&ours, &ours, &merge.document);
        prop_assert_eq!(text(&own.document), text(&merge.document));
        if merge.conflicts.is_empty() && merge.notes.is_empty() {
            let again = merged(&base, &merge.document, &theirs);
            prop_assert_eq!(text(&again.document), text(&merge.document));
            prop_assert_eq!(again.conflicts, Vec::new());
        }
    }

    #[test]
    fn the_merged_document_breaks_no_rule_that_no_side_broke(triple in triples()) {
        let Triple { base, ours, theirs } = &triple;
        for policy in [Side::Base, Side::Ours, Side::Theirs] {
            let merge = merge(base, ours, theirs, policy).expect("mergeable");
            let known: BTreeSet<String> = [base, ours, theirs].into_iter().flat_map(errors).collect();
            let new: Vec<String> = errors(&merge.document).difference(&known).cloned().collect();
            prop_assert!(new.is_empty(), "{new:?}\n{}", text(&merge.document));
        }
    }

    #[test]
    fn nor_with_strangers(triple in strangers()) {
        let Triple { base, ours, theirs } = &triple;
        let known: BTreeSet<String> = [base, ours, theirs].into_iter().flat_map(errors).collect();
        let merge = merged(base, ours, theirs);
        let new: Vec<String> = errors(&merge.document).difference(&known).cloned().collect();
        prop_assert!(new.is_empty(), "{new:?}\n{}", text(&merge.document));
    }

    #[test]
    fn choosing_a_side_gives_what_it_says(Triple { base, ours, theirs } in triples()) {
        let merge = merged(&base, &ours, &theirs);
        for side in [Side::Ours, Side::Theirs] {
            let resolved = resolve(&merge.document, &merge.conflicts, &all(&merge.conflicts, side)).expect("choices");
            prop_assert_eq!(resolved.conflicts, Vec::new());
            let whole = text(&resolved.document);
            for conflict in &merge.conflicts {
                if conflict.entity.is_empty() && conflict.field.is_none() {
                    let whole_side = if side == Side::Ours { &ours } else { &theirs };
                    prop_assert_eq!(&whole, &text(whole_side));
                    continue;
                }
                if let (Some(cjm_core::model::Any::String(said)), Some(_)) = (conflict.side(side), &conflict.field) {
                    let said = json::compact(said).expect("JSON");
                    prop_assert!(whole.contains(&said), "{said} is not in {whole}");
                }
                if conflict.field.is_none() && conflict.side(side).is_some() {
                    prop_assert!(whole.contains(&format!("\"{}\"", nearest(&conflict.entity))), "{conflict:?}\n{whole}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_choices_does_not_matter(Triple { base, ours, theirs } in strangers(), salt in any::<u8>()) {
        let merge = merged(&base, &ours, &theirs);
        let side = |at: usize, it: &Conflict| it.choices[(at + usize::from(salt)) % it.choices.len()];
        let choices: BTreeMap<String, Side> =
            merge.conflicts.iter().enumerate().map(|(at, it)| (it.id.clone(), side(at, it))).collect();
        let mut conflicts = merge.conflicts.clone();
        let one = resolve(&merge.document, &conflicts, &choices).expect("choices");
        conflicts.reverse();
        let other = resolve(&merge.document, &conflicts, &choices).expect("choices");
        prop_assert_eq!(text(&one.document), text(&other.document));
    }
}
