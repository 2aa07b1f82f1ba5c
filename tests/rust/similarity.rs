//! How well things without a common id are matched: the same journey drawn twice, by people who gave
//! the steps other ids, other places and other words. What is what is known.

use std::collections::BTreeSet;

use cjm_core::compare::{Matching, Options, diff};
use cjm_core::model::Document;
use cjm_tests::generator::Choices;
use serde_json::{Value, json};

const STEPS: usize = 500;
const STAGES: usize = 10;
const SEEDS: u64 = 4;

const VERBS: [&str; 20] = [
    "Compare",
    "Read about",
    "Ask for",
    "Order",
    "Cancel",
    "Pay for",
    "Return",
    "Renew",
    "Upgrade",
    "Receive",
    "Track",
    "Set up",
    "Report",
    "Rate",
    "Share",
    "Search",
    "Book",
    "Confirm",
    "Repair",
    "Recommend",
];
const THINGS: [&str; 25] = [
    "family tariffs",
    "the contract",
    "a router",
    "delivery dates",
    "the invoice",
    "a technician",
    "prices",
    "the welcome letter",
    "roaming",
    "a second card",
    "insurance",
    "the account",
    "support hours",
    "a refund",
    "coverage",
    "the password",
    "a discount",
    "television",
    "an adapter",
    "the manual",
    "business plans",
    "a voucher",
    "data volume",
    "the warranty",
    "a callback",
];
const PLACES: [&str; 10] = [
    "online",
    "in the shop",
    "by phone",
    "with friends",
    "in the app",
    "at home",
    "by letter",
    "at the fair",
    "abroad",
    "at work",
];
const DEEDS: [&str; 30] = [
    "opens three tabs",
    "waits in a queue",
    "writes notes",
    "calls twice",
    "fills in a form",
    "takes a photo",
    "looks for a number",
    "signs on paper",
    "types a code",
    "scrolls down",
    "asks a colleague",
    "prints a page",
    "checks the date",
    "enters an address",
    "reads the small print",
    "compares columns",
    "uploads a scan",
    "forgets the password",
    "holds the line",
    "finds a leaflet",
    "sorts by price",
    "closes a banner",
    "plugs in a cable",
    "repeats the order",
    "searches for help",
    "copies a link",
    "skips a video",
    "listens to music",
    "gives feedback",
    "tries again",
];
const CHANNELS: [&str; 8] = ["web", "email", "store", "phone", "app", "chat", "post", "social"];

/// The same in other words, which are the name of no other step.
const OTHER_VERBS: [&str; 10] = [
    "Look at",
    "Find out about",
    "Enquire about",
    "Choose",
    "Give up",
    "Settle",
    "Send back",
    "Look after",
    "Change",
    "Wait for",
];
const OTHER_PLACES: [&str; 5] =
    ["on the website", "at the counter", "over the phone", "with the phone in hand", "in the kitchen"];

/// A step as people describe it, whatever they call it.
#[derive(Clone)]
struct Card {
    name: [String; 3],
    deeds: Vec<String>,
    channels: Vec<String>,
}

fn cards(choices: &mut Choices) -> Vec<Card> {
    let mut names = BTreeSet::new();
    while names.len() < STEPS {
        names.insert([choices.one(&VERBS), choices.one(&THINGS), choices.one(&PLACES)]);
    }
    let mut cards: Vec<Card> = names
        .into_iter()
        .map(|name| Card {
            name: name.map(str::to_owned),
            deeds: (0..2 + choices.below(2)).map(|_| choices.one(&DEEDS).to_owned()).collect(),
            channels: BTreeSet::from([choices.one(&CHANNELS), choices.one(&CHANNELS)])
                .into_iter()
                .map(str::to_owned)
                .collect(),
        })
        .collect();
    choices.shuffle(&mut cards);
    cards
}

/// Says the verb or the place of the name in another way.
fn rename(card: &mut Card, choices: &mut Choices) {
    match choices.below(2) {
        0 => card.name[0] = choices.one(&OTHER_VERBS).to_owned(),
        _ => card.name[2] = choices.one(&OTHER_PLACES).to_owned(),
    }
}

/// Says the name in another way, and one of the deeds.
fn reword(card: &mut Card, choices: &mut Choices) {
    rename(card, choices);
    let at = choices.below(card.deeds.len());
    card.deeds[at] = choices.one(&DEEDS).to_owned();
}

fn map(cards: &[(usize, Card)], prefix: &str) -> Document {
    let step = |(id, card): &(usize, Card)| {
        json!({
            "id": format!("{prefix}{id}"), "name": card.name.join(" "), "actions": card.deeds,
            "channels": card.channels,
        })
    };
    let stages: Vec<Value> = cards
        .chunks(STEPS / STAGES)
        .enumerate()
        .map(|(at, cards)| {
            let steps: Vec<Value> = cards.iter().map(step).collect();
            json!({ "id": format!("{prefix}stage{at}"), "name": format!("Part {at}"), "steps": steps })
        })
        .collect();
    let document = json!({ "maps": [{ "id": prefix, "title": "Telecom", "stages": stages }] });
    serde_json::from_value(document).expect("a document")
}

/// Of the matches of steps: how many there are, how many are right, how many there should be.
fn matched(seed: u64, percent: usize, edit: fn(&mut Card, &mut Choices)) -> [usize; 3] {
    let mut choices = Choices::seeded(seed);
    let before: Vec<(usize, Card)> = cards(&mut choices).into_iter().enumerate().collect();
    let mut after = before.clone();
    for (_, card) in &mut after {
        if choices.chance(percent) {
            edit(card, &mut choices);
        }
    }
    // Some stand elsewhere by now.
    for _ in 0..STEPS / 20 {
        let (from, to) = (choices.below(STEPS), choices.below(STEPS));
        let card = after.remove(from);
        after.insert(to, card);
    }
    let (before, after) = (map(&before, "a"), map(&after, "b"));
    let options = Options { matching: Matching::Auto, ..Options::default() };
    let changes = diff((&before, &before.maps[0]), (&after, &after.maps[0]), &options).expect("comparable");
    let steps: Vec<_> = changes.matches.iter().filter(|it| it.kind == "step").collect();
    let right = steps.iter().filter(|it| it.from[1..] == it.to[1..]).count();
    [steps.len(), right, STEPS]
}

/// F1 (van Rijsbergen 1979) over all seeds, and the share of matches that are wrong.
fn quality(percent: usize, edit: fn(&mut Card, &mut Choices)) -> (f64, f64) {
    let found: Vec<[usize; 3]> = (0..SEEDS).map(|seed| matched(seed, percent, edit)).collect();
    let sum = |at: usize| found.iter().map(|counts| counts[at]).sum::<usize>() as f64;
    let (f1, wrong) = (2.0 * sum(1) / (sum(0) + sum(2)), (sum(0) - sum(1)) / sum(0));
    println!("{percent} % edited: F1 {f1:.4}, wrong {wrong:.4}");
    (f1, wrong)
}

#[test]
fn steps_of_which_a_tenth_is_renamed_are_found_again() {
    let (f1, wrong) = quality(10, rename);
    assert!(f1 >= 0.95 && wrong <= 0.01, "F1 {f1}, wrong {wrong}");
}

#[test]
fn steps_of_which_three_in_ten_are_reworded_are_found_again() {
    let (f1, wrong) = quality(30, reword);
    assert!(f1 >= 0.85 && wrong <= 0.01, "F1 {f1}, wrong {wrong}");
}

#[test]
fn steps_that_have_nothing_in_common_are_not_matched() {
    let other = |card: &mut Card, choices: &mut Choices| {
        card.name = ["Quux".to_owned(), format!("zyx{}", choices.number()), "wvut".to_owned()];
        card.deeds = vec![format!("jkl{}", choices.number())];
        card.channels = vec!["none".to_owned()];
    };
    let [found, ..] = matched(9, 100, other);
    assert_eq!(found, 0);
}
