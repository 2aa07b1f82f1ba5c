//! [`Rule`]: what a rule says of itself. One file a rule, declared by [`rule!`].

use serde::Serialize;

use super::{Context, Setting, Severity};
use crate::DOCS_URL;
use crate::model::{
    Document, Evidence, KnowledgeGap, Map, Measure, Metric, Need, Opportunity, Path, Persona, Reading, Scale,
    Stage, Step,
};

/// What kind of judgement a rule makes; the first digit of its code says it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// `CJM0xx`: the text cannot be read.
    Text,
    /// `CJM1xx`: a member is missing, unknown or of the wrong kind.
    Shape,
    /// `CJM2xx`: ids and what points to them.
    References,
    /// `CJM3xx`: stages, steps, touchpoints, channels.
    Structure,
    /// `CJM4xx`: emotions, personas, moments of truth.
    Experience,
    /// `CJM5xx`: what the map rests on.
    Evidence,
    /// `CJM6xx`: pains, opportunities, owners.
    Action,
    /// `CJM7xx`: whether the map is kept alive.
    Living,
    /// `CJM8xx`: needs, ratings, scales.
    Value,
    /// `CJM9xx`: how it is worded.
    Wording,
}

impl Family {
    /// The word that selects it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Shape => "shape",
            Self::References => "references",
            Self::Structure => "structure",
            Self::Experience => "experience",
            Self::Evidence => "evidence",
            Self::Action => "action",
            Self::Living => "living",
            Self::Value => "value",
            Self::Wording => "wording",
        }
    }

    /// The first digit of its rules' codes.
    pub const fn digit(self) -> char {
        match self {
            Self::Text => '0',
            Self::Shape => '1',
            Self::References => '2',
            Self::Structure => '3',
            Self::Experience => '4',
            Self::Evidence => '5',
            Self::Action => '6',
            Self::Living => '7',
            Self::Value => '8',
            Self::Wording => '9',
        }
    }
}

/// What a rule looks at; the walk over the document calls it there.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// The reader finds it.
    Reader,
    Document(fn(&mut Context<'_>, &Document, &Path<'_>)),
    Persona(fn(&mut Context<'_>, &Persona, &Path<'_>)),
    Need(fn(&mut Context<'_>, &Need, &Path<'_>)),
    Metric(fn(&mut Context<'_>, &Metric, &Path<'_>)),
    Scale(fn(&mut Context<'_>, &Scale, &Path<'_>)),
    Evidence(fn(&mut Context<'_>, &Evidence, &Path<'_>)),
    KnowledgeGap(fn(&mut Context<'_>, &KnowledgeGap, &Path<'_>)),
    Map(fn(&mut Context<'_>, &Map, &Path<'_>)),
    Stage(fn(&mut Context<'_>, &Map, &Stage, &Path<'_>)),
    Step(fn(&mut Context<'_>, &Map, &Stage, &Step, &Path<'_>)),
    Opportunity(fn(&mut Context<'_>, &Map, &Opportunity, &Path<'_>)),
    Reading(fn(&mut Context<'_>, &Reading, &Path<'_>)),
    /// Every rating on a scale, with the scale it is read on.
    Rated(fn(&mut Context<'_>, Rated<'_>, &Path<'_>)),
    /// Every text for people.
    Words(fn(&mut Context<'_>, &str, Role, &Path<'_>)),
}

/// A rating as the walk meets it.
#[derive(Clone, Copy)]
pub(crate) struct Rated<'a> {
    /// What it is: `severity`, `rating of a need`.
    pub(crate) what: &'static str,
    pub(crate) measure: &'a Measure,
    /// The scale it names, else the default of its place; nothing if there is no such scale.
    pub(crate) scale: Option<&'a Scale>,
    /// Whether only its counts lie on the scale, not its value (a net promoter score).
    pub(crate) counts_only: bool,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A name or title.
    Label,
    /// A sentence or more.
    Prose,
}

/// A rule and its page of the manual.
pub struct Rule {
    /// `CJM` and three digits; never reused.
    pub code: &'static str,
    /// The name, in words joined by hyphens.
    pub name: &'static str,
    /// What kind of judgement it makes.
    pub family: Family,
    /// How much a finding matters unless configured otherwise.
    pub severity: Severity,
    /// Whether the recommended profile has it.
    pub recommended: bool,
    /// What it finds and why it matters, in Markdown.
    pub docs: &'static str,
    /// Where the rule comes from.
    pub sources: &'static [&'static str],
    /// A document that it finds fault with.
    pub bad: &'static str,
    /// The same document, mended.
    pub good: &'static str,
    /// The numbers it can be told.
    pub settings: &'static [Setting],
    pub(crate) check: Check,
}

impl Rule {
    /// Whether findings may be suppressed or stand in a baseline. What keeps a document from being
    /// read may not.
    pub(super) fn can_be_waived(&self) -> bool {
        !matches!((self.check, self.severity), (Check::Reader, Severity::Error))
    }

    /// The rule's page.
    pub fn url(&self) -> String {
        format!("{DOCS_URL}/rules/{}", self.name)
    }
}

/// Declares the one `RULE` of a file; the doc comment is its page.
macro_rules! rule {
    (
        $(#[doc = $docs:expr])+
        $code:literal $name:literal $family:ident $severity:ident $($recommended:ident)?,
        source: [$($source:expr),+ $(,)?],
        bad: $bad:expr,
        good: $good:expr,
        check: $check:expr
        $(, settings: [$($setting:expr),+ $(,)?])?
        $(,)?
    ) => {
        $(#[doc = $docs])+
        pub(crate) static RULE: $crate::check::Rule = $crate::check::Rule {
            code: $code,
            name: $name,
            family: $crate::check::Family::$family,
            severity: $crate::check::Severity::$severity,
            recommended: $crate::check::rule::recommended!($($recommended)?),
            docs: concat!($($docs, "\n"),+),
            sources: &[$($source),+],
            bad: $bad,
            good: $good,
            settings: &[$($($setting),+)?],
            check: $check,
        };
    };
}

macro_rules! recommended {
    () => {
        false
    };
    (recommended) => {
        true
    };
}

pub(crate) use {recommended, rule};
