//! The stage flow: how many customers really moved through the stages, where they left, and what they did
//! that is not on the map.

use super::draw::Seen;
use super::number::{plain, rounded};
use super::words::{Words, words};
use crate::Error;
use crate::evidence::{Figures, StageFigures};
use crate::model::{Document, Id, Map};

/// Stage by stage, as every picture of it needs it. Unit = customers.
pub(super) struct FlowMap {
    pub(super) title: String,
    /// How the picture is to be read.
    pub(super) rules: Vec<String>,
    pub(super) customers: u64,
    pub(super) stages: Vec<StageFlow>,
    /// Names of events that belong to no step, most frequent first.
    pub(super) outside: Vec<(String, u64)>,
    /// How many more names there are, and their events.
    pub(super) more: (usize, u64),
    pub(super) words: &'static Words,
}

pub(super) struct StageFlow {
    pub(super) name: String,
    pub(super) seen: StageFigures,
}

impl StageFlow {
    /// A share of those who came here.
    pub(super) fn share(&self, part: u64) -> Option<f64> {
        (self.seen.reached > 0).then(|| part as f64 / self.seen.reached as f64)
    }
}

impl FlowMap {
    /// # Errors
    /// Evidence of another map or of other stages, a segment that it does not have.
    pub(super) fn new(
        document: &Document,
        map: &Map,
        seen: Seen<'_>,
        language: Option<&str>,
    ) -> Result<Self, Error> {
        const FEW: usize = 5;
        let language = language.or(document.language.as_deref());
        let words = words(language);
        let moves = &words.moves;
        let figures = figures(map, seen)?;
        let stages = map.stages.iter().filter_map(|stage| {
            let seen = figures.stages.iter().find(|seen| seen.id == stage.id)?.clone();
            let name = stage.name.as_ref().map_or(stage.id.as_str(), |name| name.in_language(language));
            Some(StageFlow { name: name.to_owned(), seen })
        });
        let mut outside: Vec<(String, u64)> =
            figures.unmapped.iter().map(|(name, &count)| (name.clone(), count)).collect();
        outside.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let rest = outside.split_off(outside.len().min(FEW));
        let mut told = vec![moves.flow_rule.to_owned()];
        told.extend(rules(seen, words));
        let title = map.title.in_language(language);
        Ok(Self {
            title: (moves.flow_title)(title, &figures.cases.to_string()),
            rules: told,
            customers: figures.cases,
            stages: stages.collect(),
            outside,
            more: (rest.len(), rest.iter().map(|(_, count)| count).sum()),
            words,
        })
    }

    pub(super) fn percent(&self, part: Option<f64>) -> String {
        share(part, self.words)
    }

    /// The stage with most leavers, for the summary.
    pub(super) fn summary(&self) -> String {
        let worst = self.stages.iter().rev().max_by_key(|stage| stage.seen.left);
        let told = match worst.filter(|stage| stage.seen.left > 0) {
            Some(stage) => {
                let share = self.percent(stage.share(stage.seen.left));
                (self.words.moves.worst)(&stage.name, &stage.seen.left.to_string(), &share)
            }
            None => self.words.moves.nobody_leaves.to_owned(),
        };
        format!("{}. {told}", self.title)
    }

    /// A row a stage: name, reached, went on, left, under way, finished, came back.
    fn rows(&self) -> impl Iterator<Item = (&str, [String; 6])> {
        self.stages.iter().map(move |stage| {
            let seen = &stage.seen;
            let with_share = |count: u64| format!("{count} ({})", self.percent(stage.share(count)));
            let cells = [
                seen.reached.to_string(),
                with_share(seen.converted),
                with_share(seen.left),
                seen.under_way.map_or_else(|| "–".to_owned(), |count| count.to_string()),
                seen.finished.to_string(),
                seen.returned.to_string(),
            ];
            (stage.name.as_str(), cells)
        })
    }

    /// What is not on the map, most frequent first.
    pub(super) fn outsiders(&self) -> Vec<String> {
        let mut told: Vec<String> =
            self.outside.iter().map(|(name, count)| format!("{name} ({count})")).collect();
        if self.more.0 > 0 {
            told.push((self.words.moves.more)(&self.more.0.to_string(), &self.more.1.to_string()));
        }
        told
    }

    fn outside(&self) -> Option<String> {
        let told = self.outsiders();
        (!told.is_empty()).then(|| format!("{}: {}", self.words.moves.outside, told.join(", ")))
    }
}

/// A share in per cent; what nobody came to is unknown, not 0 %, and nearly all is not all.
pub(super) fn share(share: Option<f64>, words: &Words) -> String {
    let text = match share {
        None => return "–".to_owned(),
        Some(share) if share > 0.0 && share < 0.005 => "<1".to_owned(),
        Some(share) if (0.995..1.0).contains(&share) => ">99".to_owned(),
        Some(share) => plain(rounded(share * 100.0, 0), words),
    };
    (words.percent)(&text)
}

/// What both pictures of evidence say below their titles.
pub(super) fn rules(seen: Seen<'_>, words: &Words) -> Vec<String> {
    let (rules, moves) = (&seen.evidence.rules, &words.moves);
    let mut told: Vec<String> = seen.segment.map(|name| (moves.segment)(name)).into_iter().collect();
    told.push(if rules.within_ms.is_some() { moves.within } else { moves.without_within }.to_owned());
    if rules.min_group > 0 {
        told.push((moves.min_group)(&rules.min_group.to_string()));
    }
    told
}

/// The figures, if they are of this map.
pub(super) fn figures<'a>(map: &Map, seen: Seen<'a>) -> Result<&'a Figures, Error> {
    let (evidence, figures) = (seen.evidence, seen.evidence.of(seen.segment)?);
    // Stages that few reached are left out on purpose.
    let told = |id: &Id| evidence.rules.min_group > 0 || figures.stages.iter().any(|stage| stage.id == *id);
    let known = |stage: &StageFigures| map.stages.iter().any(|own| own.id == stage.id);
    let same = map.stages.iter().all(|stage| told(&stage.id)) && figures.stages.iter().all(known);
    if evidence.map.as_ref() == Some(&map.id) && same {
        return Ok(figures);
    }
    Err(Error::Unusable {
        message: format!("the evidence was not mined for map `{}` with the stages that it has", map.id),
        hint: Some("mine the events again with this map: `cjm mine EVENTS --map MAP`".to_owned()),
    })
}

/// As Markdown.
pub(super) fn markdown(flow: &FlowMap) -> String {
    let headings = flow.words.moves.headings;
    let plain = super::escape::markdown;
    let mut out = format!("# {}\n", plain(&flow.title));
    for rule in &flow.rules {
        out.push_str(&format!("\n{}\n", plain(rule)));
    }
    out.push_str(&format!(
        "\n| {} |\n| --- |{}\n",
        headings.join(" | "),
        " ---: |".repeat(headings.len() - 1)
    ));
    for (name, cells) in flow.rows() {
        out.push_str(&format!("| {} | {} |\n", plain(name), cells.join(" | ")));
    }
    if let Some(outside) = flow.outside() {
        out.push_str(&format!("\n{}\n", plain(&outside)));
    }
    out
}

/// As text for a terminal.
pub(super) fn text(flow: &FlowMap) -> String {
    let plain = super::escape::line;
    let mut out = format!("{}\n", plain(&flow.title));
    for (name, cells) in flow.rows() {
        let told = flow
            .words
            .moves
            .headings
            .iter()
            .skip(1)
            .zip(&cells)
            .filter(|(_, cell)| *cell != "–" && *cell != "0");
        let told: Vec<String> =
            told.map(|(heading, cell)| format!("{} {cell}", heading.to_lowercase())).collect();
        out.push_str(&format!("  {}: {}\n", plain(name), told.join(", ")));
    }
    if let Some(outside) = flow.outside() {
        out.push_str(&format!("{}\n", plain(&outside)));
    }
    out
}

const STYLE: &str = ".cjm-flow{font:14px/1.45 Inter,system-ui,sans-serif}.cjm-flow svg{max-width:100%;height:auto}\
    .cjm-flow table{border-collapse:collapse}.cjm-flow td,.cjm-flow th{padding:.2rem .6rem;text-align:end;border-bottom:1px solid #c9d1da}\
    .cjm-flow th:first-child{text-align:start}";

/// A page of its own: the picture, and the same as a table for those who cannot see it.
pub(super) fn page(flow: &FlowMap, picture: &str, language: &str) -> String {
    page_of(&flow.title, &fragment(flow, picture), language)
}

/// The same as a part of somebody else's page.
pub(super) fn fragment(flow: &FlowMap, picture: &str) -> String {
    let headings = flow.words.moves.headings;
    let heading: String =
        headings.iter().map(|heading| format!("<th scope=\"col\">{heading}</th>")).collect();
    let rows: String = flow
        .rows()
        .map(|(name, cells)| {
            let cells: String =
                cells.iter().map(|cell| format!("<td>{}</td>", super::markup(cell))).collect();
            format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", super::markup(name))
        })
        .collect();
    let outside =
        flow.outside().map_or_else(String::new, |text| format!("<p>{}</p>\n", super::markup(&text)));
    section(&flow.title, picture, &heading, &rows, &outside)
}

/// A page around a part of it.
pub(super) fn page_of(title: &str, body: &str, language: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>body{{margin:1rem}}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        super::attribute(language),
        super::markup(title),
    )
}

/// A picture and the same as a table, with what stands below it.
pub(super) fn section(title: &str, picture: &str, heading: &str, rows: &str, below: &str) -> String {
    format!(
        "<section class=\"cjm-flow\">\n<style>{STYLE}</style>\n{picture}<table>\n<caption>{}</caption>\n\
         <thead><tr>{heading}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{below}</section>\n",
        super::markup(title),
    )
}
