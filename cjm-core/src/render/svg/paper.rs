//! [`Paper`]: where marks become SVG elements.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::font::Weight;
use super::super::number::rounded;
use super::super::paragraph::{Direction, Line, Run};
use super::super::{Theme, attribute, markup};
use crate::model::Support;
use crate::write::json;

/// A coordinate as text: two digits behind the point at most, the only place where they are cut.
pub(super) fn coordinate(value: f64) -> String {
    json::number(rounded(value, 2))
}

/// Which part of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// An outline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: f64,
    pub(super) dash: Option<&'static str>,
}

impl Stroke {
    pub(super) const fn solid(colour: Colour, width: f64) -> Self {
        Self { colour, width, dash: None }
    }

    /// Solid, dotted or dashed, by how well something is founded.
    pub(super) const fn by_support(colour: Colour, width: f64, support: Support) -> Self {
        let dash = match support {
            Support::Evidenced => None,
            Support::Reasoned => Some("1.5 3"),
            Support::Assumed => Some("6 4"),
        };
        Self { colour, width, dash }
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Place {
    pub(super) fn holds(&self, point: Point) -> bool {
        self.x < point.x
            && point.x < self.x + self.width
            && self.y < point.y
            && point.y < self.y + self.height
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// A sheet that grows downwards. Where the map runs from right to left, it mirrors what is put on it.
pub(super) struct Paper {
    out: String,
    used: BTreeSet<(char, Colour)>,
    width: f64,
    theme: Theme,
    mirrored: bool,
}

impl Paper {
    pub(super) fn new(width: f64, theme: Theme, mirrored: bool) -> Self {
        Self { out: String::new(), used: BTreeSet::new(), width, theme, mirrored }
    }

    /// How much stands on the sheet, for [`Paper::behind`].
    pub(super) fn mark(&self) -> usize {
        self.out.len()
    }

    /// Draws behind all that came after a mark.
    pub(super) fn behind(&mut self, mark: usize, draw: impl FnOnce(&mut Self)) {
        let after = self.out.split_off(mark);
        draw(self);
        self.out.push_str(&after);
    }

    /// The elements so far.
    pub(super) fn into_parts(self) -> (String, BTreeSet<(char, Colour)>) {
        (self.out, self.used)
    }

    /// Where a point comes to stand.
    pub(super) fn place(&self, x: f64) -> f64 {
        if self.mirrored { self.width - x } else { x }
    }

    pub(super) fn open_group(&mut self, name: &str) {
        let _ = writeln!(self.out, "<g data-lane=\"{}\">", attribute(name));
    }

    pub(super) fn close_group(&mut self) {
        self.out.push_str("</g>\n");
    }

    pub(super) fn rectangle(
        &mut self,
        place: Place,
        radius: f64,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        let Place { x, y, width, height } = place;
        let left = if self.mirrored { self.width - x - width } else { x };
        let numbers = [("x", left), ("y", y), ("width", width), ("height", height)];
        self.out.push_str("<rect");
        self.numbers(&numbers);
        if radius > 0.0 {
            self.numbers(&[("rx", radius)]);
        }
        self.paint(fill, stroke);
        self.out.push_str("/>\n");
    }

    pub(super) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let d = format!("M{}L{}", self.pair(from), self.pair(to));
        self.path(&d, None, Some(stroke));
    }

    /// A path whose data have been made with [`Paper::pair`].
    pub(super) fn path(&mut self, d: &str, fill: Option<Colour>, stroke: Option<Stroke>) {
        let _ = write!(self.out, "<path d=\"{d}\"");
        self.paint(fill, stroke);
        self.out.push_str("/>\n");
    }

    /// A path with a start, and data that count from there and are the same in a mirror.
    pub(super) fn figure(&mut self, at: Point, data: &str, fill: Option<Colour>, stroke: Option<Stroke>) {
        let d = format!("M{}{data}", self.pair(at));
        self.path(&d, fill, stroke);
    }

    pub(super) fn circle(
        &mut self,
        centre: Point,
        radius: f64,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        self.out.push_str("<circle");
        let x = self.place(centre.x);
        self.numbers(&[("cx", x), ("cy", centre.y), ("r", radius)]);
        self.paint(fill, stroke);
        self.out.push_str("/>\n");
    }

    /// A picture that the file itself holds.
    pub(super) fn image(&mut self, place: Place, href: &str) {
        let Place { x, y, width, height } = place;
        let left = if self.mirrored { self.width - x - width } else { x };
        self.out.push_str("<image");
        self.numbers(&[("x", left), ("y", y), ("width", width), ("height", height)]);
        let _ = writeln!(self.out, " href=\"{}\"/>", attribute(href));
    }

    /// A point as path data.
    pub(super) fn pair(&self, point: Point) -> String {
        format!("{} {}", coordinate(self.place(point.x)), coordinate(point.y))
    }

    /// Lines of text; the baseline of the first stands at `y`, each next one `leading` below.
    pub(super) fn text(
        &mut self,
        lines: &[Line<Colour>],
        at: Point,
        leading: f64,
        anchor: Anchor,
        halo: bool,
    ) {
        let Some(base) = lines.iter().find_map(|line| line.runs.first()).cloned() else { return };
        let x = self.place(at.x);
        let anchor = match (anchor, self.mirrored) {
            (Anchor::Middle, _) => " text-anchor=\"middle\"",
            (Anchor::End, false) | (Anchor::Start, true) => " text-anchor=\"end\"",
            (Anchor::Start, false) | (Anchor::End, true) => "",
        };
        self.out.push_str("<text");
        if let [_] = lines {
            self.numbers(&[("x", x), ("y", at.y)]);
        }
        self.numbers(&[("font-size", base.style.size)]);
        self.weight(&base);
        self.out.push_str(anchor);
        if halo {
            let stroke = Stroke::solid(Colour::Bg, 3.0);
            self.paint(Some(base.style.colour), Some(stroke));
            self.out.push_str(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        } else if base.style.colour != Colour::Text {
            self.paint(Some(base.style.colour), None);
        }
        if let Some(language) = &base.language {
            let _ = write!(self.out, " lang=\"{}\"", attribute(language));
        }
        self.out.push('>');
        for (line, number) in lines.iter().zip(0_u32..) {
            if lines.len() > 1 {
                self.out.push_str("<tspan");
                self.numbers(&[("x", x), ("y", at.y + f64::from(number) * leading)]);
                self.out.push('>');
            }
            self.spans(line, &base);
            if lines.len() > 1 {
                // Blanks between lines keep words apart where the text is copied or searched.
                self.out.push_str(" </tspan>");
            }
        }
        self.out.push_str("</text>\n");
    }

    fn spans(&mut self, line: &Line<Colour>, base: &Run<Colour>) {
        let marks = line.direction.map(|direction| match direction {
            Direction::LeftToRight => '\u{2066}',
            Direction::RightToLeft => '\u{2067}',
        });
        self.out.extend(marks);
        for run in &line.runs {
            if run.style == base.style && run.language == base.language {
                self.out.push_str(&markup(&run.text));
                continue;
            }
            self.out.push_str("<tspan");
            if run.style.size != base.style.size {
                self.numbers(&[("font-size", run.style.size)]);
            }
            if run.style.weight != base.style.weight {
                self.out.push_str(if run.style.weight == Weight::Bold {
                    " font-weight=\"600\""
                } else {
                    " font-weight=\"400\""
                });
            }
            if run.style.italic != base.style.italic {
                self.out.push_str(if run.style.italic {
                    " font-style=\"italic\""
                } else {
                    " font-style=\"normal\""
                });
            }
            if run.style.colour != base.style.colour {
                self.paint(Some(run.style.colour), None);
            }
            if let Some(language) = &run.language {
                let _ = write!(self.out, " lang=\"{}\"", attribute(language));
            }
            let _ = write!(self.out, ">{}</tspan>", markup(&run.text));
        }
        if marks.is_some() {
            self.out.push('\u{2069}');
        }
    }

    fn weight(&mut self, run: &Run<Colour>) {
        if run.style.weight == Weight::Bold {
            self.out.push_str(" font-weight=\"600\"");
        }
        if run.style.italic {
            self.out.push_str(" font-style=\"italic\"");
        }
    }

    fn numbers(&mut self, numbers: &[(&str, f64)]) {
        for (name, value) in numbers {
            let _ = write!(self.out, " {name}=\"{}\"", coordinate(*value));
        }
    }

    /// Colours stand as plain values, for programs that know no custom properties, and as classes
    /// for those that do.
    fn paint(&mut self, fill: Option<Colour>, stroke: Option<Stroke>) {
        let mut classes: Vec<String> = Vec::new();
        let mut note = |kind: char, colour: Colour| {
            self.used.insert((kind, colour));
            classes.push(format!("{kind}-{}", colour.name()));
        };
        if let Some(fill) = fill {
            note('f', fill);
        }
        if let Some(stroke) = stroke {
            note('s', stroke.colour);
        }
        if !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.join(" "));
        }
        match fill {
            Some(fill) => {
                let _ = write!(self.out, " fill=\"{}\"", fill.value(self.theme));
            }
            None => self.out.push_str(" fill=\"none\""),
        }
        if let Some(stroke) = stroke {
            let _ = write!(self.out, " stroke=\"{}\"", stroke.colour.value(self.theme));
            self.numbers(&[("stroke-width", stroke.width)]);
            if let Some(dash) = stroke.dash {
                let _ = write!(self.out, " stroke-dasharray=\"{dash}\"");
            }
        }
    }
}
