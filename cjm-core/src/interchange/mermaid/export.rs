//! A map as a Mermaid journey, which Mermaid reads back: stages are sections, steps tasks, personas people.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::entity::encoded;
use super::import::KEPT;
use super::script::is_space;
use crate::Error;
use crate::interchange::loss::losses;
use crate::interchange::receipt::{Receipt, Remark};
use crate::model::{Document, Id, Map, Note, Persona, Step, Text};
use crate::write::json;

/// All that a journey diagram holds.
const HELD: [&str; 12] = [
    "/cjm",
    "/personas/*/name",
    "/maps/*/title",
    "/maps/*/personas",
    "/maps/*/x-mermaid/accTitle",
    "/maps/*/x-mermaid/accDescr",
    "/maps/*/stages/*/name",
    "/maps/*/stages/*/steps/*/name",
    "/maps/*/stages/*/steps/*/personas",
    "/maps/*/stages/*/steps/*/emotions/*/value",
    "/maps/*/stages/*/steps/*/emotions/*/counts",
    "/maps/*/stages/*/steps/*/emotions/*/scale",
];

/// The neutral face: what stands where no feeling is known.
const NEUTRAL: f64 = 3.0;

/// The text of the diagram, and what it cannot hold.
pub(in crate::interchange) fn export(
    document: &Document,
    map: &Map,
    language: Option<&str>,
) -> Result<(String, Receipt), Error> {
    let language = language.or(document.language.as_deref());
    let receipt = Receipt::new("mermaid");
    let out = "journey\n".to_owned();
    let mut export = Export { document, map, language, receipt, out, brought: 0, means: 0, unknown: 0 };
    export.head();
    for (at, stage) in map.stages.iter().enumerate() {
        let name = stage.name.as_ref().map(|name| export.said(name)).unwrap_or_default();
        // What has no name can stand before the first section.
        if !name.is_empty() || at > 0 {
            let name = if name.is_empty() { stage.id.to_string() } else { name };
            let _ = writeln!(export.out, "    section {}", escaped(&name));
        }
        export.receipt.carry("stages", 1);
        for step in &stage.steps {
            let name = stage.name_of(step).map(|name| export.said(name)).unwrap_or_default();
            export.task(step, &if name.is_empty() { step.id.to_string() } else { name });
        }
    }
    export.receipts()?;
    Ok((export.out, export.receipt))
}

struct Export<'a> {
    document: &'a Document,
    map: &'a Map,
    language: Option<&'a str>,
    receipt: Receipt,
    out: String,
    /// Steps whose feeling was brought onto 1 to 5, is the mean of several, is not known.
    brought: usize,
    means: usize,
    unknown: usize,
}

impl Export<'_> {
    /// A text on one line.
    fn said(&self, text: &Text) -> String {
        line(text.in_language(self.language))
    }

    fn head(&mut self) {
        let title = self.said(&self.map.title);
        if !title.is_empty() {
            let _ = writeln!(self.out, "    title {}", escaped(&title));
        }
        let kept = |name: &str| {
            self.map.extra.get(KEPT).and_then(|kept| kept.get(name)).and_then(|kept| kept.as_str())
        };
        if let Some(title) = kept("accTitle").map(line).filter(|title| !title.is_empty()) {
            let _ = writeln!(self.out, "    accTitle: {}", escaped(&title));
        }
        if let Some(description) = kept("accDescr") {
            let lines: Vec<String> = description.lines().map(line).filter(|line| !line.is_empty()).collect();
            match lines.as_slice() {
                [] => {}
                [only] => {
                    let _ = writeln!(self.out, "    accDescr: {}", escaped(only));
                }
                several => {
                    let several: Vec<String> =
                        several.iter().map(|line| escaped(line).replace('}', "#125;")).collect();
                    let _ =
                        write!(self.out, "    accDescr {{\n        {}\n    }}\n", several.join("\n        "));
                }
            }
        }
    }

    fn task(&mut self, step: &Step, name: &str) {
        let score = self.score(step);
        let number = json::number(score.unwrap_or(NEUTRAL));
        let people: Vec<String> = self
            .people(step)
            .iter()
            .map(|persona| escaped(&self.said(&persona.name)).replace(',', "#44;"))
            .filter(|name| !name.is_empty())
            .collect();
        let _ = write!(self.out, "      {}: {number}", task_name(name));
        if !people.is_empty() {
            let _ = write!(self.out, ": {}", people.join(", "));
        }
        self.out.push('\n');
        self.receipt.carry("steps", 1);
        self.receipt.carry("emotions", usize::from(score.is_some()));
        self.unknown += usize::from(score.is_none());
    }

    /// Who takes a step: its own personas, else all of the map's.
    fn people(&self, step: &Step) -> Vec<&Persona> {
        if step.personas.is_empty() {
            return self.document.personas_of(self.map).collect();
        }
        step.personas.iter().filter_map(|id| self.document.persona(id.as_str())).collect()
    }

    /// The feeling of a step from 1 to 5: as it is on a scale from 1 to 5, else brought onto it; of
    /// several the mean.
    fn score(&mut self, step: &Step) -> Option<f64> {
        let mut scores = Vec::new();
        let mut changed = false;
        for emotion in &step.emotions {
            let Some(scale) = self.document.scale_of(&emotion.measure, "emotion5") else { continue };
            let Some(value) = emotion.measure.value_on(scale) else { continue };
            let Some(unit) = scale.unit(value) else {
                let message =
                    format!("step `{}`: {} is off scale `{}`", step.id, json::number(value), scale.id);
                self.receipt.remark(Remark::about(message, "the score is left out"));
                continue;
            };
            let same = (scale.min, scale.max, scale.reversed.unwrap_or_default()) == (1.0, 5.0, false);
            changed |= !same;
            scores.push(if same { value } else { 1.0 + 4.0 * unit });
        }
        let sum: f64 = scores.iter().sum();
        let mean = sum / scores.len() as f64;
        match scores.len() {
            0 => None,
            1 if !changed => Some(mean),
            count => {
                self.brought += usize::from(changed);
                self.means += usize::from(count > 1);
                Some((mean * 100.0).round() / 100.0)
            }
        }
    }

    fn receipts(&mut self) -> Result<(), Error> {
        let used: BTreeSet<&Id> =
            self.map.steps().flat_map(|(_, step)| self.people(step)).map(|persona| &persona.id).collect();
        self.receipt.carry("personas", used.len());
        // An action that says no more than the name of its step is not lost.
        let mut held = self.document.clone();
        let steps = held.maps.iter_mut().flat_map(|map| &mut map.stages).flat_map(|stage| &mut stage.steps);
        for step in steps {
            if let (Some(Text::Plain(name)), [only]) = (&step.name, step.actions.as_slice())
                && *only == Note::from(name.as_str())
            {
                step.actions.clear();
            }
        }
        losses(&held, &self.map.id, &HELD, &mut self.receipt)?;
        let empty = self.map.stages.iter().filter(|stage| stage.steps.is_empty()).count();
        let told = [
            (self.brought, "feelings were brought onto Mermaid's 1 to 5, to two decimals", ""),
            (self.means, "steps have several feelings: the score is their mean", ""),
            (
                self.unknown,
                "steps have no known feeling: Mermaid needs a score, so 3 stands there",
                "give them `emotions`",
            ),
            (empty, "stages have no steps: Mermaid does not draw them", ""),
        ];
        for (count, what, help) in told.into_iter().filter(|(count, ..)| *count > 0) {
            self.receipt.remark(Remark::about(format!("{count} {what}"), help));
        }
        if self.unknown > 0 {
            let _ = writeln!(
                self.out,
                "%% {} steps have no known feeling: their score 3 stands for none",
                self.unknown
            );
        }
        Ok(())
    }
}

/// A text without line breaks, and without blanks that mean nothing.
fn line(text: &str) -> String {
    let words = text.split(|character: char| is_space(character) || character.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text in which nothing means anything to Mermaid's grammar.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let comment = character == '%'
            && (before.is_none_or(|before| before == '%') || characters.peek() == Some(&'%'));
        // The last is how Mermaid marks what is escaped.
        if comment || matches!(character, ':' | ';' | '#' | '<' | 'ﬂ') {
            out.push_str(&encoded(character));
        } else {
            out.push(character);
        }
        before = Some(character);
    }
    out
}

/// The name of a task, which must not begin with a word of Mermaid's own.
fn task_name(name: &str) -> String {
    let first = name.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
    let own = ["journey", "title", "section", "accTitle", "accDescr"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(first));
    let mut characters = name.chars();
    match characters.next().filter(|_| own) {
        Some(letter) => format!("{}{}", encoded(letter), escaped(characters.as_str())),
        None => escaped(name),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, line, task_name};

    #[test]
    fn what_mermaid_would_take_for_grammar_is_escaped() {
        assert_eq!(escaped("At 10:30; #1 50% %% <b>"), "At 10#58;30#59; #35;1 50% #37;#37; #60;b>");
        assert_eq!(escaped("%a"), "#37;a");
        assert_eq!(line(" a\r\n b\u{feff}\u{0}c "), "a b c");
    }

    #[test]
    fn words_of_mermaid_s_own_are_hidden() {
        for (name, written) in [
            ("Journey begins", "#74;ourney begins"),
            ("title", "#116;itle"),
            ("Section: a", "#83;ection#58; a"),
            ("accDescr {", "#97;ccDescr {"),
            ("Journeyman call", "Journeyman call"),
        ] {
            assert_eq!(task_name(name), written);
        }
    }
}
