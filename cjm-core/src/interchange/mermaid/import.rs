//! A Mermaid journey as a document: sections are stages, tasks steps, people personas, scores feelings.

use std::collections::{BTreeMap, BTreeSet};

use super::diagram::{Diagram, Oddity, Refusal, Task};
use super::entity::decode;
use super::script::trim;
use super::source::Source;
use crate::Error;
use crate::check::positions;
use crate::interchange::receipt::{Place, Receipt, Remark};
use crate::model::{Any, Document, Emotion, Id, Map, Measure, Note, Persona, Scale, Stage, Step};
use crate::read::{NewIds, shorten};

/// The member of a map that keeps what only Mermaid has.
pub(super) const KEPT: &str = "x-mermaid";
/// What Mermaid calls the range of its scores.
pub(super) const SCALE: &str = "likert5";
/// Remarks about the people of one task.
const MOST_ODDITIES: usize = 100;
/// Mermaid draws no more unless it is told to (`maxTextSize`).
const MOST_CHARACTERS: usize = 50_000;

/// The document that a text says, and what was made of it otherwise than Mermaid's author may have meant.
///
/// # Errors
/// [`Error::Foreign`] where Mermaid refuses the text.
pub(in crate::interchange) fn import(
    bytes: &[u8],
    title: Option<&str>,
) -> Result<(Document, Receipt), Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let help = "save the text as UTF-8".to_owned();
        foreign(bytes, error.valid_up_to(), "the text is not UTF-8".to_owned(), help)
    })?;
    let source = Source::new(text);
    let front = front_title(&source, bytes)?;
    let diagram = Diagram::parse(&source).map_err(|Refusal { at, message, help }| {
        foreign(bytes, source.origin(at), message, help.to_owned())
    })?;
    let mut import = Import {
        ids: NewIds::default(),
        personas: BTreeMap::new(),
        document: Document { cjm: Some(crate::FORMAT.to_owned()), ..Document::default() },
        told: Vec::new(),
    };
    let map = import.map(&diagram, title, front.as_deref());
    if text.encode_utf16().nth(MOST_CHARACTERS).is_some() {
        let message = format!(
            "more than {MOST_CHARACTERS} characters: Mermaid draws them only if `maxTextSize` allows it"
        );
        import.told.push((0, Remark::about(message, "")));
    }
    let receipt = import.receipt(&map, &diagram, &source, bytes);
    let mut document = import.document;
    document.maps.push(map);
    Ok((document, receipt))
}

fn foreign(bytes: &[u8], at: usize, message: String, help: String) -> Error {
    let (line, column) = positions(bytes, &[at]).first().copied().unwrap_or((1, 1));
    Error::Foreign { format: "mermaid", line, column, message, hint: Some(help) }
}

/// The title that stands in the YAML before the diagram.
#[cfg(feature = "yaml")]
fn front_title(source: &Source, bytes: &[u8]) -> Result<Option<String>, Error> {
    use crate::read::{Kind, Limits, Syntax, read};
    let Some((yaml, at)) = &source.front else { return Ok(None) };
    let reading = read(yaml.as_bytes(), Syntax::Yaml, &Limits::default());
    if let Some(fault) = reading.faults.iter().find(|fault| matches!(fault.code, "CJM001" | "CJM003")) {
        let message = format!("the YAML before the diagram cannot be read: {}", fault.message);
        return Err(foreign(bytes, at + fault.bytes.start, message, "mend it, or take it out".to_owned()));
    }
    let tape = &reading.tape;
    let title = if tape.len() == 0 { None } else { tape.get(0, "title") };
    Ok(title.and_then(|node| match tape.kind(node) {
        Kind::Object | Kind::List => None,
        _ => {
            Some(tape.string(node).map_or_else(|| tape.source(node).to_owned(), std::borrow::Cow::into_owned))
        }
    }))
}

#[cfg(not(feature = "yaml"))]
fn front_title(_: &Source, _: &[u8]) -> Result<Option<String>, Error> {
    Ok(None)
}

struct Import {
    ids: NewIds,
    /// The ids of people, by name.
    personas: BTreeMap<String, Id>,
    document: Document,
    /// Remarks, and the byte of the lexer's text that they are about.
    told: Vec<(usize, Remark)>,
}

impl Import {
    fn map(&mut self, diagram: &Diagram, title: Option<&str>, front: Option<&str>) -> Map {
        let own = decode(trim(&diagram.title));
        let own =
            if own.is_empty() { front.map(|front| trim(front).to_owned()).unwrap_or_default() } else { own };
        let title = title.map_or(own, str::to_owned);
        if title.is_empty() {
            self.tell(0, "the diagram has no title", "give the map one");
        }
        let title = if title.is_empty() { "Untitled".to_owned() } else { title };
        let mut map = Map { id: self.ids.of(&title, "map"), title: title.into(), ..Map::default() };
        let scale = self.scale(diagram);
        if diagram.tasks.iter().any(|task| task.section.is_none()) {
            map.stages.push(Stage { id: self.ids.of("", "stage"), ..Stage::default() });
        }
        let unnamed = map.stages.len();
        for section in &diagram.sections {
            let name = decode(trim(section));
            map.stages.push(Stage {
                id: self.ids.of(&name, "stage"),
                name: Some(name).filter(|name| !name.is_empty()).map(Into::into),
                ..Stage::default()
            });
        }
        for task in &diagram.tasks {
            let step = self.step(task, &scale);
            let stage = task.section.map_or(0, |section| section + unnamed);
            if let Some(stage) = map.stages.get_mut(stage) {
                stage.steps.push(step);
            }
        }
        map.personas = self.document.personas.iter().map(|persona| persona.id.clone()).collect();
        let kept: Vec<(String, Any)> = [("accTitle", &diagram.acc_title), ("accDescr", &diagram.acc_descr)]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), Any::String(decode(text))))
            .collect();
        if !kept.is_empty() {
            map.extra.push(KEPT, Any::Object(kept));
        }
        map
    }

    /// The scale of all scores: Mermaid's own 1 to 5, or, where one goes beyond, one that holds all.
    fn scale(&mut self, diagram: &Diagram) -> Id {
        let known = diagram.tasks.iter().filter(|task| is_known(task)).map(|task| task.score);
        let (low, high) =
            known.fold((1.0_f64, 5.0_f64), |(low, high), score| (low.min(score), high.max(score)));
        if (low, high) == (1.0, 5.0) {
            return SCALE.into();
        }
        let id = if low == 1.0 && high <= 10.0 {
            "ten".into()
        } else {
            let id = self.ids.of("mermaid-score", "scale");
            let (min, max) = (low.floor(), high.ceil());
            self.document.scales.push(Scale { id: id.clone(), min, max, ..Scale::default() });
            id
        };
        let message = format!(
            "scores run from {} to {}, Mermaid states 1 to 5: they keep their values, on scale `{id}`",
            crate::write::json::number(low),
            crate::write::json::number(high)
        );
        self.tell(0, message, "say what the ends of the scale mean, or mend the scores");
        id
    }

    fn step(&mut self, task: &Task, scale: &Id) -> Step {
        let name = decode(trim(&task.name));
        let shown = shorten(&name);
        let mut step = Step {
            id: self.ids.of(&name, "step"),
            name: Some(name.as_str().into()),
            actions: vec![Note::from(name.as_str())],
            ..Step::default()
        };
        if is_known(task) {
            let measure =
                Measure { value: Some(task.score), scale: Some(scale.clone()), ..Measure::default() };
            step.emotions.push(Emotion { measure, ..Emotion::default() });
        } else {
            self.no_score(task, &shown);
        }
        let mut named = BTreeSet::new();
        let mut oddities = 0;
        for person in &task.people {
            let person = decode(person);
            let is_nobody = person.is_empty();
            if !is_nobody {
                let id = self.persona(person.clone());
                if named.insert(id.clone()) {
                    step.personas.push(id);
                    continue;
                }
            }
            // Each may stand for a comma of a very long line.
            oddities += 1;
            if oddities > MOST_ODDITIES {
                continue;
            }
            let message = match is_nobody {
                true => format!("task `{shown}` has a comma or colon with nobody behind it"),
                false => format!("task `{shown}` names `{}` twice", shorten(&person)),
            };
            self.tell(task.at, message, "");
        }
        if !task.rest.is_empty() {
            let rest = shorten(&task.rest.join(":"));
            let message = format!("task `{shown}`: what stands behind the people is not read: `{rest}`");
            self.tell(task.at, message, "a colon in a name is `#58;`");
        }
        step
    }

    fn no_score(&mut self, task: &Task, name: &str) {
        let word = ["title", "section", "journey"].iter().any(|word| name.eq_ignore_ascii_case(word));
        let (message, help) = match task.written.as_str() {
            "" => (
                format!("task `{name}` has no score: Mermaid draws it as 0, here it is unknown"),
                "write a score from 1 to 5",
            ),
            _ if word => (format!("`{name}:` is read as a task"), "leave out the colon behind the word"),
            written => (
                format!("task `{name}`: `{}` is no number, the feeling stays unknown", shorten(written)),
                "write a score from 1 to 5; a colon in a name is `#58;`",
            ),
        };
        self.tell(task.at, message, help);
    }

    fn persona(&mut self, name: String) -> Id {
        if let Some(id) = self.personas.get(&name) {
            return id.clone();
        }
        let id = self.ids.of(&name, "persona");
        let persona = Persona { id: id.clone(), name: name.as_str().into(), ..Persona::default() };
        self.document.personas.push(persona);
        self.personas.insert(name, id.clone());
        id
    }

    fn tell(&mut self, at: usize, message: impl Into<String>, help: &'static str) {
        self.told.push((at, Remark::about(message, help)));
    }

    /// Remarks in the order of the text, with their places.
    fn receipt(&mut self, map: &Map, diagram: &Diagram, source: &Source, bytes: &[u8]) -> Receipt {
        let mut receipt = Receipt::new("mermaid");
        receipt.carry("stages", map.stages.len());
        receipt.carry("steps", diagram.tasks.len());
        receipt.carry("personas", self.document.personas.len());
        receipt.carry("emotions", diagram.tasks.iter().filter(|task| is_known(task)).count());
        for (at, oddity) in &diagram.oddities {
            self.told.push((*at, odd(oddity)));
        }
        self.told.sort_by_key(|(at, _)| *at);
        let places = |ats: Vec<usize>| positions(bytes, &ats);
        let told = places(self.told.iter().map(|(at, _)| source.origin(*at)).collect());
        for ((_, remark), (line, column)) in self.told.drain(..).zip(told) {
            receipt.remark(Remark { line: Some(line), column: Some(column), ..remark });
        }
        let mut lost: Vec<(usize, &str)> = Vec::new();
        lost.extend(
            diagram
                .tasks
                .iter()
                .filter(|task| !task.rest.is_empty())
                .map(|task| (task.at, "text behind the people of a task")),
        );
        lost.extend(
            diagram
                .tasks
                .iter()
                .filter(|task| !is_known(task) && !task.written.is_empty())
                .map(|task| (task.at, "score that is no number")),
        );
        lost.extend(
            diagram
                .oddities
                .iter()
                .filter(|(_, oddity)| matches!(oddity, Oddity::Cut(_)))
                .map(|(at, _)| (*at, "text behind a hash or percent sign")),
        );
        lost.sort_unstable();
        for ((_, what), (line, _)) in
            lost.iter().zip(places(lost.iter().map(|(at, _)| source.origin(*at)).collect()))
        {
            receipt.lose(what, Place::Line(line));
        }
        receipt
    }
}

/// Whether a task has a score that means something: nothing is no zero.
fn is_known(task: &Task) -> bool {
    task.score.is_finite() && !task.written.is_empty()
}

fn odd(oddity: &Oddity) -> Remark {
    match oddity {
        Oddity::Cut(text) => Remark::about(
            format!("Mermaid takes `{}` for a comment", shorten(trim(text))),
            "write `#35;` for a hash, `#37;` for a percent sign",
        ),
        Oddity::Title(title) => Remark::about(
            format!("a line that begins with `title` is the title, now `{}`", shorten(title)),
            "begin the name of a task with another word",
        ),
        Oddity::NextLine(word) => Remark::about(
            format!("`{word}` takes the next line for its name"),
            "write the name on the same line",
        ),
        Oddity::Kept => Remark::about(
            "behind something on the same line, `%%` begins no comment: it is part of the text",
            "put the comment on a line of its own",
        ),
    }
}
