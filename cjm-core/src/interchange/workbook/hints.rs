//! [`Hint`]: what the author of a document says beside it, in comments and in the questions for a workshop.

use super::layout::SHEETS;
use crate::read::{Kind, Tape};

/// A remark of the author's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hint {
    /// The thing that it stands at, in words; empty = the document.
    pub(super) about: String,
    pub(super) text: String,
}

/// The member of a document with the questions that a workshop asks.
const WORKSHOP: &str = "x-workshop";

/// The comments of a text in their order, those of one place together, and the questions.
pub(super) fn hints(tape: &Tape<'_>) -> Vec<Hint> {
    let mut hints = comments(tape);
    let questions = tape.get(0, WORKSHOP).filter(|&node| tape.kind(node) == Kind::List);
    for item in questions.into_iter().flat_map(|list| tape.items(list)) {
        let said = |name| tape.get(item, name).and_then(|node| tape.string(node));
        if let Some(question) = said("question") {
            let becomes = said("becomes").unwrap_or_default();
            hints.push(Hint { about: format!("Ask: {becomes}"), text: question.into_owned() });
        }
    }
    hints
}

/// Comments stand between values and names, where nothing else has a `#` behind a blank.
fn comments(tape: &Tape<'_>) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut last: Option<u32> = None;
    let mut reached = 0;
    let leaves = (0..tape.len() as u32).filter(|&node| !matches!(tape.kind(node), Kind::Object | Kind::List));
    for leaf in leaves.map(Some).chain([None]) {
        let bytes = leaf.map_or(tape.text().len()..tape.text().len(), |leaf| tape.bytes(leaf));
        // An alias stands for values further above.
        let Some(between) = tape.text().get(reached..bytes.start) else { continue };
        for (at, line) in between.split('\n').enumerate() {
            let Some(text) = comment(line, at == 0 && reached > 0) else { continue };
            // Behind a value it is about that, on a line of its own about what comes next.
            let is_behind = at == 0 && last.is_some();
            let node = if is_behind { last } else { leaf.or(last) };
            let about = node.map(|node| about(tape, node)).unwrap_or_default();
            match hints.last_mut().filter(|hint| !is_behind && hint.about == about) {
                Some(hint) => hint.text = format!("{}\n{text}", hint.text),
                None => hints.push(Hint { about, text: text.to_owned() }),
            }
        }
        reached = bytes.end;
        last = leaf;
    }
    hints.iter_mut().for_each(|hint| hint.text = hint.text.trim().to_owned());
    hints.retain(|hint| !hint.text.is_empty());
    hints
}

/// What a line says behind its `#`; the first of a gap `begins` behind a value.
fn comment(line: &str, begins: bool) -> Option<&str> {
    let blank = |(at, _): &(usize, &str)| match line.get(..*at) {
        Some("") => !begins,
        before => before.is_some_and(|before| before.ends_with([' ', '\t'])),
    };
    let (at, _) = line.match_indices('#').find(blank)?;
    let text = line.get(at + 1..)?.trim_end();
    Some(text.strip_prefix(' ').unwrap_or(text))
}

/// A place in the words of the sheets: `Steps: Look in, Doing`.
fn about(tape: &Tape<'_>, node: u32) -> String {
    let mut thing = String::new();
    let mut members: Vec<String> = Vec::new();
    let mut sheet = None;
    for link in tape.lineage(node) {
        if tape.kind(link.holder) == Kind::Object {
            members.push(tape.name(link.place).into_owned());
            continue;
        }
        let Some(id) = tape.get(link.node, "id").and_then(|id| tape.string(id)) else {
            members.push("0".to_owned());
            continue;
        };
        let list = members.last().map(String::as_str).unwrap_or_default();
        sheet = SHEETS.iter().find(|sheet| sheet.kind.is_some() && sheet.path.last() == Some(&list));
        let name = sheet.and_then(|sheet| tape.string(tape.get(link.node, sheet.name_member()?)?));
        thing = name.unwrap_or(id).into_owned();
        members.clear();
    }
    if thing.is_empty() {
        // Above the whole document, and above one of its lists.
        let list = members.first().map(String::as_str).unwrap_or_default();
        let sheet = SHEETS.iter().find(|sheet| sheet.path == [list]);
        return sheet.map_or("", |sheet| sheet.title).to_owned();
    }
    let path = members.join("/");
    let title = |sheet: &super::layout::Sheet| {
        let shows = |member: &str| member == path || member.starts_with(&format!("{path}/"));
        Some(sheet.columns.iter().find(|column| !path.is_empty() && shows(column.member))?.title)
    };
    let column = sheet.and_then(title).or(members.first().map(String::as_str)).filter(|_| path != "id");
    let titled = sheet.map_or("", |sheet| sheet.title);
    match column {
        Some(column) => format!("{titled}: {thing}, {column}"),
        None => format!("{titled}: {thing}"),
    }
}

#[cfg(all(test, feature = "yaml"))]
mod tests {
    use super::{Hint, hints};
    use crate::read::{Limits, Syntax, read};

    #[test]
    fn comments_are_told_with_the_thing_that_they_stand_at() {
        let text = "# Begin here.\n#   indented\ncjm: '1.0' # version\n\n# for whom\npersonas:\n  - { id: kim, name: \"Kim #1\" }\nmaps:\n  \
                    - id: m\n    title: M\n    basis: actual # one day\n    stages:\n      - id: a\n        steps:\n          \
                    # the first one\n          - id: look\n            name: Look in\n            emotions: [0.5] # -2 to 2\n            \
                    # one a line\n            actions: [a#b, 'c # d']\n            thoughts:\n              - |\n                # no comment\n# the end\n\
                    x-workshop: [{ question: Who?, becomes: personas }]\n";
        let reading = read(text.as_bytes(), Syntax::Yaml, &Limits::default());
        let expected = [
            ("", "Begin here.\n  indented"),
            ("", "version"),
            ("Personas", "for whom"),
            ("Map: M, Basis", "one day"),
            ("Steps: Look in", "the first one"),
            ("Steps: Look in, Feeling (-2 to 2)", "-2 to 2"),
            ("Steps: Look in, Doing", "one a line"),
            ("", "the end"),
            ("Ask: personas", "Who?"),
        ];
        let expected = expected.map(|(about, text)| Hint { about: about.to_owned(), text: text.to_owned() });
        let expected: Vec<Hint> = expected.into();
        assert_eq!(hints(&reading.tape), expected);
    }
}
