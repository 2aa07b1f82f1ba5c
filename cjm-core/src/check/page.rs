//! A rule's page of the manual, and the rule as JSON.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::{Options, Profile, Rule, Safety, Severity, check, registry};
use crate::Error;
use crate::error::nearest;
use crate::write::json;

impl Severity {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Hint => "hint",
        }
    }
}

impl Rule {
    /// What it finds, in a sentence.
    pub fn summary(&self) -> String {
        let text = self.text();
        let paragraph = text.split("\n\n").next().unwrap_or_default();
        let end = [". ", ": "].iter().filter_map(|end| paragraph.find(end)).min();
        let sentence = end.and_then(|end| paragraph.get(..end)).unwrap_or(paragraph);
        sentence.trim_end_matches('.').to_owned()
    }

    /// The doc comment as Markdown: one line a paragraph.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.docs.lines().map(str::trim).collect();
        lines.split(|line| line.is_empty()).map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n")
    }

    /// Whether it mends its bad example, and how safely.
    pub fn fix(&self) -> Option<Safety> {
        let select = Some(vec![self.code.to_owned()]);
        let today = Some("2026-11-21".to_owned());
        // What no longer needs to be ignored shows only where all rules run.
        let (profile, select) =
            if self.recommended { (Profile::Recommended, None) } else { (Profile::Minimal, select) };
        let options = Options { profile, select, today, ..Options::default() };
        let report = check(self.bad.as_bytes(), &options).ok()?;
        let found = report.diagnostics.into_iter().find(|found| found.code == self.code)?;
        found.fixes.first().map(|fix| fix.safety)
    }

    /// The page in Markdown.
    pub fn page(&self) -> String {
        let (code, name, severity, family) =
            (self.code, self.name, self.severity.as_str(), self.family.as_str());
        let profile = if self.recommended { "recommended" } else { "strict" };
        let mut page = format!(
            "# {name}\n\n`{code}` · {severity} · family `{family}` · from profile `{profile}`\n\n{}\n\n\
             A document that it finds fault with:\n\n```json\n{}\n```\n\nThe same, mended:\n\n```json\n{}\n```\n",
            self.text(),
            self.bad,
            self.good,
        );
        match self.fix() {
            Some(Safety::Safe) => page.push_str("\n`cjm check --fix` can mend it.\n"),
            Some(Safety::Unsafe) => {
                page.push_str("\n`cjm check --unsafe-fixes` can mend it; look at what it did.\n")
            }
            None => {}
        }
        if !self.settings.is_empty() {
            page.push_str("\nOptions:\n\n| name | what it is | default |\n|---|---|--:|\n");
            for setting in self.settings {
                let (name, about, default) = (setting.name, setting.about, json::number(setting.default));
                page.push_str(&format!("| `{name}` | {about} | {default} |\n"));
            }
        }
        page.push_str("\nSources:\n\n");
        for source in self.sources {
            page.push_str(&format!("- {source}\n"));
        }
        page
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rule = serializer.serialize_struct("Rule", 13)?;
        rule.serialize_field("code", self.code)?;
        rule.serialize_field("name", self.name)?;
        rule.serialize_field("family", &self.family)?;
        rule.serialize_field("severity", &self.severity)?;
        rule.serialize_field("recommended", &self.recommended)?;
        rule.serialize_field("summary", &self.summary())?;
        rule.serialize_field("docs", &self.text())?;
        rule.serialize_field("sources", self.sources)?;
        rule.serialize_field("options", self.settings)?;
        if let Some(fix) = self.fix() {
            rule.serialize_field("fix", &fix)?;
        }
        rule.serialize_field("bad", self.bad)?;
        rule.serialize_field("good", self.good)?;
        rule.serialize_field("url", &self.url())?;
        rule.end()
    }
}

/// The rules that a selector names (code, name, family, beginning of a code); all without one.
///
/// # Errors
/// [`Error::UnknownRule`] if it names none.
pub fn select(selector: Option<&str>) -> Result<Vec<&'static Rule>, Error> {
    let Some(selector) = selector else { return Ok(registry::rules().collect()) };
    let found: Vec<&'static Rule> = registry::rules().filter(|rule| rule.is_named(selector)).collect();
    if found.is_empty() {
        let known = registry::rules().flat_map(|rule| [rule.code, rule.name, rule.family.as_str()]);
        return Err(Error::UnknownRule {
            selector: selector.to_owned(),
            suggestion: nearest(selector, known),
        });
    }
    Ok(found)
}
