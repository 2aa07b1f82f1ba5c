//! [`Plan`]: what each column asks.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{cut, value};
use super::preset::Preset;
use super::report::{Fault, Survey};
use super::sheet::{Row, Sheet};
use super::tally::{Given, Key, Tallies};
use crate::Error;
use crate::error::nearest;
use crate::model::{Asks, Document, Id, Map, MetricKind, Question, Scale, Source, US};

/// What an answer is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    Importance {
        need: Id,
    },
    Performance {
        need: Id,
        of: Id,
        stage: Option<Id>,
    },
    /// `at` = a stage or step; nothing = the map.
    Metric {
        metric: Id,
        at: Option<Id>,
    },
}

struct Column<'a> {
    at: usize,
    about: About,
    persona: Option<&'a Id>,
    scale: Option<&'a Scale>,
    answers: &'a BTreeMap<String, f64>,
}

/// Which columns of a long table play which role.
#[derive(Default)]
struct Long {
    need: Option<usize>,
    of: Option<usize>,
    stage: Option<usize>,
    step: Option<usize>,
    metric: Option<usize>,
    rating: Option<usize>,
}

pub(super) struct Plan<'a> {
    document: &'a Document,
    map: &'a Map,
    preset: Preset,
    columns: Vec<Column<'a>>,
    long: Option<Long>,
    persona: Option<usize>,
    weight: Option<usize>,
    time: Option<usize>,
    /// Who answered.
    case: Option<usize>,
    titles: Vec<String>,
}

fn unknown<'a>(kind: &'static str, id: &str, known: impl IntoIterator<Item = &'a Id>) -> Error {
    Error::UnknownId { kind, id: id.to_owned(), suggestion: nearest(id, known.into_iter().map(Id::as_str)) }
}

impl<'a> Plan<'a> {
    pub(super) fn new(
        document: &'a Document,
        map: &'a Map,
        source: Option<&'a Source>,
        preset: Preset,
        sheet: &Sheet<'_>,
        weight: Option<&str>,
    ) -> Result<Self, Error> {
        let needed = |name: &str| {
            let names = (0..sheet.width()).flat_map(|at| sheet.names(at)).map(String::as_str);
            let near = || nearest(name, names).map(|near| format!("did you mean `{near}`?"));
            let message = || format!("the table has no column `{name}`");
            sheet.column(name)?.ok_or_else(|| Error::Unusable { message: message(), hint: near() })
        };
        let roles = source.and_then(|source| source.columns.as_ref());
        // A role that the source names must be there; a usual name may.
        let role = |named: Option<&String>, usual: &[&str]| match named {
            Some(name) => needed(name).map(Some),
            None => Ok(usual.iter().find_map(|name| sheet.column(name).ok().flatten())),
        };
        let mut plan = Self {
            document,
            map,
            preset,
            columns: Vec::new(),
            long: None,
            persona: role(roles.and_then(|it| it.persona.as_ref()), &["persona", "Persona"])?,
            weight: weight.map(needed).transpose()?,
            time: role(roles.and_then(|it| it.time.as_ref()), preset.time_columns())?,
            case: role(roles.and_then(|it| it.case.as_ref()), &["respondent"])?,
            titles: (0..sheet.width()).map(|at| sheet.title(at)).collect(),
        };
        if preset == Preset::PlainLong {
            let of = |named: Option<&String>, usual: &str| role(named, &[usual]);
            let rating = roles.and_then(|it| it.rating.as_ref().or(it.value.as_ref()));
            plan.long = Some(Long {
                need: of(roles.and_then(|it| it.need.as_ref()), "need")?,
                of: of(roles.and_then(|it| it.of.as_ref()), "of")?,
                stage: of(roles.and_then(|it| it.stage.as_ref()), "stage")?,
                step: of(roles.and_then(|it| it.step.as_ref()), "step")?,
                metric: of(roles.and_then(|it| it.metric.as_ref()), "metric")?,
                rating: role(rating, &["rating", "value", "answer"])?,
            });
            let long = plan.long.as_ref();
            if long.is_none_or(|long| long.rating.is_none() || (long.need.is_none() && long.metric.is_none()))
            {
                return Err(Error::Unusable {
                    message: "a long table needs a column `rating` and one of `need` and `metric`".to_owned(),
                    hint: Some("name them under `columns` of the source".to_owned()),
                });
            }
            return Ok(plan);
        }
        let questions = source.map_or(&[][..], |source| &source.questions);
        for question in questions {
            let at = needed(&question.column)?;
            plan.columns.push(plan.of_question(at, question)?);
        }
        if questions.is_empty() {
            for at in 0..sheet.width() {
                let found = sheet.names(at).iter().find_map(|name| plan.of_heading(name));
                plan.columns.extend(found.map(|about| plan.column(at, about)));
            }
        }
        if plan.columns.is_empty() {
            return Err(Error::Unusable {
                message: "no column of the table asks anything".to_owned(),
                hint: Some("call columns `importance NEED`, `performance NEED us` or `METRIC STAGE`, or list `questions` in a source of the document".to_owned()),
            });
        }
        Ok(plan)
    }

    fn of_question(&self, at: usize, question: &'a Question) -> Result<Column<'a>, Error> {
        let Question { need, of, metric, persona, stage, step, scale, answers, .. } = question;
        let lacks = |what: &str| Error::Unusable {
            message: format!("the question of column `{}` names no {what}", question.column),
            hint: Some("say so in `questions` of the source".to_owned()),
        };
        let need = || -> Result<Id, Error> {
            let id = need.as_ref().ok_or_else(|| lacks("need"))?;
            let known = || unknown("need", id.as_str(), self.document.needs.iter().map(|it| &it.id));
            self.document.need(id.as_str()).map(|it| it.id.clone()).ok_or_else(known)
        };
        let about = match question.asks {
            Asks::Importance => About::Importance { need: need()? },
            Asks::Performance => {
                let of = of.clone().unwrap_or_else(|| US.into());
                if of != *US && self.document.competitor(of.as_str()).is_none() {
                    return Err(unknown(
                        "competitor",
                        of.as_str(),
                        self.document.competitors.iter().map(|it| &it.id),
                    ));
                }
                About::Performance { need: need()?, of, stage: stage.clone() }
            }
            Asks::Metric => {
                let id = metric.as_ref().ok_or_else(|| lacks("metric"))?;
                if self.document.metric(id.as_str()).is_none() {
                    return Err(unknown(
                        "metric",
                        id.as_str(),
                        self.document.metrics.iter().map(|it| &it.id),
                    ));
                }
                About::Metric { metric: id.clone(), at: step.clone().or_else(|| stage.clone()) }
            }
        };
        for place in [stage, step].into_iter().flatten() {
            if !self.is_place(place.as_str()) {
                let stages = self.map.stages.iter().map(|stage| &stage.id);
                let steps = self.map.steps().map(|(_, step)| &step.id);
                return Err(unknown("stage or step", place.as_str(), stages.chain(steps)));
            }
        }
        let mut column = self.column(at, about);
        column.persona = persona.as_ref();
        column.answers = answers;
        if let Some(id) = scale {
            let known = || unknown("scale", id.as_str(), self.document.scales.iter().map(|it| &it.id));
            column.scale = Some(self.document.scale(id.as_str()).ok_or_else(known)?);
        }
        Ok(column)
    }

    fn is_place(&self, id: &str) -> bool {
        self.map.stage(id).is_some() || self.map.step(id).is_some()
    }

    /// What a heading asks, if it says so by ids.
    fn of_heading(&self, name: &str) -> Option<About> {
        let parts: Vec<&str> = name
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
            .filter(|part| !part.is_empty())
            .collect();
        let need = |id: &str| self.document.need(id).map(|need| need.id.clone());
        let subject = |id: &str| (id == US || self.document.competitor(id).is_some()).then(|| Id::from(id));
        let place = |id: &str| self.is_place(id).then(|| Id::from(id));
        let metric = |id: &str| self.document.metric(id).map(|metric| metric.id.clone());
        match parts.as_slice() {
            ["importance", id] => Some(About::Importance { need: need(id)? }),
            ["performance", id] => Some(About::Performance { need: need(id)?, of: US.into(), stage: None }),
            ["performance", id, of] => {
                Some(About::Performance { need: need(id)?, of: subject(of)?, stage: None })
            }
            ["performance", id, of, stage] => {
                let stage = self.map.stage(stage)?.id.clone();
                Some(About::Performance { need: need(id)?, of: subject(of)?, stage: Some(stage) })
            }
            [id] => Some(About::Metric { metric: metric(id)?, at: None }),
            [id, at] => Some(About::Metric { metric: metric(id)?, at: Some(place(at)?) }),
            _ => None,
        }
    }

    fn column(&self, at: usize, about: About) -> Column<'a> {
        static NONE: BTreeMap<String, f64> = BTreeMap::new();
        Column { at, scale: self.scale(&about), about, persona: None, answers: &NONE }
    }

    /// The scale on which the answers lie; nothing for a plain number such as minutes.
    fn scale(&self, about: &About) -> Option<&'a Scale> {
        match about {
            About::Importance { need } | About::Performance { need, .. } => {
                self.document.scale_of_need(self.document.need(need.as_str())?)
            }
            About::Metric { metric, .. } => {
                let metric = self.document.metric(metric.as_str())?;
                let usual = match metric.kind {
                    MetricKind::Nps => Some("nps11"),
                    MetricKind::Csat => Some("likert5"),
                    MetricKind::Ces => Some("likert7"),
                    _ => None,
                };
                match (&metric.scale, usual) {
                    (Some(id), _) => self.document.scale(id.as_str()),
                    (None, Some(usual)) => self.document.scale(usual),
                    (None, None) => None,
                }
            }
        }
    }

    /// The columns that nothing is made of.
    pub(super) fn ignored(&self, sheet: &Sheet<'_>) -> Vec<String> {
        let mut used: BTreeSet<usize> = self.columns.iter().map(|column| column.at).collect();
        used.extend(self.persona.into_iter().chain(self.weight).chain(self.time).chain(self.case));
        if let Some(long) = &self.long {
            let Long { need, of, stage, step, metric, rating } = long;
            used.extend([need, of, stage, step, metric, rating].into_iter().flatten());
        }
        (0..sheet.width()).filter(|at| !used.contains(at)).map(|at| sheet.title(at)).collect()
    }

    /// Counts the answers of a row, and tells them.
    pub(super) fn read(&self, row: &Row, tallies: &mut Tallies, report: &mut Survey) -> Vec<Given<'a>> {
        let mut fault = |at: Option<usize>, message: String| {
            let column = at.and_then(|at| self.titles.get(at)).cloned();
            report.fault(Fault { row: row.line, column, message });
        };
        let weight = match self.weight {
            None => 1.0,
            Some(at) => match row.cell(at).parse::<f64>() {
                Ok(weight) if weight > 0.0 && weight <= 1e9 => weight,
                _ => {
                    let message =
                        format!("`{}` is no weight above 0: the row is not counted", cut(row.cell(at)));
                    fault(Some(at), message);
                    return Vec::new();
                }
            },
        };
        let whom = match self.persona.map(|at| (at, row.cell(at))) {
            None | Some((_, "")) => None,
            Some((at, text)) => match super::persona(self.document, text) {
                Some(persona) => Some(&persona.id),
                None => {
                    fault(Some(at), format!("there is no persona `{}`: the row is not counted", cut(text)));
                    return Vec::new();
                }
            },
        };
        let mut given = Vec::new();
        let mut count = |column: &Column<'a>| {
            let text = row.cell(column.at);
            if self.preset.is_blank(text) {
                return;
            }
            match value(text, column.scale, column.answers) {
                Ok(value) => {
                    let key = Key { about: column.about.clone(), persona: column.persona.or(whom).cloned() };
                    match tallies.add(key.clone(), column.scale, value, weight) {
                        Ok(()) => given.push(Given { key, scale: column.scale, value, weight }),
                        Err(message) => fault(Some(column.at), message),
                    }
                }
                Err(message) => fault(Some(column.at), message),
            }
        };
        match &self.long {
            None => self.columns.iter().for_each(&mut count),
            Some(long) => match self.of_row(long, row) {
                Ok(column) => count(&column),
                Err((at, message)) => fault(at, message),
            },
        }
        given
    }

    /// Whether somebody's answers stand in several rows.
    pub(super) fn is_long(&self) -> bool {
        self.long.is_some()
    }

    /// What a row of a long table asks.
    fn of_row(&self, long: &Long, row: &Row) -> Result<Column<'a>, (Option<usize>, String)> {
        let cell = |at: Option<usize>| at.map(|at| (at, row.cell(at))).filter(|(_, text)| !text.is_empty());
        let none =
            |at: usize, what: &str, text: &str| (Some(at), format!("there is no {what} `{}`", cut(text)));
        let stage = match cell(long.stage) {
            Some((at, id)) => Some(self.map.stage(id).ok_or_else(|| none(at, "stage", id))?.id.clone()),
            None => None,
        };
        let step = match cell(long.step) {
            Some((at, id)) => Some(self.map.step(id).ok_or_else(|| none(at, "step", id))?.1.id.clone()),
            None => None,
        };
        let about = match (cell(long.need), cell(long.metric)) {
            (Some((at, id)), None) => {
                let need = self.document.need(id).ok_or_else(|| none(at, "need", id))?.id.clone();
                match cell(long.of) {
                    Some((_, "importance")) if self.document.competitor("importance").is_none() => {
                        About::Importance { need }
                    }
                    Some((at, of)) if of != US && self.document.competitor(of).is_none() => {
                        return Err(none(at, "competitor", of));
                    }
                    of => About::Performance { need, of: of.map_or(US, |(_, of)| of).into(), stage },
                }
            }
            (None, Some((at, id))) => {
                let metric = self.document.metric(id).ok_or_else(|| none(at, "metric", id))?.id.clone();
                About::Metric { metric, at: step.or(stage) }
            }
            _ => return Err((None, "the row must name a need or a metric, not both".to_owned())),
        };
        Ok(self.column(long.rating.unwrap_or_default(), about))
    }

    /// Who answered, where the table says so.
    pub(super) fn respondent<'r>(&self, row: &'r Row) -> Option<&'r str> {
        Some(row.cell(self.case?)).filter(|case| !case.is_empty())
    }

    /// The day on which a row was answered, where it begins with one: `2026-11-22` or `2026/11/22`.
    pub(super) fn day(&self, row: &Row) -> Option<String> {
        let day = row.cell(self.time?).get(..10)?.replace('/', "-");
        crate::date::Day::parse(&day).map(|_| day)
    }
}
