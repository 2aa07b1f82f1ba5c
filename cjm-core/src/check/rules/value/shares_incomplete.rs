//! `shares-incomplete`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::FORMAT;
use crate::model::{Amount, Document, Id, Kind, Path, Text};

rule! {
    /// Some have a share or weight and others of the same list have none. Shares are relative to
    /// each other; one that is missing counts as unknown, and averages over all cannot be formed.
    "CJM808" "shares-incomplete" Value Info,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "competitors": [{ "id": "north", "name": "North", "share": 0.35 }, { "id": "south", "name": "South" }] }"#,
    good: r#"{ "cjm": "1.0", "competitors": [{ "id": "north", "name": "North", "share": 0.35 }, { "id": "south", "name": "South", "share": 0.2 }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    let personas = document.personas.iter().map(|it| (it.share, &it.id, Some(&it.name)));
    judge(context, &Path::Member(path, "personas"), Kind::Persona, personas);
    let competitors = document.competitors.iter().map(|it| (it.share, &it.id, Some(&it.name)));
    judge(context, &Path::Member(path, "competitors"), Kind::Competitor, competitors);
    path.each("maps", &document.maps, |path, map| {
        let stages = map.stages.iter().map(|it| (it.weight, &it.id, it.name.as_ref()));
        judge(context, &Path::Member(path, "stages"), Kind::Stage, stages);
    });
}

fn judge<'a>(
    context: &mut Context<'_>,
    list: &Path<'_>,
    kind: Kind,
    things: impl Iterator<Item = (Option<Amount>, &'a Id, Option<&'a Text>)> + Clone,
) {
    if !things.clone().any(|(share, ..)| share.is_some()) {
        return;
    }
    for (index, (share, id, name)) in things.enumerate() {
        if share.is_none() {
            context
                .finding(&Path::Index(list, index), "{kind} `{name}` has no {share}, others have")
                .with("kind", kind.as_str())
                .with("share", if kind == Kind::Stage { "weight" } else { "share" })
                .called("name", name, id)
                .subject(kind.as_str(), Some(id.as_str()), name)
                .help("add `{share}` to all or to none")
                .report();
        }
    }
}
