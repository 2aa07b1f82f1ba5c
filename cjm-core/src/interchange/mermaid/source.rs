//! [`Source`]: a text as Mermaid's lexer gets to see it, and where each part of it stood before.

use std::ops::Range;

use super::script::{is_space, is_word, spaces};

/// A text with edits.
pub(super) struct Source {
    pub(super) text: String,
    /// Byte here and byte in the original, ascending; from one to the next both count alike.
    marks: Vec<(usize, usize)>,
    /// The YAML before the diagram, and where it stands in the original.
    pub(super) front: Option<(String, usize)>,
}

type Edit = (Range<usize>, &'static str);

impl Source {
    /// All that Mermaid does to a text before it parses it.
    pub(super) fn new(original: &str) -> Self {
        let mut source = Self { text: original.to_owned(), marks: vec![(0, 0)], front: None };
        source.rewrite(&line_breaks(&source.text));
        // As on a page, where Mermaid trims its text first: YAML may stand below blank lines.
        let blank = source.text.get(..spaces(&source.text)).and_then(|blank| blank.rfind('\n'));
        source.rewrite(&[(0..blank.map_or(0, |at| at + 1), "")]);
        source.rewrite(&attributes(&source.text));
        if let Some((whole, yaml)) = front_matter(&source.text) {
            source.front =
                source.text.get(yaml.clone()).map(|text| (text.to_owned(), source.origin(yaml.start)));
            source.rewrite(&[(whole, "")]);
        }
        source.rewrite(&directives(&source.text));
        source.rewrite(&comments(&source.text));
        source.rewrite(&[(0..spaces(&source.text), "")]);
        for word in ["style", "classDef"] {
            source.rewrite(&style_ends(&source.text, word));
        }
        source.rewrite(&entities(&source.text));
        source.text.push('\n');
        source
    }

    /// The byte of the original that became the byte at `at`.
    pub(super) fn origin(&self, at: usize) -> usize {
        let before = self.marks.partition_point(|&(here, _)| here <= at);
        let mark = before.checked_sub(1).and_then(|index| self.marks.get(index)).copied();
        let (here, there) = mark.unwrap_or_default();
        there + (at - here)
    }

    /// Puts texts in place of ranges, which ascend and do not overlap.
    fn rewrite(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut marks = Vec::with_capacity(self.marks.len() + edits.len() * 2);
        let mut old = self.marks.iter().copied().peekable();
        let end = (self.text.len()..self.text.len(), "");
        let mut from = 0;
        for (range, with) in edits.iter().chain([&end]) {
            marks.push((text.len(), self.origin(from)));
            while let Some(&(here, there)) = old.peek().filter(|&&(here, _)| here < range.start) {
                if here > from {
                    marks.push((text.len() + here - from, there));
                }
                old.next();
            }
            text.push_str(self.text.get(from..range.start).unwrap_or_default());
            marks.push((text.len(), self.origin(range.start)));
            text.push_str(with);
            from = range.end;
        }
        (self.text, self.marks) = (text, marks);
    }
}

/// `\r\n` and `\r` become `\n`.
fn line_breaks(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let long = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    text.match_indices('\r').map(|(at, _)| (at..at + 1 + usize::from(long(at)), "\n")).collect()
}

/// The attributes of HTML tags get single quotes.
fn attributes(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(at) = find(text, from, "<") {
        from = at + 1;
        let rest = text.get(from..).unwrap_or_default();
        if !rest.starts_with(is_word) {
            continue;
        }
        let name = from + rest.len() - rest.trim_start_matches(is_word).len();
        let Some(end) = find(text, name, ">") else { break };
        let tag = text.get(..end).unwrap_or_default();
        let mut inside = name;
        while let Some(open) = find(tag, inside, "=\"") {
            let Some(close) = find(tag, open + 2, "\"") else { break };
            edits.push((open + 1..open + 2, "'"));
            edits.push((close..close + 1, "'"));
            inside = close + 1;
        }
        from = end + 1;
    }
    edits
}

/// `---`, YAML, `---` at the very start: all of it, and the YAML.
fn front_matter(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let indent = text.len() - text.trim_start_matches(|c| is_space(c) && c != '\n').len();
    let fence = format!("{}---", text.get(..indent)?);
    let after = fence.len();
    if !text.starts_with(&fence) {
        return None;
    }
    let closing = format!("\n{fence}");
    // The YAML begins behind the last line break of the blank lines, or an earlier one; from the second last
    // on all find the same end.
    let blank = text.get(after..after + spaces(text.get(after..)?))?;
    for (at, _) in blank.rmatch_indices('\n').take(2) {
        let start = after + at + 1;
        let mut from = start;
        while let Some(end) = find(text, from, &closing) {
            let behind = end + closing.len();
            let gap = text.get(behind..behind + spaces(text.get(behind..)?))?;
            if let Some(last) = gap.rfind('\n') {
                return Some((0..behind + last + 1, start..end));
            }
            from = end + 1;
        }
    }
    None
}

/// `%%{ … }%%`.
fn directives(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(at) = find(text, from, "%%{") {
        from = at + 1;
        let mut end = at + 3;
        let skip = |end: &mut usize, of: fn(char) -> bool| {
            let rest = text.get(*end..).unwrap_or_default();
            let taken = rest.len() - rest.trim_start_matches(of).len();
            *end += taken;
            taken > 0
        };
        skip(&mut end, is_space);
        if !skip(&mut end, is_word) {
            continue;
        }
        let word = end;
        skip(&mut end, is_space);
        if text.get(end..).is_some_and(|rest| rest.starts_with(':')) {
            end += 1;
        } else {
            end = word;
        }
        skip(&mut end, is_space);
        if !skip(&mut end, is_word) {
            let rest = text.get(end..).unwrap_or_default();
            let stops = |&(at, sign): &(usize, &str)| {
                sign != "}" || rest.get(at..).is_some_and(|rest| rest.starts_with("}%%"))
            };
            let stop = rest.match_indices(['}', '\u{2028}', '\u{2029}']).find(stops);
            end += stop.map_or(rest.len(), |(at, _)| at);
        }
        skip(&mut end, is_space);
        if text.get(end..).is_some_and(|rest| rest.starts_with("}%%")) {
            end += 3;
        }
        edits.push((at..end, ""));
        from = end;
    }
    edits
}

/// Lines that begin with `%%`, and the blank lines before them.
fn comments(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut line = 0;
    while let Some(rest) = text.get(line..).filter(|rest| !rest.is_empty()) {
        let start = line + spaces(rest);
        let content = text.get(start..).unwrap_or_default();
        if content.strip_prefix("%%").is_some_and(|said| !said.is_empty() && !said.starts_with(['{', '\n'])) {
            let stop = find(text, start, "\n").map_or(text.len(), |at| at + 1);
            edits.push((line..stop, ""));
            line = stop;
        } else {
            // ECMAScript has more ends of lines than Mermaid's grammar.
            let end = content.match_indices(['\n', '\u{2028}', '\u{2029}']).next();
            line = end.map_or(text.len(), |(at, sign)| start + at + sign.len());
        }
    }
    edits
}

/// A quirk: what looks like a style definition loses the last semicolon of its line.
fn style_ends(text: &str, word: &str) -> Vec<Edit> {
    if !text.contains(word) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        if let (Some(at), Some(last)) = (line.find(word), line.rfind(';')) {
            let between = line.get(at + word.len()..last).unwrap_or_default();
            let says = |run: &str| run.split_once(':').is_some_and(|(_, behind)| behind.contains('#'));
            if between.split(is_space).any(says) {
                edits.push((start + last..start + last + 1, ""));
            }
        }
        start += line.len();
    }
    edits
}

/// `#58;` and `#colon;` become marks that no rule of the lexer stumbles over.
fn entities(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(at) = find(text, from, "#") {
        from = at + 1;
        let rest = text.get(from..).unwrap_or_default();
        let name = rest.len() - rest.trim_start_matches(is_word).len();
        if name > 0 && rest.get(name..).is_some_and(|rest| rest.starts_with(';')) {
            let number = rest.get(..name).is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
            edits.push((at..at + 1, if number { super::entity::NUMBER } else { super::entity::NAME }));
            edits.push((from + name..from + name + 1, super::entity::END));
            from += name + 1;
        }
    }
    edits
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    text.get(from..)?.find(what).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn every_character_that_stays_knows_where_it_stood() {
        let original =
            "---\r\ntitle: x\r\n---\r\n%%{init: {'a':1}}%%\r\n\r\n%% said\r\n  journey\r\n T: 3: Ä#58;B\r\n";
        let source = Source::new(original);
        assert_eq!(source.text, "journey\n T: 3: Äﬂ°°58¶ßB\n\n");
        for word in ["journey", "T", "Ä", "58", "B"] {
            let here = source.text.find(word).unwrap();
            assert_eq!(
                original.get(source.origin(here)..).map(|rest| rest.starts_with(word)),
                Some(true),
                "{word}"
            );
        }
        assert_eq!(source.front, Some(("title: x".to_owned(), 5)));
    }

    #[test]
    fn nothing_before_the_diagram_is_left() {
        for (original, text) in [
            ("\u{feff}journey", "journey\n"),
            ("---\n\n---\njourney", "journey\n"),
            (" ---\na: 1\n ---\n journey", "journey\n"),
            ("---\na: 1\n----\njourney", "---\na: 1\n----\njourney\n"),
            ("%%{init}%%journey", "journey\n"),
            ("%%{wrap}%%\n%% a\n\n  %% b\n%%\njourney", "%%\njourney\n"),
            ("<b class=\"x\">S</b> a=\"b\"", "<b class='x'>S</b> a=\"b\"\n"),
            ("style a:#b;", "style a:#b\n"),
            ("style a:#b;c;", "style a:ﬂ°b¶ßc\n"),
        ] {
            assert_eq!(Source::new(original).text, text, "{original:?}");
        }
    }
}
