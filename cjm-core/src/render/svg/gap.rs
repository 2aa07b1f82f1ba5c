//! The value-gap map as one SVG document.

use super::super::Options;
use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::gap::{GapMap, Mark, NeedLine, signed};
use super::super::paragraph::Style;
use super::super::table::Table;
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, LABEL, Paragraph, SMALL, STAGE, TITLE, bold, run, style};
use super::{MARGIN, face, frame};

const WIDTH: f64 = 1240.0;
/// Left of a plane, for its numbers.
const AXIS: f64 = 48.0;
/// The room of a need of a persona along the journey.
const SLOT: f64 = 30.0;
const JOURNEY: f64 = 240.0;
const PLANE: f64 = 400.0;
const LINE: f64 = 26.0;

/// How a text is set.
#[derive(Clone, Copy)]
struct Look {
    size: f64,
    heavy: bool,
    colour: Colour,
    anchor: Anchor,
}

const HEADING: Look = Look { size: STAGE, heavy: true, colour: Colour::Text, anchor: Anchor::Start };
const PLAIN: Look = Look { size: LABEL, heavy: false, ..HEADING };
const QUIET: Look = Look { colour: Colour::Muted, ..PLAIN };
const STRONG: Look = Look { heavy: true, ..PLAIN };

struct Sheet<'a> {
    paper: Paper,
    hand: &'a Hand<'a>,
}

/// The place of a plane on the paper: 0..1 in both directions.
#[derive(Clone, Copy)]
struct Plane {
    place: Place,
}

impl Plane {
    fn at(self, x: f64, y: f64) -> Point {
        let Place { x: left, y: top, width, height } = self.place;
        Point { x: left + x * width, y: top + (1.0 - y) * height }
    }
}

/// `table` gives title, language and id of the frame.
pub(super) fn picture(gaps: &GapMap, table: &mut Table, options: &Options, hand: &Hand<'_>) -> String {
    let slots: usize = gaps.stages.iter().map(|stage| stage.marks.len().max(2)).sum();
    let width = WIDTH.max(2.0 * MARGIN + AXIS + SLOT * slots as f64);
    let mut sheet = Sheet { paper: Paper::new(width, options.theme, false), hand };
    let mut y = sheet.head(gaps, width);
    y = sheet.journey(gaps, width, slots, y) + 28.0;
    let left = sheet.plane(gaps, y);
    let right = sheet.needs(gaps, MARGIN + AXIS + PLANE * 1.35 + 60.0, y, width);
    let height =
        sheet.waterfall(gaps, MARGIN + AXIS + PLANE * 1.35 + 60.0, right + 26.0, width).max(left) + MARGIN;
    let worst = gaps.needs.iter().find(|need| need.sure() == Some(true));
    table.summary = match worst {
        Some(need) => format!("{}. Largest gap: {}.", gaps.title, need.text),
        None => format!("{}. No gap is sure.", gaps.title),
    };
    table.title.text.clone_from(&gaps.title);
    let (body, used) = sheet.paper.into_parts();
    frame(table, options, &body, &used, width, height)
}

impl Look {
    fn style(self) -> Style<Colour> {
        if self.heavy { bold(self.size, self.colour) } else { style(self.size, self.colour) }
    }

    const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

impl Sheet<'_> {
    /// A line; gives its width.
    fn words(&mut self, text: &str, at: Point, look: Look) -> f64 {
        let line = Paragraph::new(&[run(text, look.style())], f64::INFINITY, self.hand);
        self.paper.text(&line.lines, at, line.leading, look.anchor, false);
        line.width()
    }

    /// Lines of at most `width`, from `top` on; gives where they end.
    fn block(&mut self, text: &str, (x, top): (f64, f64), width: f64, look: Look) -> f64 {
        let lines = Paragraph::new(&[run(text, look.style())], width, self.hand);
        let at = Point { x, y: top + lines.baseline() };
        self.paper.text(&lines.lines, at, lines.leading, look.anchor, false);
        top + lines.height()
    }

    fn head(&mut self, gaps: &GapMap, width: f64) -> f64 {
        let room = width - 2.0 * MARGIN;
        let mut y = self.block(
            &gaps.title,
            (MARGIN, MARGIN - 4.0),
            room,
            Look { size: TITLE, heavy: true, colour: Colour::Text, anchor: Anchor::Start },
        ) + 2.0;
        for rule in &gaps.rules {
            y = self.block(
                rule,
                (MARGIN, y),
                room,
                Look { size: BODY, heavy: false, colour: Colour::Muted, anchor: Anchor::Start },
            );
        }
        y += 16.0;
        let mut x = MARGIN + 8.0;
        let names: Vec<String> = gaps.personas.iter().map(|name| format!("us, as {name} says")).collect();
        for (at, name) in names.iter().enumerate() {
            face::sign(&mut self.paper, Point { x, y }, at, 7.0);
            x += 14.0 + self.words(name, Point { x: x + 14.0, y: y + 4.3 }, QUIET) + 26.0;
        }
        self.square(Point { x, y });
        x += 14.0 + self.words("rivals", Point { x: x + 14.0, y: y + 4.3 }, QUIET) + 26.0;
        self.target(Point { x, y });
        self.words("target (expected)", Point { x: x + 16.0, y: y + 4.3 }, QUIET);
        y + 20.0
    }

    fn square(&mut self, at: Point) {
        let place = Place { x: at.x - 5.0, y: at.y - 5.0, width: 10.0, height: 10.0 };
        self.paper.rectangle(place, 0.0, Some(Colour::Bg), Some(Stroke::solid(Colour::Text, 2.0)));
    }

    fn target(&mut self, at: Point) {
        let end = |x: f64| Point { x: at.x + x, y: at.y };
        self.paper.line(end(-10.0), end(10.0), Stroke::solid(Colour::Text, 2.5));
    }

    fn us(&mut self, at: Point, mark: &Mark) {
        face::sign(&mut self.paper, at, mark.persona, 9.5);
        if mark.assumed {
            self.paper.circle(
                at,
                12.0,
                None,
                Some(Stroke { colour: Colour::Line, width: 1.2, dash: Some("3 3") }),
            );
        }
        let number = mark.need.to_string();
        self.words(
            &number,
            Point { x: at.x, y: at.y + 4.0 },
            Look { size: SMALL, heavy: true, colour: Colour::Bg, anchor: Anchor::Middle },
        );
    }

    fn grid(&mut self, plane: Plane, across: bool) {
        for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let y = plane.at(0.0, tenth);
            self.paper.line(y, plane.at(1.0, tenth), Stroke::solid(Colour::Border, 0.8));
            let label = format!("{:.0}", tenth * 100.0);
            self.words(
                &label,
                Point { x: y.x - 8.0, y: y.y + 4.0 },
                Look { size: SMALL, heavy: false, colour: Colour::Muted, anchor: Anchor::End },
            );
            if across {
                let x = plane.at(tenth, 0.0);
                self.words(
                    &label,
                    Point { x: x.x, y: x.y + 16.0 },
                    Look { size: SMALL, heavy: false, colour: Colour::Muted, anchor: Anchor::Middle },
                );
            }
        }
    }

    /// Expected, ours and rivals' at each need of each stage, in the order of the journey.
    fn journey(&mut self, gaps: &GapMap, width: f64, slots: usize, top: f64) -> f64 {
        let top =
            self.block("Along the journey: how well each need is met", (MARGIN, top), width, HEADING) + 8.0;
        let place = Place { x: MARGIN + AXIS, y: top, width: width - 2.0 * MARGIN - AXIS, height: JOURNEY };
        let plane = Plane { place };
        let slot = place.width / slots.max(1) as f64;
        let mut from = 0_usize;
        let mut bottom = top + JOURNEY;
        for (index, stage) in gaps.stages.iter().enumerate() {
            let many = stage.marks.len().max(2);
            let band = Place { x: place.x + slot * from as f64, width: slot * many as f64, ..place };
            if index % 2 == 0 {
                self.paper.rectangle(band, 0.0, Some(Colour::Surface), None);
            }
            let middle = band.x + band.width / 2.0;
            let mut y = self.block(
                &stage.name,
                (middle, top + JOURNEY + 6.0),
                band.width - 6.0,
                STRONG.anchored(Anchor::Middle),
            );
            if let Some(gap) = stage.value_gap {
                y = self.block(&signed(gap), (middle, y), band.width, QUIET.anchored(Anchor::Middle));
            }
            bottom = bottom.max(y);
            from += many;
        }
        self.grid(plane, false);
        let mut from = 0_usize;
        for stage in &gaps.stages {
            for (at, mark) in stage.marks.iter().enumerate() {
                let x = ((from + at) as f64 + 0.5) / slots.max(1) as f64;
                if let (Some(own), Some(reference)) = (mark.own, mark.reference) {
                    self.paper.line(
                        plane.at(x, own),
                        plane.at(x, reference),
                        Stroke::solid(Colour::Line, 1.5),
                    );
                }
                if let Some([low, high]) = mark.range {
                    self.paper.line(
                        plane.at(x, low),
                        plane.at(x, high),
                        Stroke::solid(face::series(mark.persona), 4.0),
                    );
                }
                if let Some(target) = mark.target {
                    self.target(plane.at(x, target));
                }
                if let Some(reference) = mark.reference {
                    self.square(plane.at(x, reference));
                }
                match mark.own {
                    Some(own) => self.us(plane.at(x, own), mark),
                    None => face::unknown(&mut self.paper, plane.at(x, 0.04), mark.persona, face::RADIUS),
                }
            }
            from += stage.marks.len().max(2);
        }
        bottom
    }

    /// Importance against performance, cut in the middle of the scales.
    fn plane(&mut self, gaps: &GapMap, top: f64) -> f64 {
        let width = PLANE * 1.35;
        let top = self.block("Importance and performance", (MARGIN, top), width, HEADING) + 8.0;
        let place = Place { x: MARGIN + AXIS, y: top, width, height: PLANE };
        let plane = Plane { place };
        let half = |x: f64, y: f64| Place { x, y, width: width / 2.0, height: PLANE / 2.0 };
        self.paper.rectangle(half(place.x, top), 0.0, Some(Colour::PainBg), None);
        self.paper.rectangle(half(place.x + width / 2.0, top), 0.0, Some(Colour::OpportunityBg), None);
        self.paper.rectangle(
            Place { y: top + PLANE / 2.0, height: PLANE / 2.0, ..place },
            0.0,
            Some(Colour::Surface),
            None,
        );
        self.grid(plane, true);
        let dashed = Stroke { colour: Colour::Line, width: 1.2, dash: Some("4 4") };
        self.paper.line(plane.at(0.5, 0.0), plane.at(0.5, 1.0), dashed);
        self.paper.line(plane.at(0.0, 0.5), plane.at(1.0, 0.5), dashed);
        for (words, x, y, anchor, colour) in [
            ("concentrate here", 0.015, 0.955, Anchor::Start, Colour::PainText),
            ("keep it up", 0.985, 0.955, Anchor::End, Colour::OpportunityText),
            ("low priority", 0.015, 0.02, Anchor::Start, Colour::Muted),
            ("possible overkill", 0.985, 0.02, Anchor::End, Colour::Muted),
        ] {
            self.words(words, plane.at(x, y), Look { size: LABEL, heavy: true, colour, anchor });
        }
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for mark in gaps.stages.iter().flat_map(|stage| &stage.marks) {
            let (Some(own), Some(importance)) = (mark.own, mark.importance) else { continue };
            if seen.contains(&(mark.need, mark.persona)) {
                continue;
            }
            seen.push((mark.need, mark.persona));
            if let Some(reference) = mark.reference {
                self.paper.line(
                    plane.at(own, importance),
                    plane.at(reference, importance),
                    Stroke::solid(Colour::Line, 1.5),
                );
                self.square(plane.at(reference, importance));
            }
            self.us(plane.at(own, importance), mark);
        }
        let y = top + PLANE + 22.0;
        self.block("Across: how well it is met; up: how important it is. Fields are cut in the middle of the scales.", (place.x, y), width, QUIET)
    }

    /// The needs in order with their gaps.
    fn needs(&mut self, gaps: &GapMap, left: f64, top: f64, width: f64) -> f64 {
        let mut y = self.block(
            "Value gap of each need, points of 100 (line: 95 %)",
            (left, top),
            width - left,
            HEADING,
        ) + 6.0;
        let ends = gaps.needs.iter().flat_map(|need| need.interval.into_iter().flatten());
        let known = gaps.needs.iter().filter_map(|need| need.value_gap);
        let most = known.chain(ends).map(f64::abs).fold(1e-9, f64::max);
        let room = (width - left - MARGIN) * 0.2;
        let zero = width - MARGIN - room - 56.0;
        for need in &gaps.needs {
            let words = format!("{} {}", need.number, need.text);
            let end = self.block(&words, (left, y + 4.0), zero - room - 12.0 - left, PLAIN);
            self.bar(need, zero, y + LINE / 2.0, room / most);
            y = (y + LINE).max(end + 4.0);
        }
        self.paper.line(
            Point { x: zero, y: top + 24.0 },
            Point { x: zero, y },
            Stroke::solid(Colour::Line, 1.0),
        );
        y
    }

    fn bar(&mut self, need: &NeedLine, zero: f64, y: f64, unit: f64) {
        let Some(gap) = need.value_gap else {
            self.words("unknown", Point { x: zero + 6.0, y: y + 4.0 }, QUIET);
            return;
        };
        let colour = match need.sure() {
            Some(true) => Colour::PainLine,
            Some(false) => Colour::OpportunityLine,
            None => Colour::NeutralFeeling,
        };
        let long = gap.abs() * unit;
        let x = if gap > 0.0 { zero } else { zero - long };
        self.paper.rectangle(
            Place { x, y: y - 8.0, width: long.max(1.0), height: 16.0 },
            2.0,
            Some(colour),
            None,
        );
        let [low, high] = need.interval.unwrap_or([gap; 2]);
        if need.interval.is_some() {
            let at = |gap: f64| Point { x: zero + gap * unit, y };
            self.paper.line(at(low), at(high), Stroke::solid(Colour::Text, 1.5));
        }
        let end = zero + gap.max(high).max(0.0) * unit;
        self.words(&signed(gap), Point { x: end + 6.0, y: y + 4.0 }, STRONG);
    }

    /// The net, stage by stage.
    fn waterfall(&mut self, gaps: &GapMap, left: f64, top: f64, width: f64) -> f64 {
        let mut y = self.block("How the stages add up to the net", (left, top), width - left, HEADING) + 6.0;
        let mut sums = vec![0.0];
        for gap in gaps.stages.iter().filter_map(|stage| stage.value_gap) {
            sums.push(sums.last().copied().unwrap_or_default() + gap);
        }
        let low = sums.iter().copied().fold(0.0, f64::min);
        let high = sums.iter().copied().fold(0.0, f64::max);
        let bars = left + (width - left) * 0.42;
        let room = width - MARGIN - 56.0 - bars;
        let x = |sum: f64| bars + room * (sum - low) / (high - low).max(1e-9);
        let mut sum = 0.0;
        let known = gaps.stages.iter().filter_map(|stage| Some((stage.name.as_str(), stage.value_gap?)));
        let net = gaps.net.map(|net| ("net", net));
        for (name, gap) in known.chain(net) {
            let whole = name == "net" && (gap - sum).abs() < 1e-9;
            let (from, to) = if whole { (0.0, gap) } else { (sum, sum + gap) };
            let colour = if whole {
                Colour::Text
            } else if gap > 0.0 {
                Colour::PainLine
            } else {
                Colour::OpportunityLine
            };
            let (start, end) = (x(from.min(to)), x(from.max(to)));
            let place = Place { x: start, y: y + 5.0, width: (end - start).max(1.0), height: 16.0 };
            self.paper.rectangle(place, 2.0, Some(colour), None);
            self.words(&signed(gap), Point { x: end + 6.0, y: y + 17.0 }, STRONG);
            let below = self.block(
                name,
                (left, y + 4.0),
                bars - left - 8.0,
                Look { size: LABEL, heavy: whole, colour: Colour::Text, anchor: Anchor::Start },
            );
            sum = to;
            y = (y + LINE).max(below + 4.0);
        }
        self.paper.line(
            Point { x: x(0.0), y: top + 24.0 },
            Point { x: x(0.0), y },
            Stroke::solid(Colour::Line, 1.0),
        );
        y
    }
}
