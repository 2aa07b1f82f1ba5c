//! [`Preset`]: how survey tools lay out their exports.

use super::sheet::{Row, Sheet};

/// How the table of an export is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Qualtrics: three heading rows (codes, questions, import ids); -99 = seen, not answered.
    Qualtrics,
    /// SurveyMonkey: two heading rows, a question stands once over all its columns.
    SurveyMonkey,
    /// Google Forms: one heading row, `Timestamp` first.
    GoogleForms,
    /// One heading row, one respondent a row, one question a column.
    PlainWide,
    /// One heading row, one answer a row.
    PlainLong,
}

const NAMES: [(&str, Preset); 5] = [
    ("qualtrics", Preset::Qualtrics),
    ("surveymonkey", Preset::SurveyMonkey),
    ("google-forms", Preset::GoogleForms),
    ("plain-wide", Preset::PlainWide),
    ("plain-long", Preset::PlainLong),
];

impl Preset {
    /// The names of all presets.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// The preset of this name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(own, _)| *own == name).map(|(_, preset)| *preset)
    }

    pub(super) fn heading_rows(self) -> usize {
        match self {
            Self::Qualtrics => 3,
            Self::SurveyMonkey => 2,
            Self::GoogleForms | Self::PlainWide | Self::PlainLong => 1,
        }
    }

    /// Whether the text says that nothing was answered.
    pub(super) fn is_blank(self, text: &str) -> bool {
        text.is_empty() || (self == Self::Qualtrics && text == "-99")
    }

    /// The columns that may say when somebody answered, best first.
    pub(super) fn time_columns(self) -> &'static [&'static str] {
        match self {
            Self::Qualtrics => &["RecordedDate", "EndDate", "StartDate"],
            Self::SurveyMonkey => &["End Date", "Start Date"],
            Self::GoogleForms => &["Timestamp"],
            Self::PlainWide | Self::PlainLong => &["time", "date"],
        }
    }

    /// Whether somebody only tried the questionnaire.
    pub(super) fn is_preview(self, sheet: &Sheet<'_>, row: &Row) -> bool {
        self == Self::Qualtrics
            && [("Status", ["Survey Preview", "1"]), ("DistributionChannel", ["preview", "preview"])]
                .iter()
                .any(|(name, tried)| {
                    sheet.column(name).is_ok_and(|at| at.is_some_and(|at| tried.contains(&row.cell(at))))
                })
    }
}
