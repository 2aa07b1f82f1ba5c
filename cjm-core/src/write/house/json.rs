//! JSON in house form: indented by two blanks, small lists and objects on one line.

use super::{line_break, ordered};
use crate::read::{Kind, Shape, Tape, document_shape};
use crate::write::shape::item_of;

/// A list or object that holds no other stays on one line up to this width.
const WIDTH: usize = 100;

pub(super) fn house(tape: &Tape<'_>) -> String {
    let mut printer = Printer { tape, out: String::with_capacity(tape.text().len()), indent: 0 };
    printer.value(0, document_shape());
    printer.out.push('\n');
    // No JSON text holds a raw line break.
    match line_break(tape.text()) {
        "\n" => printer.out,
        other => printer.out.replace('\n', other),
    }
}

struct Printer<'t, 'a> {
    tape: &'t Tape<'a>,
    out: String,
    indent: usize,
}

impl Printer<'_, '_> {
    fn value(&mut self, node: u32, shape: &'static Shape) {
        let tape = self.tape;
        let brackets = match tape.kind(node) {
            Kind::Object => ['{', '}'],
            Kind::List => ['[', ']'],
            _ => return self.out.push_str(tape.source(node)),
        };
        // The parts: an optional name and a value each.
        let parts: Vec<(Option<u32>, u32, &'static Shape)> = if tape.kind(node) == Kind::Object {
            ordered(tape, node, shape)
                .into_iter()
                .map(|part| (Some(part.key), part.value, part.shape))
                .collect()
        } else {
            tape.items(node).map(|item| (None, item, item_of(shape))).collect()
        };
        let flat = self.fits(&parts);
        self.out.push(brackets[0]);
        self.indent += 2;
        for (at, &(key, value, shape)) in parts.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            if !flat {
                self.line();
            } else if key.is_some() || at > 0 {
                self.out.push(' ');
            }
            if let Some(key) = key {
                self.out.push_str(tape.source(key));
                self.out.push_str(": ");
            }
            self.value(value, shape);
        }
        self.indent -= 2;
        if !flat {
            self.line();
        } else if brackets[0] == '{' && !parts.is_empty() {
            self.out.push(' ');
        }
        self.out.push(brackets[1]);
    }

    fn fits(&self, parts: &[(Option<u32>, u32, &'static Shape)]) -> bool {
        let tape = self.tape;
        let column = self.out.len() - self.out.rfind('\n').map_or(0, |at| at + 1);
        let mut width = column + 4;
        parts.iter().all(|&(key, value, _)| {
            width += key.map_or(0, |key| tape.source(key).len() + 2) + tape.source(value).len() + 2;
            tape.after(value) == value + 1 && width <= WIDTH
        })
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', self.indent));
    }
}
