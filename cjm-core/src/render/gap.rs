//! The value-gap map: expected, ours and rivals' along the journey, importance against performance,
//! and where the net comes from.

use super::number::rounded;
use crate::model::{Document, Id, Map, Measure, Need, Stage};
use crate::score::{Cell, ScoreSheet};

/// Value gaps as every picture of them needs them. All levels are on 0..1.
pub(super) struct GapMap {
    pub(super) title: String,
    /// What is compared with what, and how the marks are to be read.
    pub(super) rules: Vec<String>,
    pub(super) stages: Vec<StageGap>,
    pub(super) personas: Vec<String>,
    /// Largest gap first.
    pub(super) needs: Vec<NeedLine>,
    pub(super) net: Option<f64>,
}

pub(super) struct StageGap {
    pub(super) name: String,
    pub(super) value_gap: Option<f64>,
    pub(super) marks: Vec<Mark>,
}

/// One persona's need in one stage.
pub(super) struct Mark {
    /// Number of the need.
    pub(super) need: usize,
    /// Which persona.
    pub(super) persona: usize,
    pub(super) own: Option<f64>,
    pub(super) reference: Option<f64>,
    pub(super) target: Option<f64>,
    pub(super) importance: Option<f64>,
    /// Where our mark would stand at either end of the 95 % interval of the gap.
    pub(super) range: Option<[f64; 2]>,
    /// Whether our rating rests on no evidence.
    pub(super) assumed: bool,
}

pub(super) struct NeedLine {
    /// From 1.
    pub(super) number: usize,
    pub(super) text: String,
    pub(super) value_gap: Option<f64>,
    /// From where to where it lies with 95 %.
    pub(super) interval: Option<[f64; 2]>,
}

impl NeedLine {
    /// Behind (`true`) or ahead, where the sign is sure with 95 %.
    pub(super) fn sure(&self) -> Option<bool> {
        let [low, high] = self.interval?;
        (low > 0.0 || high < 0.0).then_some(low > 0.0)
    }

    fn verdict(&self) -> &'static str {
        match (self.sure(), self.value_gap) {
            (Some(true), _) => "behind",
            (Some(false), _) => "ahead",
            (None, Some(_)) => "not sure",
            (None, None) => "",
        }
    }

    fn range(&self) -> String {
        self.interval.map_or_else(
            || "unknown".to_owned(),
            |[low, high]| format!("{} to {}", signed(low), signed(high)),
        )
    }
}

impl Mark {
    /// The better our rating, the smaller the gap.
    fn range(cell: &Cell) -> Option<[f64; 2]> {
        let (own, gap, [low, high]) = (cell.own?, cell.value_gap?, cell.interval?);
        let end = |bound: f64| (own + (gap - bound) / cell.weight).clamp(0.0, 1.0);
        (cell.weight > 0.0).then(|| [end(high), end(low)])
    }
}

impl GapMap {
    pub(super) fn new(document: &Document, map: &Map, sheet: &ScoreSheet, language: Option<&str>) -> Self {
        let language = language.or(document.language.as_deref());
        let mut personas: Vec<Option<&Id>> = Vec::new();
        for cell in &sheet.cells {
            if !personas.contains(&cell.persona.as_ref()) {
                personas.push(cell.persona.as_ref());
            }
        }
        let number = |need: &Id| sheet.needs.iter().position(|it| it.need == *need).map_or(0, |at| at + 1);
        let mark = |cell: &Cell| Mark {
            need: number(&cell.need),
            persona: personas.iter().position(|it| *it == cell.persona.as_ref()).unwrap_or_default(),
            own: cell.own,
            reference: cell.reference,
            target: cell.target,
            importance: document
                .need(cell.need.as_str())
                .and_then(|need| importance(document, need, cell.persona.as_ref())),
            range: Mark::range(cell),
            assumed: cell.assumed,
        };
        let stage = |stage: &Stage| StageGap {
            name: stage
                .name
                .as_ref()
                .map_or_else(|| stage.id.to_string(), |name| name.in_language(language).to_owned()),
            value_gap: sheet.by.stage.iter().find(|share| share.id == stage.id).map(|share| share.value_gap),
            marks: sheet.cells.iter().filter(|cell| cell.stage == stage.id).map(mark).collect(),
        };
        let needs = sheet.needs.iter().zip(1..).map(|(gap, number)| NeedLine {
            number,
            text: document
                .need(gap.need.as_str())
                .map_or_else(|| gap.need.to_string(), |need| need.text.in_language(language).to_owned()),
            value_gap: gap.value_gap,
            interval: gap.interval,
        });
        let name = |id: &Option<&Id>| {
            id.and_then(|id| document.persona(id.as_str())).map_or_else(
                || "all customers".to_owned(),
                |persona| persona.name.in_language(language).to_owned(),
            )
        };
        Self {
            title: format!("Value gaps: {}", map.title.in_language(language)),
            rules: rules(document, sheet, language),
            stages: map.stages.iter().map(stage).collect(),
            personas: personas.iter().map(name).collect(),
            needs: needs.collect(),
            net: sheet.net,
        }
    }
}

fn rules(document: &Document, sheet: &ScoreSheet, language: Option<&str>) -> Vec<String> {
    let rivals = match sheet.reference.as_str() {
        "average" => "rivals on average by share".to_owned(),
        "best" => "the best rival".to_owned(),
        id => document
            .competitor(id)
            .map_or_else(|| id.to_owned(), |it| it.name.in_language(language).to_owned()),
    };
    let whole = rounded(sheet.coverage * 100.0, 0);
    vec![
        format!(
            "Us against {rivals} ({} %) and our targets ({} %), where both are known; every scale from its lowest point (0) to its highest (100).",
            rounded(sheet.lambda * 100.0, 0),
            rounded((1.0 - sheet.lambda) * 100.0, 0),
        ),
        format!(
            "Bar at our mark = 95 % interval of the gap. A colour says behind or ahead only where the sign is sure with 95 %. Known for {whole} % of what matters.",
        ),
    ]
}

/// How important the need is to the persona, on 0..1.
fn importance(document: &Document, need: &Need, persona: Option<&Id>) -> Option<f64> {
    let scale = document.scale_of_need(need)?;
    let holds = |own: bool| {
        move |measure: &&Measure| match &measure.persona {
            Some(id) => own && persona == Some(id),
            None => !own,
        }
    };
    let found =
        need.importance.iter().find(holds(true)).or_else(|| need.importance.iter().find(holds(false)))?;
    scale.unit(found.value_on(scale)?)
}

/// Points of 100, with their sign.
pub(super) fn signed(gap: f64) -> String {
    let text = format!("{:+.1}", gap * 100.0);
    if matches!(text.as_str(), "+0.0" | "-0.0") { "0.0".to_owned() } else { text.replace('-', "−") }
}

/// Value gaps as text for a terminal: along the journey, then by need.
pub(super) fn text(gaps: &GapMap) -> String {
    let plain = super::escape::line;
    let level = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| format!("{:.0}", it * 100.0));
    let points = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), signed);
    let mut out = format!("{}\n", plain(&gaps.title));
    out.extend(gaps.rules.iter().map(|rule| format!("  {}\n", plain(rule))));
    for stage in &gaps.stages {
        out.push_str(&format!("\n{}  {}\n", plain(&stage.name), points(stage.value_gap)));
        if !stage.marks.is_empty() {
            out.push_str("    us  rivals  target\n");
        }
        for mark in &stage.marks {
            let need = gaps.needs.iter().find(|need| need.number == mark.need);
            out.push_str(&format!(
                "{:>6} {:>7} {:>7}  {}. {} ({})\n",
                level(mark.own),
                level(mark.reference),
                level(mark.target),
                mark.need,
                need.map_or_else(String::new, |need| plain(&need.text)),
                gaps.personas.get(mark.persona).map_or_else(String::new, |name| plain(name)),
            ));
        }
    }
    out.push_str("\n        gap   from     to  needs, largest gap first; from, to: 95 %\n");
    for need in &gaps.needs {
        out.push_str(&format!(
            "{:>3}. {:>6} {:>6} {:>6}  {:<8}  {}\n",
            need.number,
            points(need.value_gap),
            points(need.interval.map(|[low, _]| low)),
            points(need.interval.map(|[_, high]| high)),
            need.verdict(),
            plain(&need.text)
        ));
    }
    out.push_str(&format!("     {:>6}  net, in points of 100\n", points(gaps.net)));
    out
}

/// Value gaps as Markdown.
pub(super) fn markdown(gaps: &GapMap) -> String {
    let plain = super::escape::markdown;
    let level = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| format!("{:.0}", it * 100.0));
    let points = |value: Option<f64>| value.map_or_else(|| "unknown".to_owned(), signed);
    let mut out = format!("# {}\n", plain(&gaps.title));
    for rule in &gaps.rules {
        out.push_str(&format!("\n{}\n", plain(rule)));
    }
    out.push_str("\n## Needs, largest gap first\n\n| No. | Need | Points of 100 | 95 % | |\n| ---: | --- | ---: | ---: | --- |\n");
    for need in &gaps.needs {
        out.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            need.number,
            plain(&need.text),
            points(need.value_gap),
            need.range(),
            need.verdict(),
        ));
    }
    out.push_str(&format!("| | net | {} | | |\n", points(gaps.net)));
    for stage in &gaps.stages {
        if stage.marks.is_empty() {
            out.push_str(&format!("\n## {}\n\nNo need here.\n", plain(&stage.name)));
            continue;
        }
        out.push_str(&format!("\n## {}: {}\n", plain(&stage.name), points(stage.value_gap)));
        out.push_str("\n| Need | As seen by | Us | Rivals | Target |\n| --- | --- | ---: | ---: | ---: |\n");
        for mark in &stage.marks {
            let need = gaps.needs.iter().find(|need| need.number == mark.need);
            out.push_str(&format!(
                "| {}. {} | {} | {} | {} | {} |\n",
                mark.need,
                need.map_or_else(String::new, |need| plain(&need.text)),
                gaps.personas.get(mark.persona).map_or_else(String::new, |name| plain(name)),
                level(mark.own),
                level(mark.reference),
                level(mark.target),
            ));
        }
    }
    out
}

const STYLE: &str = ".cjm-gaps{font:14px/1.45 Inter,system-ui,sans-serif}.cjm-gaps svg{max-width:100%;height:auto}\
    .cjm-gaps table{border-collapse:collapse}.cjm-gaps td,.cjm-gaps th{padding:.2rem .6rem;text-align:start;border-bottom:1px solid #c9d1da}";

/// A page of its own: the picture, and the same as a table for those who cannot see it.
pub(super) fn page(gaps: &GapMap, picture: &str, language: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>body{{margin:1rem}}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        super::attribute(language),
        super::markup(&gaps.title),
        fragment(gaps, picture),
    )
}

/// The same as a part of somebody else's page.
pub(super) fn fragment(gaps: &GapMap, picture: &str) -> String {
    let points = |value: Option<f64>| value.map_or_else(|| "unknown".to_owned(), signed);
    let mut rows = String::new();
    for need in &gaps.needs {
        rows.push_str(&format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            need.number,
            super::markup(&need.text),
            points(need.value_gap),
            need.range(),
        ));
    }
    format!(
        "<section class=\"cjm-gaps\">\n<style>{STYLE}</style>\n{picture}<table>\n<caption>{}, points of 100</caption>\n\
         <thead><tr><th>No.</th><th>Need</th><th>Value gap</th><th>95 %</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n",
        super::markup(&gaps.title),
    )
}
