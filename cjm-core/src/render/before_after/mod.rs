//! Two states of a map on one table: the steps of both, how both feel, and what changes where.

mod told;

use std::collections::{BTreeMap, BTreeSet};

use super::number::{rounded, signed};
use super::phrase::Phrase;
use super::table::{Column, Curve, Feeling, Stage, Table};
use super::{Lane, Options};
use crate::compare::{ChangeSet, Check, Direction, shown};
use crate::model::{Any, Document, Id, Map, MapState, Stage as MapStage, Step, Support};
use told::{Told, called};

/// What pictures of two states need beside the table of their stages.
pub(super) struct BeforeAfter {
    /// How much changed, in a sentence, and how to read it.
    pub(super) lines: Vec<String>,
    pub(super) tiles: Vec<Tile>,
    /// One for each column of the table.
    pub(super) steps: Vec<Both>,
    /// A persona each.
    pub(super) bands: Vec<Band>,
    /// What changes beside the steps.
    pub(super) elsewhere: Vec<Line>,
    pub(super) findings: Vec<Finding>,
}

/// What the changes mean to the customer.
pub(super) struct Finding {
    pub(super) direction: Direction,
    pub(super) check: String,
    pub(super) subject: String,
    /// `−1.1 → +0.9`; empty where it is about no value.
    pub(super) values: String,
}

/// A number of the whole map, before and after.
pub(super) struct Tile {
    pub(super) name: &'static str,
    pub(super) before: String,
    pub(super) after: String,
    /// Whether the customer is better off; nothing if it says nothing about that.
    pub(super) better: Option<bool>,
}

/// A step as both maps have it.
pub(super) struct Both {
    pub(super) name: Phrase,
    /// What became of it; empty = nothing.
    pub(super) states: Vec<State>,
    pub(super) changes: Vec<Line>,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Added,
    Removed,
    Moved,
    Changed,
}

/// A change in a line: its sign and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) sign: char,
    pub(super) text: String,
}

/// How one persona feels in both maps, column by column. A column that one map does not have, or in
/// which the persona does not come by, is nothing.
pub(super) struct Band {
    pub(super) name: Option<Phrase>,
    pub(super) rules: Vec<(f64, String)>,
    pub(super) neutral: f64,
    pub(super) before: Vec<Option<Feeling>>,
    pub(super) after: Vec<Option<Feeling>>,
    /// After less before, in points of the scale and as text; positive is better.
    pub(super) deltas: Vec<Option<(f64, String)>>,
}

impl State {
    pub(super) const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Moved, Self::Changed];

    /// Sign and word: colour is never the only mark.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Added => "+ added",
            Self::Removed => "− removed",
            Self::Moved => "⇄ moved",
            Self::Changed => "~ changed",
        }
    }
}

/// A map and its document.
type Side<'d> = (&'d Document, &'d Map);

/// Two maps laid over each other.
struct Union<'d> {
    from: Side<'d>,
    to: Side<'d>,
    /// Ids after by ids before, where they differ.
    renamed: BTreeMap<&'d str, &'d str>,
    stages: Vec<UnionStage<'d>>,
}

struct UnionStage<'d> {
    before: Option<&'d MapStage>,
    after: Option<&'d MapStage>,
    /// The step in each map; both are nothing for a stage without steps.
    steps: Vec<[Option<&'d Step>; 2]>,
}

impl BeforeAfter {
    /// The table holds the stages of both maps and no rows.
    pub(super) fn new<'d>(
        from: Side<'d>,
        to: Side<'d>,
        changes: &'d ChangeSet,
        options: &Options,
    ) -> (Table, Self) {
        let union = Union::new(from, to, changes);
        let look = Options { lanes: vec![Lane::Emotion], level: super::Level::Step, ..options.clone() };
        let old = Table::new(from.0, from.1, &look);
        let mut table = Table::new(to.0, to.1, &look);
        let told = Told::new(&union, changes);
        let bands = union.bands(&old, &table, changes);
        let tiles = union.tiles(&old, &table, changes);
        let steps: Vec<Both> =
            union.columns().map(|(stage, step)| union.both(stage, step, &told, &table)).collect();
        table.title.text = union.title(&old, &table);
        let mut lines = vec![sentence(&changes.headline())];
        if is_future(to.1) {
            lines.push("The future is assumed until it is measured: it is the dashed line.".to_owned());
        }
        table.summary = lines.join(" ");
        table.stages = union
            .stages
            .iter()
            .zip(1..)
            .map(|(stage, number)| Stage {
                number,
                name: union.stage_name(stage, &table),
                goal: None,
                columns: stage.steps.len(),
            })
            .collect();
        // The steps are drawn as cards, by what became of them.
        table.columns = steps.iter().map(|_| Column { name: Phrase::default(), marks: Vec::new() }).collect();
        table.rows.clear();
        table.lists.clear();
        table.facts.clear();
        let findings = changes.checks.iter().map(|check| union.finding(check, &table)).collect();
        (table, Self { lines, tiles, steps, bands, elsewhere: told.elsewhere, findings })
    }
}

impl<'d> Union<'d> {
    fn new(from: Side<'d>, to: Side<'d>, changes: &'d ChangeSet) -> Self {
        let renamed = changes.matches.iter().map(|pair| (pair.from.as_str(), pair.to.as_str())).collect();
        let mut union = Self { from, to, renamed, stages: Vec::new() };
        let before = |id: &Id| from.1.stages.iter().find(|stage| union.after(&stage.id) == id.as_str());
        let mut stages: Vec<UnionStage<'d>> =
            to.1.stages
                .iter()
                .map(|after| UnionStage { before: before(&after.id), after: Some(after), steps: Vec::new() })
                .collect();
        // What went stands behind what it stood behind.
        let mut next = 0;
        for stage in &from.1.stages {
            match stages.iter().position(|other| other.before.is_some_and(|it| std::ptr::eq(it, stage))) {
                Some(at) => next = at + 1,
                None => {
                    let gone = UnionStage { before: Some(stage), after: None, steps: Vec::new() };
                    stages.insert(next.min(stages.len()), gone);
                    next += 1;
                }
            }
        }
        for stage in &mut stages {
            stage.steps = union.steps(stage);
        }
        union.stages = stages;
        union
    }

    /// The id after of something of before.
    fn after<'i>(&self, id: &'i Id) -> &'i str
    where
        'd: 'i,
    {
        self.renamed.get(id.as_str()).copied().unwrap_or_else(|| id.as_str())
    }

    fn steps(&self, stage: &UnionStage<'d>) -> Vec<[Option<&'d Step>; 2]> {
        let before = |id: &Id| {
            let (_, step) = self.from.1.steps().find(|(_, step)| self.after(&step.id) == id.as_str())?;
            Some(step)
        };
        let after = stage.after.into_iter().flat_map(|stage| &stage.steps);
        let mut steps: Vec<[Option<&'d Step>; 2]> =
            after.map(|step| [before(&step.id), Some(step)]).collect();
        let mut next = 0;
        for step in stage.before.into_iter().flat_map(|stage| &stage.steps) {
            let same = |[before, _]: &[Option<&Step>; 2]| before.is_some_and(|it| std::ptr::eq(it, step));
            if let Some(at) = steps.iter().position(same) {
                next = at + 1;
            } else if self.to.1.step(self.after(&step.id)).is_none() {
                steps.insert(next.min(steps.len()), [Some(step), None]);
                next += 1;
            }
        }
        if steps.is_empty() {
            steps.push([None, None]);
        }
        steps
    }

    fn columns(&self) -> impl Iterator<Item = (&UnionStage<'d>, [Option<&'d Step>; 2])> {
        self.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, *step)))
    }

    fn title(&self, old: &Table, new: &Table) -> String {
        if old.title.text == new.title.text {
            format!("{}: before and after", new.title.text)
        } else {
            format!("{} → {}", old.title.text, new.title.text)
        }
    }

    fn phrase(&self, text: &crate::model::Text, table: &Table) -> Phrase {
        Phrase::choose(text, Some(&table.language), self.to.0.language.as_deref())
    }

    fn stage_name(&self, stage: &UnionStage<'d>, table: &Table) -> Phrase {
        let Some(any) = stage.after.or(stage.before) else { return Phrase::default() };
        let mut name =
            any.name.as_ref().map_or_else(|| Phrase::from(any.id.as_str()), |name| self.phrase(name, table));
        match (stage.before, stage.after) {
            (None, _) => name.text.push_str(" (+ added)"),
            (_, None) => name.text.push_str(" (− removed)"),
            _ => {}
        }
        name
    }

    fn both(
        &self,
        stage: &UnionStage<'d>,
        step: [Option<&'d Step>; 2],
        told: &Told<'d>,
        table: &Table,
    ) -> Both {
        let ([before, after], holder) = (step, stage.after.or(stage.before));
        let name = match (after.or(before), holder) {
            (Some(step), Some(stage)) => stage
                .name_of(step)
                .map_or_else(|| Phrase::from(step.id.as_str()), |name| self.phrase(name, table)),
            _ => Phrase::default(),
        };
        let id = after.or(before).map(|step| step.id.as_str()).unwrap_or_default();
        let changes = told.lines.get(id).cloned().unwrap_or_default();
        let mut states = match (before, after) {
            (None, Some(_)) => vec![State::Added],
            (Some(_), None) => vec![State::Removed],
            _ => Vec::new(),
        };
        if states.is_empty() && told.moved.contains(id) {
            states.push(State::Moved);
        }
        if !matches!(states.as_slice(), [State::Added | State::Removed]) && told.changed.contains(id) {
            states.push(State::Changed);
        }
        Both { name, states, changes }
    }

    /// A band a persona: those of after first.
    fn bands(&self, old: &Table, new: &Table, changes: &ChangeSet) -> Vec<Band> {
        let (old, new_curve) = (curve(old), curve(new));
        let mut owners: Vec<Option<&str>> = Vec::new();
        for series in [new_curve, old].into_iter().flatten().flat_map(|curve| &curve.series) {
            if !owners.contains(&series.owner.as_deref()) {
                owners.push(series.owner.as_deref());
            }
        }
        let places = [self.from, self.to].map(|(_, map)| places(map));
        let points = |side: usize, owner: Option<&str>| -> Vec<Option<Feeling>> {
            let curve = if side == 0 { old } else { new_curve };
            let series = curve.and_then(|it| it.series.iter().find(|it| it.owner.as_deref() == owner));
            let point = |step: Option<&Step>| {
                let place = places.get(side)?.get(step?.id.as_str())?;
                let mut point = series?.points.get(*place)?.clone()?;
                if let (1, true, Feeling::Known { support, .. }) = (side, is_future(self.to.1), &mut point) {
                    *support = Support::Assumed;
                }
                Some(point)
            };
            self.columns().map(|(_, step)| point(step.get(side).copied().flatten())).collect()
        };
        let several = owners.len() > 1;
        let rules = [old, new_curve].map(|curve| curve.map(|curve| curve.rules.clone()));
        let rules = match rules {
            [Some(before), Some(after)] if before != after => Vec::new(),
            [before, after] => after.or(before).unwrap_or_default(),
        };
        let band = |owner: Option<&str>| Band {
            name: several.then(|| self.persona(owner, new)),
            rules: rules.clone(),
            neutral: new_curve.or(old).map_or(0.5, |curve| curve.neutral),
            before: points(0, owner),
            after: points(1, owner),
            deltas: self
                .columns()
                .map(|(_, step)| {
                    delta(changes, step[1]?, owner).map(|by| (by, signed(rounded(by, 2), new.words)))
                })
                .collect(),
        };
        owners.into_iter().map(band).collect()
    }

    fn finding(&self, check: &Check, table: &Table) -> Finding {
        let who = check.persona.as_deref().map(|id| self.persona(Some(id), table).text);
        let side = |value: &Option<Any>| value.as_ref().map_or_else(|| "unknown".to_owned(), shown);
        Finding {
            direction: check.direction,
            check: check.check.replace('-', " "),
            subject: match who {
                Some(who) => format!("{}, for {who}", called(&check.subject)),
                None => called(&check.subject),
            },
            values: match (&check.old, &check.new) {
                (None, None) => String::new(),
                (old, new) => format!("{} → {}", side(old), side(new)),
            },
        }
    }

    fn persona(&self, id: Option<&str>, table: &Table) -> Phrase {
        let Some(id) = id else { return Phrase::from(table.words.all_personas) };
        let found = self.to.0.persona(id).or_else(|| self.from.0.persona(id));
        found.map_or_else(|| Phrase::from(id), |persona| self.phrase(&persona.name, table))
    }

    fn tiles(&self, old: &Table, new: &Table, changes: &ChangeSet) -> Vec<Tile> {
        let count = |which: fn(&Map) -> usize| [which(self.from.1), which(self.to.1)];
        let tile = |name, [before, after]: [usize; 2], better| Tile {
            name,
            before: before.to_string(),
            after: after.to_string(),
            better,
        };
        let pains = count(|map| map.pains().count());
        let fewer = (pains[0] != pains[1]).then_some(pains[1] < pains[0]);
        let mut tiles =
            vec![tile("Steps", count(|map| map.steps().count()), None), tile("Pains", pains, fewer)];
        let lowest = |table: &Table, map: &Map| -> Option<(f64, String)> {
            let [low, _] = curve(table)?.extremes()?;
            let place = places(map).into_iter().find(|(_, place)| *place == low.column)?;
            let (stage, step) = map.step(place.0)?;
            let name = stage
                .name_of(step)
                .map_or_else(|| Phrase::from(step.id.as_str()), |name| self.phrase(name, new));
            Some((low.unit, format!("{} {}", name.text, low.value)))
        };
        if let (Some(before), Some(after)) = (lowest(old, self.from.1), lowest(new, self.to.1)) {
            let better = ((before.0 - after.0).abs() > 1e-9).then_some(after.0 > before.0);
            tiles.push(Tile { name: "Lowest feeling", before: before.1, after: after.1, better });
        }
        // A curve that rises is told in several ways: it counts once.
        let found = |direction| {
            let found = changes.checks.iter().filter(|check| check.direction == direction);
            let about = found.map(|check| (check.subject.nearest(), &check.field, &check.persona));
            about.collect::<BTreeSet<_>>().len()
        };
        let (better, worse) = (found(Direction::Improvement), found(Direction::Regression));
        if better + worse > 0 {
            tiles.push(Tile {
                name: "For the customer",
                before: String::new(),
                after: format!("{better} better, {worse} worse"),
                better: (better == 0 || worse == 0).then_some(worse == 0),
            });
        }
        tiles
    }
}

fn curve(table: &Table) -> Option<&Curve> {
    table.rows.iter().find_map(|row| row.curve.as_ref())
}

fn is_future(map: &Map) -> bool {
    map.state == Some(MapState::Future)
}

/// The column of each step in the table of its map.
fn places(map: &Map) -> BTreeMap<&str, usize> {
    let mut places = BTreeMap::new();
    let mut column = 0;
    for stage in &map.stages {
        for (at, step) in stage.steps.iter().enumerate() {
            places.insert(step.id.as_str(), column + at);
        }
        column += stage.steps.len().max(1);
    }
    places
}

/// By how many points a step feels better to a persona, as the checks found.
fn delta(changes: &ChangeSet, step: &Step, owner: Option<&str>) -> Option<f64> {
    let is_it = |check: &&Check| {
        matches!(check.check.as_str(), "emotion-rose" | "emotion-fell")
            && step.id == check.subject.id.as_str()
            && check.persona.as_deref() == owner
    };
    changes.checks.iter().find(is_it)?.delta
}

/// `Journey diff: 3 added, …` as a sentence.
fn sentence(headline: &str) -> String {
    let said = headline.split_once(": ").map_or(headline, |(_, said)| said);
    format!(
        "{}.",
        said.replace("; ", ". ")
            .replace("pains ", "Pains: ")
            .replace("emotion ", "Emotion ")
            .replace(" -", " −")
    )
}
