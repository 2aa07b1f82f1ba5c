//! What to fix first, as a manager reads it.

use crate::cli::text::{line, percent, short};
use crate::model::{Map, OpportunityStatus};

use crate::score::{Factor, Item, ItemKind, Ranking};
use crate::write::json;

/// The word for a kind of item.
pub(super) fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Pain => "pain",
        ItemKind::Opportunity => "opportunity",
        ItemKind::Need => "need",
        ItemKind::Step => "step",
    }
}

pub(super) fn ranking(map: &Map, ranking: &Ranking) -> String {
    let title = line(&map.title.to_string());
    let mut out = String::new();
    match (ranking.rung, ranking.collect.first()) {
        (Some(rung), _) => {
            out.push_str(&format!("What to fix first: {title}\n"));
            out.push_str(&format!("  best rung used: {rung} of 4, {}\n", rung_text(rung)));
            out.push_str(
                "  priority = points of 100, of all that matters to customers, that are lost here\n",
            );
            out.push_str("  (an opportunity: points that it would win back for each point of effort)\n\n");
        }
        (None, Some(first)) => {
            out.push_str(&format!("Nothing can be ranked yet. Collect first {}\n", line(first)));
            out.push_str(&format!("  map: {title}\n"));
        }
        (None, None) => out.push_str(&format!("Nothing is left to fix: {title}\n")),
    }
    let (to_fix, fine): (Vec<&Item>, Vec<&Item>) = ranking.items.iter().partition(|item| item.priority > 0.0);
    if !to_fix.is_empty() {
        out.push_str("     priority rung\n");
    }
    let mut before: Option<&Item> = None;
    for &item in &to_fix {
        let name = item.name.as_deref().map_or_else(String::new, |name| short(name, 60));
        let same = before.is_some_and(|it| it.rank == item.rank && it.because == item.because);
        before = Some(item);
        out.push_str(&format!(
            "{:>3} {:>9} {:>3}{} {}: {name} [{}]\n",
            item.rank,
            small(item.priority * 100.0),
            item.rung,
            if item.assumed { "~" } else { " " },
            kind(item.kind),
            item.id
        ));
        let answers = answers(map, item);
        // A need and its only step have the same reasons.
        let why = if same { format!("the same, seen as a {}", kind(item.kind)) } else { because(item) };
        let between = if why.is_empty() || answers.is_empty() { "" } else { "; " };
        if !(why.is_empty() && answers.is_empty()) {
            out.push_str(&format!("{:19}{why}{between}{answers}\n", ""));
        }
    }
    if to_fix.iter().any(|item| item.assumed) {
        out.push_str("\n~ rests on something that is assumed\n");
    }
    if !fine.is_empty() {
        let ids: Vec<String> = fine.iter().map(|item| format!("{} {}", kind(item.kind), item.id)).collect();
        out.push_str(&format!("\nNothing to fix: {}\n", ids.join(", ")));
    }
    out.push_str(&plan(ranking));
    out.push_str(&money(ranking));
    if ranking.ranked > ranking.items.len() {
        out.push_str(&format!("\n{} more can be ranked\n", ranking.ranked - ranking.items.len()));
    }
    unranked(ranking, &mut out);
    let already = usize::from(ranking.rung.is_none());
    if ranking.collect.len() > already {
        out.push_str(if already == 1 { "\nThen collect\n" } else { "\nCollect for a better answer\n" });
        for wanted in ranking.collect.iter().skip(already) {
            out.push_str(&format!("  - {}\n", line(wanted)));
        }
    }
    out.push_str(&questions(ranking));
    out
}

/// What it costs that customers leave.
fn money(ranking: &Ranking) -> String {
    const FEW: usize = 5;
    let Some(money) = ranking.money.as_ref().filter(|money| !money.at_stake.is_empty()) else {
        return String::new();
    };
    let mut out = format!(
        "\nMoney at stake: {} of {} customers got to the end and brought {:.0} {}\n",
        json::number(money.converted),
        json::number(money.customers),
        money.revenue,
        line(&money.currency),
    );
    for at in money.at_stake.iter().take(FEW) {
        out.push_str(&format!(
            "{:>14.0} more if none of the {} who left at {} had left\n",
            at.amount,
            json::number(at.left),
            at.step
        ));
    }
    out.push_str("  (a ceiling each; they don't add up: who stays at one step may leave at the next)\n");
    out
}

/// The open questions whose answer could change the choice.
fn questions(ranking: &Ranking) -> String {
    let mut out = String::new();
    for question in &ranking.questions {
        let Some(changes) = question.changes_choice.filter(|&changes| changes >= 0.005) else { continue };
        if out.is_empty() {
            out.push_str("\nAnswers that could change what to do first\n");
        }
        out.push_str(&format!(
            "  - {} [{}]: would change it in {} of cases\n",
            short(&question.question, 90),
            question.id,
            percent(changes)
        ));
    }
    out
}

fn rung_text(rung: u8) -> &'static str {
    match rung {
        1 => "measured against rivals, and targets where given",
        2 => "measured against targets; no rival is rated",
        3 => "measured against importance; no rival is rated and no target is set",
        _ => "judged from pains, feelings and drop-off; no need is rated",
    }
}

/// Groups what cannot be ranked by the reason.
fn unranked(ranking: &Ranking, out: &mut String) {
    const FEW: usize = 6;
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for item in &ranking.unranked {
        let shown = format!("{} {}", kind(item.kind), item.id);
        match reasons.iter_mut().find(|(why, _)| *why == item.why) {
            Some((_, ids)) => ids.push(shown),
            None => reasons.push((&item.why, vec![shown])),
        }
    }
    if !reasons.is_empty() {
        out.push_str("\nNot ranked\n");
    }
    for (why, ids) in reasons {
        let more = ids.len().saturating_sub(FEW);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        let shown: Vec<String> = ids.into_iter().take(FEW).collect();
        out.push_str(&format!("  - {}{rest}: {}\n", shown.join(", "), line(why)));
    }
}

/// The opportunities in the order to take them.
fn plan(ranking: &Ranking) -> String {
    if ranking.plan.len() < 2 {
        return String::new();
    }
    let mut out = String::from("\nDo in this order (what several of them win counts once)\n");
    for (index, next) in ranking.plan.iter().enumerate() {
        let adds = small(next.adds * 100.0);
        let together = small(next.together * 100.0);
        out.push_str(&format!("{:>3}. {} wins back {adds}, {together} in all\n", index + 1, next.id));
    }
    out
}

/// The opportunities that answer to a pain or a need and are not yet done.
fn answers(map: &Map, item: &Item) -> String {
    let open = map.opportunities.iter().filter(|it| {
        !matches!(it.status, Some(OpportunityStatus::Done | OpportunityStatus::Dropped))
            && item.kind != ItemKind::Opportunity
            && (it.addresses.contains(&item.id) || it.improves.iter().any(|to| to.need == item.id))
    });
    let ids: Vec<&str> = open.map(|it| it.id.as_str()).collect();
    if ids.is_empty() { String::new() } else { format!("answered by {}", ids.join(", ")) }
}

/// A number of points, never shown as nothing where it is something.
fn small(points: f64) -> String {
    if points < 0.05 { "<0.1".to_owned() } else { format!("{points:.1}") }
}

/// The factors in a line, and how sure the place is.
fn because(item: &Item) -> String {
    let won: Vec<&Factor> = item.because.iter().filter(|factor| factor.factor == "closes").collect();
    let shown = item.because.iter().filter(|factor| won.len() != 1 || factor.factor != "benefit");
    let mut words: Vec<String> = shown.map(|factor| word(item, factor, won.len() == 1)).collect();
    words.extend(
        item.confidence.map(|sure| format!("thought {:.0} % sure to work (not counted)", sure * 100.0)),
    );
    let open = item.top_probability.filter(|&first| (0.005..0.995).contains(&first));
    words.extend(open.map(|first| format!("{} likely the first {}", percent(first), kind(item.kind))));
    let known = item.worth_knowing.filter(|&value| value >= 0.0005);
    words.extend(known.map(|value| format!("worth up to {:.1} to know its gain for sure", value * 100.0)));
    words.extend(grounds(item));
    words.join(", ")
}

/// The evidence behind the factors, each once.
fn grounds(item: &Item) -> Option<String> {
    const FEW: usize = 3;
    let mut ids: Vec<&str> = Vec::new();
    for id in item.because.iter().flat_map(|factor| &factor.evidence) {
        if !ids.contains(&id.as_str()) {
            ids.push(id.as_str());
        }
    }
    let more = ids.len().saturating_sub(FEW);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let shown: Vec<&str> = ids.into_iter().take(FEW).collect();
    (!shown.is_empty()).then(|| format!("evidence: {}{rest}", shown.join(" and ")))
}

fn word(item: &Item, factor: &Factor, alone: bool) -> String {
    let percent = format!("{:.0} %", factor.value * 100.0);
    let points = format!("{:.1}", factor.value * 100.0);
    let assumed = if factor.assumed { " (assumed)" } else { "" };
    let of = factor.of.as_ref().map(ToString::to_string).unwrap_or_default();
    let tenth = |value: f64| json::number((value * 10.0).round() / 10.0);
    let text = match factor.factor {
        "weight" if item.rung == 4 => format!("its stage weighs {percent}"),
        "weight" => format!("{percent} of what matters"),
        "gap" => format!("gap {points}"),
        "own" => format!("we {:.0}", factor.value * 100.0),
        "target" => format!("target {:.0}", factor.value * 100.0),
        "reference" => format!("rivals {:.0}", factor.value * 100.0),
        "severity" => format!("severity {} of 5", tenth(factor.value * 5.0)),
        "reach" => format!("met by {percent}"),
        "people" => format!("{percent} come by"),
        "frequency" if factor.value == 1.0 => "once a journey".to_owned(),
        "frequency" => format!("{} times a journey", tenth(factor.value)),
        "votes" => format!("{:.0} votes", factor.value),
        "averageVotes" => format!("{} on average", tenth(factor.value)),
        "dropOff" => format!("{percent} leave"),
        "feeling" if factor.value > 0.0 => format!("feels {percent} of the worst"),
        "feeling" => "feels neutral or good".to_owned(),
        "benefit" => format!("wins back {points}"),
        "effort" => format!("effort {} of 5", tenth(factor.value)),
        "closes" if alone => format!("wins back {points} of `{of}`"),
        "closes" => format!("{points} of `{of}`"),
        "pain" => format!("{points} by `{of}`"),
        other => format!("{other} {points}"),
    };
    text + assumed
}
