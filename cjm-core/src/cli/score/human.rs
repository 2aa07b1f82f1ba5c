//! Value gaps as a manager reads them: in points of 100.

use crate::cli::text::{line, percent, points, short};
use crate::model::{Document, Id, Map, MapState, ScoringTarget};
use crate::score::{Cell, Change, ScoreSheet};

/// The most notes that are shown; JSON has all.
const NOTES: usize = 12;

pub(super) fn sheet(document: &Document, map: &Map, sheet: &ScoreSheet) -> String {
    let mut out = format!("Value gaps: {}\n\n", line(&map.title.to_string()));
    out.push_str(&verdict(document, sheet));
    if !sheet.needs.is_empty() {
        out.push_str("\n    points   from     to first    us  rivals  target  need, largest gap first\n");
    }
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), points);
    for need in &sheet.needs {
        let text = document.need(need.need.as_str()).map(|need| need.text.to_string()).unwrap_or_default();
        let cells: Vec<&Cell> = sheet.cells.iter().filter(|cell| cell.need == need.need).collect();
        let rank = need.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        let level = |of: fn(&Cell) -> Option<f64>| {
            mean(&cells, of).map_or_else(|| "–".to_owned(), |v| format!("{:.0}", v * 100.0))
        };
        out.push_str(&format!(
            "{rank:>3} {:>6} {:>6} {:>6} {:>5} {:>5} {:>7} {:>7}  {} [{}]\n",
            number(need.value_gap),
            number(need.interval.map(|[low, _]| low)),
            number(need.interval.map(|[_, high]| high)),
            need.top_probability.map_or_else(|| "–".to_owned(), percent),
            level(|cell| cell.own),
            level(|cell| cell.reference),
            level(|cell| cell.target),
            short(&text, 60),
            need.need,
        ));
    }
    if sheet.needs.iter().any(|need| need.interval.is_some()) {
        out.push_str("    from, to: where the points lie with 95 %\n");
    }
    let stage_name =
        |id: &Id| map.stage(id.as_str()).and_then(|stage| stage.name.as_ref()).map(ToString::to_string);
    let persona_name = |id: &Id| document.persona(id.as_str()).map(|persona| persona.name.to_string());
    for (title, shares, name) in [
        ("By stage", &sheet.by.stage, &stage_name as &dyn Fn(&Id) -> Option<String>),
        ("By persona", &sheet.by.persona, &persona_name),
    ] {
        if shares.len() > 1 {
            out.push_str(&format!("\n{title}\n"));
            for share in shares {
                let name = name(&share.id).unwrap_or_default();
                out.push_str(&format!(
                    "{:>10}  {} [{}]\n",
                    points(share.value_gap),
                    short(&name, 60),
                    share.id
                ));
            }
        }
    }
    if sheet.by.evidence.len() > 1 {
        out.push_str("\nBy what the ratings rest on\n");
        for share in &sheet.by.evidence {
            let ids: Vec<&str> = share.evidence.iter().map(Id::as_str).collect();
            let shown = if ids.is_empty() { "nothing: assumed".to_owned() } else { ids.join(" and ") };
            out.push_str(&format!("{:>10}  {}\n", points(share.value_gap), short(&shown, 60)));
        }
    }
    if let Some(change) = &sheet.change {
        out.push_str(&changed(document, change));
    }
    let inherited = sheet.cells.iter().filter(|cell| cell.inherited == Some(true)).count();
    if map.state == Some(MapState::Future) && inherited > 0 {
        out.push_str(&format!(
            "\n{inherited} of {} cells are rated as today: this future map expects nothing else there\n",
            sheet.cells.len()
        ));
    }
    if !sheet.notes.is_empty() {
        out.push_str("\nTo know\n");
        for note in sheet.notes.iter().take(NOTES) {
            out.push_str(&format!("  - {} ({})\n", line(&note.message), note.pointer));
        }
        if sheet.notes.len() > NOTES {
            out.push_str(&format!("  - and {} more: --format json\n", sheet.notes.len() - NOTES));
        }
    }
    out
}

fn verdict(document: &Document, sheet: &ScoreSheet) -> String {
    let (Some(net), Some(shortfall), Some(advantage)) = (sheet.net, sheet.shortfall, sheet.advantage) else {
        return "Nothing can be scored yet: no need has both a rating of us and a rival or target to compare with\n"
            .to_owned();
    };
    let size = format!("{:.1}", net.abs() * 100.0);
    let mut out = if size == "0.0" {
        "All in all we are level with what we compare us with".to_owned()
    } else if net > 0.0 {
        format!("All in all we are {size} points of 100 behind")
    } else {
        format!("All in all we are {size} points of 100 ahead")
    };
    if let Some([low, high]) = sheet.interval {
        out.push_str(&format!(" (95 %: {} to {})", points(low), points(high)));
    }
    out.push_str(&format!(
        "\n  behind {:.1}, ahead {:.1}; known for {:.0} % of what matters\n",
        shortfall * 100.0,
        advantage * 100.0,
        sheet.coverage * 100.0
    ));
    let target = match sheet.target {
        ScoringTarget::Declared => "our targets",
        ScoringTarget::Importance => "the needs' importance",
    };
    let rivals = match sheet.reference.as_str() {
        "average" => "rivals on average".to_owned(),
        "best" => "the best rival".to_owned(),
        id => document.competitor(id).map_or_else(|| id.to_owned(), |it| line(&it.name.to_string())),
    };
    let used =
        |known: fn(&Cell) -> bool| sheet.cells.iter().any(|cell| cell.value_gap.is_some() && known(cell));
    let to_target = used(|cell| cell.gap_target.is_some() && cell.lambda != Some(1.0));
    let to_rivals = used(|cell| cell.gap_reference.is_some() && cell.lambda != Some(0.0));
    out.push_str(&match (to_target, to_rivals) {
        (true, true) => format!(
            "  compared with {target} ({}) and {rivals} ({}), where both are known\n",
            percent(1.0 - sheet.lambda),
            percent(sheet.lambda)
        ),
        (true, false) => format!("  compared with {target}\n"),
        _ => format!("  compared with {rivals}\n"),
    });
    out
}

/// The mean over cells that know it, by weight.
fn mean(cells: &[&Cell], of: fn(&Cell) -> Option<f64>) -> Option<f64> {
    let known = || cells.iter().filter_map(|cell| Some((cell.weight, of(cell)?)));
    let weight: f64 = known().map(|(weight, _)| weight).sum();
    (weight > 0.0).then(|| known().map(|(weight, value)| weight * value).sum::<f64>() / weight)
}

fn changed(document: &Document, change: &Change) -> String {
    let word = match points(change.net).as_str() {
        "0.0" => "no change of the gap".to_owned(),
        size if change.net < 0.0 => format!("the gap is {} points smaller", size.trim_start_matches('-')),
        size => format!("the gap is {} points larger", size.trim_start_matches('+')),
    };
    let mut out = format!("\nSince {}: {word}\n", change.from);
    for (part, name) in [
        (change.performance, "needs are met better (-) or worse (+)"),
        (change.weight, "needs matter more or less"),
        (change.added, "new, or newly known"),
        (change.removed, "gone, or no longer known"),
    ] {
        if part != 0.0 {
            out.push_str(&format!("{:>10}  {name}\n", points(part)));
        }
    }
    out.push_str("  by need\n");
    for need in &change.needs {
        let text = document.need(need.need.as_str()).map(|need| need.text.to_string()).unwrap_or_default();
        out.push_str(&format!("{:>10}  {} [{}]\n", points(need.change), short(&text, 60), need.need));
    }
    out
}
