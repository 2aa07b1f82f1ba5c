//! [`Form`]: how a value stands in a cell, and what a cell means.

use super::cell::Cell;
use crate::model::Any;
use crate::read::Shape;
use crate::write::json;

/// How the values of a member stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// Words for people, in one language or several.
    Text,
    /// A text as it is: an id, a date, a word of the author's.
    Plain,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words, one a line.
    Choices(&'static [&'static str]),
    /// The id or the name of another thing.
    Reference,
    /// Several of them, one a line.
    References,
    Number,
    /// Several numbers, with blanks or semicolons between.
    Numbers,
    /// `yes` or `no`.
    Truth,
    /// `yes`, or why.
    Because,
    /// Texts, one a line.
    Lines,
    /// `name: value`, one a line.
    Pairs,
    /// A duration, or the least and the most: `PT3H to PT10H`.
    Span,
}

/// What stands between the least and the most.
const TO: &str = " to ";

impl Form {
    /// How values of this shape stand in a cell; `refers` where they name other things.
    pub(super) fn of(shape: &'static Shape, refers: bool) -> Option<Self> {
        Some(match shape {
            Shape::Text | Shape::Form(_) if refers => Self::Reference,
            Shape::Text | Shape::Form(_) => Self::Plain,
            Shape::Choice(words) => Self::Choice(words),
            Shape::Number { .. } | Shape::Whole { .. } => Self::Number,
            Shape::Bool => Self::Truth,
            Shape::List(Shape::Choice(words)) => Self::Choices(words),
            Shape::List(Shape::Form(_)) if refers => Self::References,
            Shape::List(Shape::Number { .. }) => Self::Numbers,
            Shape::List(_) => Self::Lines,
            Shape::Map(_) => Self::Pairs,
            Shape::Either([Shape::True, ..]) => Self::Because,
            Shape::Either([Shape::Number { .. }, ..]) => Self::Number,
            Shape::Either([Shape::Form(_), ..]) => Self::Span,
            Shape::Either(_) => Self::Text,
            Shape::Any | Shape::True | Shape::Object(_) => return None,
        })
    }

    /// The cell that shows the value; nothing where no cell can.
    pub(super) fn shown(self, value: &Any) -> Option<Cell> {
        match (self, value) {
            (
                Self::Text | Self::Plain | Self::Choice(_) | Self::Reference | Self::Because,
                Any::String(text),
            ) => Cell::text(text),
            (Self::Span, Any::String(text)) => Cell::text(text),
            (Self::Span, Any::Object(ends)) => match ends.as_slice() {
                [(min, Any::String(least)), (max, Any::String(most))] if min == "min" && max == "max" => {
                    Cell::text(&format!("{least}{TO}{most}"))
                }
                _ => None,
            },
            (Self::Number, Any::Number(text)) => text.parse().ok().map(Cell::Number),
            (Self::Truth, Any::Bool(value)) => Cell::text(if *value { "yes" } else { "no" }),
            (Self::Because, Any::Bool(true)) => Cell::text("yes"),
            (Self::Choices(_) | Self::References | Self::Lines, Any::List(items)) => {
                let lines: Vec<&str> = items.iter().map(Any::as_str).collect::<Option<_>>()?;
                Cell::text(&lines.join("\n"))
            }
            (Self::Numbers, Any::List(items)) => {
                let number = |item: &Any| match item {
                    Any::Number(text) => Some(text.clone()),
                    _ => None,
                };
                let numbers: Vec<String> = items.iter().map(number).collect::<Option<_>>()?;
                Cell::text(&numbers.join("; "))
            }
            (Self::Pairs, Any::Object(members)) => {
                let line = |(name, value): &(String, Any)| match value {
                    Any::String(text) | Any::Number(text) => Some(format!("{name}: {text}")),
                    _ => None,
                };
                let lines: Vec<String> = members.iter().map(line).collect::<Option<_>>()?;
                Cell::text(&lines.join("\n"))
            }
            _ => None,
        }
    }

    /// What a cell means. `resolve` gives the id of a name and tells what it does not find.
    pub(super) fn meant(
        self,
        cell: &Cell,
        resolve: &mut dyn FnMut(&str) -> Vec<String>,
    ) -> Result<Any, String> {
        let words = cell.words();
        let strings = |items: Vec<String>| Any::List(items.into_iter().map(Any::String).collect());
        Ok(match self {
            Self::Text | Self::Plain => Any::String(words),
            Self::Span => match words.split_once(TO) {
                Some((least, most)) => {
                    let end = |name: &str, text: &str| (name.to_owned(), Any::String(text.trim().to_owned()));
                    Any::Object(vec![end("min", least), end("max", most)])
                }
                None => Any::String(words),
            },
            Self::Choice(known) => Any::String(choice(&words, known)),
            Self::Choices(known) => {
                let parts = words.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
                strings(parts.map(|part| choice(part, known)).collect())
            }
            Self::Reference => match resolve(&words).into_iter().next() {
                Some(id) => Any::String(id),
                None => Any::Null,
            },
            Self::References => strings(lines(&words).flat_map(resolve).collect()),
            Self::Number => Any::Number(number(cell, &words)?),
            Self::Numbers => {
                let parts = words.split(['\n', ';', ' ']).map(|part| part.trim_end_matches(','));
                let parts = parts.filter(|part| !part.is_empty());
                let numbers = parts.map(|part| number(&Cell::Text(part.to_owned()), part).map(Any::Number));
                Any::List(numbers.collect::<Result<_, _>>()?)
            }
            Self::Truth => {
                Any::Bool(truth(&words).ok_or_else(|| format!("`{words}` is neither yes nor no"))?)
            }
            Self::Because => match truth(&words) {
                Some(true) => Any::Bool(true),
                Some(false) => Any::Null,
                None => Any::String(words),
            },
            Self::Lines => strings(lines(&words).map(str::to_owned).collect()),
            Self::Pairs => {
                let mut members = Vec::new();
                for line in lines(&words) {
                    let (name, value) =
                        line.split_once(':').ok_or_else(|| format!("`{line}` is not `name: value`"))?;
                    let value = value.trim();
                    let value = match value.parse::<f64>() {
                        Ok(number) if number.is_finite() && json::number(number) == value => {
                            Any::Number(value.to_owned())
                        }
                        _ => Any::String(value.to_owned()),
                    };
                    members.push((name.trim().to_owned(), value));
                }
                Any::Object(members)
            }
        })
    }
}

/// The lines that say something.
pub(super) fn lines(words: &str) -> impl Iterator<Item = &str> {
    words.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The word of the list that is meant: neither case nor blanks count.
fn choice(text: &str, known: &[&str]) -> String {
    let folded = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let meant = known.iter().find(|word| folded(word) == folded(text));
    meant.map_or_else(|| text.to_owned(), |word| (*word).to_owned())
}

fn number(cell: &Cell, words: &str) -> Result<String, String> {
    let value = match cell {
        Cell::Number(value) => Some(*value),
        Cell::Text(_) => words.parse().ok(),
        Cell::Truth(_) => None,
    };
    let value = value.filter(|value: &f64| value.is_finite());
    value.map(json::number).ok_or_else(|| format!("`{}` is not a number", crate::read::shorten(words)))
}

fn truth(words: &str) -> Option<bool> {
    match words.to_lowercase().as_str() {
        "yes" | "true" | "x" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::interchange::workbook::cell::Cell;
    use crate::model::Any;

    fn meant(form: Form, text: &str) -> Result<Any, String> {
        form.meant(&Cell::Text(text.to_owned()), &mut |name| vec![name.to_lowercase()])
    }

    fn list(items: &[&str]) -> Any {
        Any::List(items.iter().map(|item| Any::String((*item).to_owned())).collect())
    }

    #[test]
    fn people_write_words_numbers_and_truth_in_their_own_ways() {
        let words = &["dayInTheLife", "journey"];
        assert_eq!(meant(Form::Choice(words), "Day in the life"), Ok(Any::String("dayInTheLife".to_owned())));
        assert_eq!(meant(Form::Choice(words), "travel"), Ok(Any::String("travel".to_owned())));
        assert_eq!(
            meant(Form::Choices(words), "Journey, day in the life"),
            Ok(list(&["journey", "dayInTheLife"]))
        );
        assert_eq!(meant(Form::Number, " 4.50 "), Ok(Any::Number("4.5".to_owned())));
        assert_eq!(meant(Form::Number, "4,5"), Err("`4,5` is not a number".to_owned()));
        assert_eq!(meant(Form::Numbers, "3, 5; 9"), meant(Form::Numbers, "3\n5\n9"));
        assert_eq!(meant(Form::Truth, "Yes"), Ok(Any::Bool(true)));
        assert!(meant(Form::Truth, "maybe").is_err());
        let span = Form::Span.shown(&meant(Form::Span, "PT3H to PT10H").unwrap());
        assert_eq!(span, Some(Cell::Text("PT3H to PT10H".to_owned())));
        assert_eq!(meant(Form::Because, "x"), Ok(Any::Bool(true)));
        assert_eq!(meant(Form::Lines, "a, b\n\n c "), Ok(list(&["a, b", "c"])));
        assert_eq!(
            meant(Form::Pairs, "age: 34\ncity: Lyon"),
            Ok(Any::Object(vec![
                ("age".to_owned(), Any::Number("34".to_owned())),
                ("city".to_owned(), Any::String("Lyon".to_owned()))
            ]))
        );
    }
}
