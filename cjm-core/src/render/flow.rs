//! The stage flow: how many customers really moved through the stages, where they left, and what they did
//! that is not on the map.

use crate::Error;
use crate::evidence::{Evidence, Figures, StageFigures};
use crate::model::{Document, Map};

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
    /// Evidence of another map or of other stages.
    pub(super) fn new(
        document: &Document,
        map: &Map,
        evidence: &Evidence,
        language: Option<&str>,
    ) -> Result<Self, Error> {
        const FEW: usize = 5;
        let language = language.or(document.language.as_deref());
        let figures = figures(map, evidence)?;
        let stages = map.stages.iter().zip(&figures.stages).map(|(stage, seen)| StageFlow {
            name: stage.name.as_ref().map_or(stage.id.as_str(), |name| name.in_language(language)).to_owned(),
            seen: seen.clone(),
        });
        let mut outside: Vec<(String, u64)> =
            figures.unmapped.iter().map(|(name, &count)| (name.clone(), count)).collect();
        outside.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let rest = outside.split_off(outside.len().min(FEW));
        let mut rules = vec![
            "Height = customers. Hatched = left the journey here and was not seen again. An arc = came back to this stage from another.".to_owned(),
        ];
        rules.push(match evidence.rules.within_ms {
            Some(_) => "Who was seen shortly before the end of the data is under way, not lost.".to_owned(),
            None => "Who was seen shortly before the end of the data counts as lost: mine with `--within`."
                .to_owned(),
        });
        if evidence.rules.min_group > 0 {
            rules.push(format!("Groups of fewer than {} customers are left out.", evidence.rules.min_group));
        }
        let title = map.title.in_language(language);
        Ok(Self {
            title: format!("{title}: how {} customers moved through the stages", figures.cases),
            rules,
            customers: figures.cases,
            stages: stages.collect(),
            outside,
            more: (rest.len(), rest.iter().map(|(_, count)| count).sum()),
        })
    }

    /// What nobody came to is unknown, not 0 %.
    pub(super) fn percent(share: Option<f64>) -> String {
        match share {
            None => "–".to_owned(),
            Some(share) if share > 0.0 && share < 0.005 => "<1%".to_owned(),
            Some(share) if (0.995..1.0).contains(&share) => ">99%".to_owned(),
            Some(share) => format!("{:.0}%", share * 100.0),
        }
    }

    /// The stage with most leavers, for the summary.
    pub(super) fn summary(&self) -> String {
        let worst = self.stages.iter().rev().max_by_key(|stage| stage.seen.left);
        match worst.filter(|stage| stage.seen.left > 0) {
            Some(stage) => {
                let share = Self::percent(stage.share(stage.seen.left));
                format!("{}. Most leave in {}: {} ({share}).", self.title, stage.name, stage.seen.left)
            }
            None => format!("{}. Nobody leaves before the end.", self.title),
        }
    }

    /// A row a stage: name, reached, went on, left, under way, finished, came back.
    fn rows(&self) -> impl Iterator<Item = (&str, [String; 6])> {
        self.stages.iter().map(|stage| {
            let seen = &stage.seen;
            let with_share = |count: u64| format!("{count} ({})", Self::percent(stage.share(count)));
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

    fn outside(&self) -> Option<String> {
        let mut parts: Vec<String> =
            self.outside.iter().map(|(name, count)| format!("{name} ({count})")).collect();
        if self.more.0 > 0 {
            parts.push(format!("{} more ({})", self.more.0, self.more.1));
        }
        (!parts.is_empty()).then(|| format!("Not on the map, events: {}", parts.join(", ")))
    }
}

/// The figures, if they are of this map.
fn figures<'a>(map: &Map, evidence: &'a Evidence) -> Result<&'a Figures, Error> {
    let figures = &evidence.all;
    let own = map.stages.iter().map(|stage| &stage.id);
    if evidence.map.as_ref() == Some(&map.id) && own.eq(figures.stages.iter().map(|stage| &stage.id)) {
        return Ok(figures);
    }
    Err(Error::Unusable {
        message: format!("the evidence was not mined for map `{}` with the stages that it has", map.id),
        hint: Some("mine the events again with this map: `cjm mine EVENTS --map MAP`".to_owned()),
    })
}

const HEADINGS: [&str; 7] = ["Stage", "Reached", "Went on", "Left", "Under way", "Finished", "Came back"];

/// As Markdown.
pub(super) fn markdown(flow: &FlowMap) -> String {
    let plain = super::escape::markdown;
    let mut out = format!("# {}\n", plain(&flow.title));
    for rule in &flow.rules {
        out.push_str(&format!("\n{}\n", plain(rule)));
    }
    out.push_str(&format!(
        "\n| {} |\n| --- |{}\n",
        HEADINGS.join(" | "),
        " ---: |".repeat(HEADINGS.len() - 1)
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
        let told = HEADINGS.iter().skip(1).zip(&cells).filter(|(_, cell)| *cell != "–" && *cell != "0");
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
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>body{{margin:1rem}}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        super::attribute(language),
        super::markup(&flow.title),
        fragment(flow, picture),
    )
}

/// The same as a part of somebody else's page.
pub(super) fn fragment(flow: &FlowMap, picture: &str) -> String {
    let heading: String =
        HEADINGS.iter().map(|heading| format!("<th scope=\"col\">{heading}</th>")).collect();
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
    format!(
        "<section class=\"cjm-flow\">\n<style>{STYLE}</style>\n{picture}<table>\n<caption>{}</caption>\n\
         <thead><tr>{heading}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{outside}</section>\n",
        super::markup(&flow.title),
    )
}
