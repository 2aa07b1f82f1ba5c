//! Merging as people meet it in workshops, and kind by kind of conflict.

use std::collections::BTreeMap;

use cjm_core::compare::{ConflictKind, Merge, Side, merge, resolve};
use cjm_core::model::Document;
use cjm_core::write::canonical;

const BASE: &str = r#"{
  "personas":[{"id":"dana","name":"Dana"}],
  "needs":[{"id":"price","text":"know the price"}],
  "maps":[{"id":"m","title":"Buy","personas":["dana"],
    "stages":[
      {"id":"s1","name":"Aware","steps":[
        {"id":"t1","name":"ad","wait":"P5D","channels":["web"],"actions":["looks"],"pains":[{"id":"p1","text":"slow"}]},
        {"id":"t2","name":"site"},
        {"id":"t3","name":"chat","devices":["phone","tablet"]}]},
      {"id":"s2","name":"Pay","steps":[{"id":"t4","name":"cart"}]}],
    "opportunities":[{"id":"o1","text":"speed up","addresses":["p1"]}]}]}"#;

fn read(text: &str) -> Document {
    cjm_core::read(text.as_bytes(), cjm_core::Syntax::Json).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The base with pieces of its text replaced; every piece must be there.
fn edited(edits: &[(&str, &str)]) -> Document {
    let mut text = BASE.to_owned();
    for (old, new) in edits {
        assert!(text.contains(old), "{old} is not in the base");
        text = text.replacen(old, new, 1);
    }
    read(&text)
}

const T1: &str = r#"{"id":"t1","name":"ad","wait":"P5D","channels":["web"],"actions":["looks"],"pains":[{"id":"p1","text":"slow"}]}"#;
const T2: &str = r#"{"id":"t2","name":"site"}"#;
const T3: &str = r#"{"id":"t3","name":"chat","devices":["phone","tablet"]}"#;
const T4: &str = r#"{"id":"t4","name":"cart"}"#;
const P1: &str = r#"{"id":"p1","text":"slow"}"#;

/// The base with these steps in its stages.
fn steps(first: &[&str], second: &[&str]) -> Document {
    let text = BASE.replacen(&format!("[{T4}]"), &format!("[{}]", second.join(",")), 1);
    let start = text.find(T1).expect("the first step");
    let end = start + text[start..].find("]},\n      {\"id\":\"s2\"").expect("the end of the stage");
    read(&format!("{}{}{}", &text[..start], first.join(","), &text[end..]))
}

fn merged(ours: &Document, theirs: &Document) -> Merge {
    let (one, other) = (
        merge(&read(BASE), ours, theirs, Side::Base).expect("mergeable"),
        merge(&read(BASE), theirs, ours, Side::Base).expect("mergeable"),
    );
    assert_eq!(canonical(&one.document), canonical(&other.document), "who is called ours must not matter");
    one
}

fn kinds(merge: &Merge) -> Vec<(ConflictKind, &str, Option<&str>)> {
    merge.conflicts.iter().map(|it| (it.kind, it.entity.as_str(), it.field.as_deref())).collect()
}

/// The steps of a stage.
fn ids(document: &Document, stage: &str) -> Vec<String> {
    let stage = document.maps[0].stage(stage).unwrap_or_else(|| panic!("no stage {stage}"));
    stage.steps.iter().map(|step| step.id.to_string()).collect()
}

fn text(merge: &Merge) -> String {
    canonical(&merge.document).expect("canonical")
}

/// The document after every conflict was decided for one side.
fn chosen(merge: &Merge, side: Side) -> Document {
    let choices: BTreeMap<String, Side> = merge.conflicts.iter().map(|it| (it.id.clone(), side)).collect();
    resolve(&merge.document, &merge.conflicts, &choices).expect("choices").document
}

fn clean(ours: &Document, theirs: &Document) -> Merge {
    let merge = merged(ours, theirs);
    assert_eq!(kinds(&merge), [], "{}", text(&merge));
    merge
}

#[test]
fn different_members_of_one_step_are_both_kept() {
    let merge = clean(&edited(&[("\"ad\"", "\"tv ad\"")]), &edited(&[("P5D", "P9D")]));
    assert!(text(&merge).contains("\"tv ad\"") && text(&merge).contains("\"P9D\""));
}

#[test]
fn steps_of_one_stage_are_edited_side_by_side() {
    clean(&edited(&[("\"ad\"", "\"tv ad\"")]), &edited(&[("\"site\"", "\"shop\"")]));
}

#[test]
fn one_member_with_two_values_is_a_conflict() {
    let merge = merged(&edited(&[("\"ad\"", "\"tv ad\"")]), &edited(&[("\"ad\"", "\"radio ad\"")]));
    assert_eq!(kinds(&merge), [(ConflictKind::FieldField, "t1", Some("name"))]);
    assert!(text(&merge).contains("\"ad\""), "the base stands until somebody chooses");
    assert!(canonical(&chosen(&merge, Side::Ours)).unwrap().contains("\"tv ad\""));
    assert!(canonical(&chosen(&merge, Side::Theirs)).unwrap().contains("\"radio ad\""));
}

#[test]
fn one_member_with_one_value_is_agreed() {
    let both = edited(&[("\"ad\"", "\"tv ad\"")]);
    let merge = clean(&both, &both);
    assert_eq!(merge.agreed.len(), 1);
    assert_eq!((merge.agreed[0].entity.as_str(), merge.agreed[0].field.as_deref()), ("t1", Some("name")));
}

#[test]
fn removing_an_edited_step_is_a_conflict() {
    let merge = merged(
        &steps(&[T2, T3], &[T4]),
        &edited(&[("\"ad\"", "\"tv ad\""), ("\"addresses\":[\"p1\"]", "\"addresses\":[\"p1\"]")]),
    );
    assert!(kinds(&merge).contains(&(ConflictKind::EditDelete, "t1", None)), "{:?}", kinds(&merge));
    assert_eq!(ids(&merge.document, "s1"), ["t1", "t2", "t3"]);
    assert!(canonical(&chosen(&merge, Side::Theirs)).unwrap().contains("tv ad"));
    let ours = chosen(&merge, Side::Ours);
    assert_eq!(ids(&ours, "s1"), ["t2", "t3"]);
}

#[test]
fn removing_the_same_step_is_agreed() {
    let both = read(&canonical(&steps(&[T2, T3], &[T4])).unwrap().replace(r#""addresses":["p1"],"#, ""));
    let merge = clean(&both, &both);
    assert_eq!(ids(&merge.document, "s1"), ["t2", "t3"]);
    assert!(merge.agreed.iter().any(|it| it.entity == "t1" && it.change == "removed"));
}

#[test]
fn two_reorder_different_steps() {
    let t5 = r#"{"id":"t5","name":"mail"}"#;
    let base = steps(&[T1, T2, T3, t5], &[T4]);
    let (ours, theirs) = (steps(&[T2, T1, T3, t5], &[T4]), steps(&[T1, T2, t5, T3], &[T4]));
    let merge = merge(&base, &ours, &theirs, Side::Base).unwrap();
    assert_eq!(
        (kinds(&merge), ids(&merge.document, "s1")),
        (vec![], ["t2", "t1", "t5", "t3"].map(str::to_owned).to_vec())
    );
}

#[test]
fn two_put_the_same_step_elsewhere_in_its_list() {
    let merge = merged(&steps(&[T2, T1, T3], &[T4]), &steps(&[T2, T3, T1], &[T4]));
    assert_eq!(kinds(&merge), [(ConflictKind::Order, "s1", Some("steps"))]);
    assert_eq!(ids(&merge.document, "s1"), ["t1", "t2", "t3"]);
    assert_eq!(ids(&chosen(&merge, Side::Ours), "s1"), ["t2", "t1", "t3"]);
    assert_eq!(ids(&chosen(&merge, Side::Theirs), "s1"), ["t2", "t3", "t1"]);
}

#[test]
fn a_step_dragged_to_another_stage_keeps_its_edits() {
    let merge = clean(&steps(&[T2, T3], &[T4, T1]), &edited(&[("\"ad\"", "\"tv ad\"")]));
    assert_eq!(
        (ids(&merge.document, "s1"), ids(&merge.document, "s2")),
        (vec!["t2".into(), "t3".into()], vec!["t4".into(), "t1".into()])
    );
    assert!(text(&merge).contains("\"tv ad\""));
}

#[test]
fn both_drag_a_step_to_the_same_stage() {
    let both = steps(&[T2, T3], &[T4, T1]);
    let merge = clean(&both, &both);
    assert_eq!(ids(&merge.document, "s2"), ["t4", "t1"]);
}

#[test]
fn both_drag_a_step_to_different_stages() {
    let third = |document: &Document| {
        read(&canonical(document).unwrap().replace(r#"{"id":"s2""#, r#"{"id":"s3","name":"Use"},{"id":"s2""#))
    };
    let base = third(&read(BASE));
    let ours = third(&steps(&[T2, T3], &[T4, T1]));
    let theirs = read(
        &canonical(&third(&steps(&[T2, T3], &[T4])))
            .unwrap()
            .replace(r#""name":"Use""#, &format!(r#""name":"Use","steps":[{T1}]"#)),
    );
    let merge = merge(&base, &ours, &theirs, Side::Base).unwrap();
    assert_eq!(kinds(&merge), [(ConflictKind::MoveMove, "t1", None)]);
    assert_eq!(ids(&merge.document, "s1"), ["t1", "t2", "t3"]);
    assert_eq!(ids(&chosen(&merge, Side::Ours), "s2"), ["t4", "t1"]);
    assert_eq!(ids(&chosen(&merge, Side::Theirs), "s3"), ["t1"]);
}

#[test]
fn steps_inserted_at_different_places() {
    let (one, two) = (r#"{"id":"n1","name":"one"}"#, r#"{"id":"n2","name":"two"}"#);
    let merge = clean(&steps(&[one, T1, T2, T3], &[T4]), &steps(&[T1, T2, T3, two], &[T4]));
    assert_eq!(ids(&merge.document, "s1"), ["n1", "t1", "t2", "t3", "n2"]);
}

#[test]
fn steps_inserted_at_the_same_place_are_both_kept() {
    let (one, two) = (r#"{"id":"n1","name":"one"}"#, r#"{"id":"n2","name":"two"}"#);
    let merge = clean(&steps(&[T1, two, T2, T3], &[T4]), &steps(&[T1, one, T2, T3], &[T4]));
    assert_eq!(ids(&merge.document, "s1"), ["t1", "n1", "n2", "t2", "t3"]);
}

#[test]
fn a_step_inserted_before_one_that_the_other_edits() {
    let one = r#"{"id":"n1","name":"one"}"#;
    let merge = clean(&steps(&[one, T1, T2, T3], &[T4]), &edited(&[("\"ad\"", "\"tv ad\"")]));
    assert_eq!(ids(&merge.document, "s1"), ["n1", "t1", "t2", "t3"]);
    assert!(text(&merge).contains("tv ad"));
}

#[test]
fn removing_a_stage_in_which_the_other_adds_is_a_conflict() {
    let ours =
        read(&BASE.replace(&format!(",\n      {{\"id\":\"s2\",\"name\":\"Pay\",\"steps\":[{T4}]}}"), ""));
    assert!(ours.maps[0].stage("s2").is_none());
    let theirs = steps(&[T1, T2, T3], &[T4, r#"{"id":"n1","name":"one"}"#]);
    let merge = merged(&ours, &theirs);
    assert_eq!(kinds(&merge), [(ConflictKind::EditDelete, "s2", None)]);
    assert_eq!(ids(&chosen(&merge, Side::Theirs), "s2"), ["t4", "n1"]);
    assert!(chosen(&merge, Side::Ours).maps[0].stage("s2").is_none());
}

#[test]
fn a_step_that_was_dragged_out_of_a_removed_stage_survives() {
    let ours =
        read(&BASE.replace(&format!(",\n      {{\"id\":\"s2\",\"name\":\"Pay\",\"steps\":[{T4}]}}"), ""));
    let merge = clean(&ours, &steps(&[T4, T1, T2, T3], &[]));
    assert_eq!(ids(&merge.document, "s1"), ["t4", "t1", "t2", "t3"]);
    assert!(merge.document.maps[0].stage("s2").is_none());
    assert_eq!((merge.notes.len(), merge.notes[0].note, merge.notes[0].entity.as_str()), (1, "kept", "t4"));
}

#[test]
fn both_add_the_same_thing() {
    let both = steps(&[T1, T2, T3, r#"{"id":"n9","name":"x"}"#], &[T4]);
    assert_eq!(ids(&clean(&both, &both).document, "s1"), ["t1", "t2", "t3", "n9"]);
}

#[test]
fn both_add_the_same_id_and_say_different_things() {
    let ours = steps(&[T1, T2, T3, r#"{"id":"n9","name":"x","wait":"P1D"}"#], &[T4]);
    let theirs = steps(&[T1, T2, T3, r#"{"id":"n9","name":"y","devices":["watch"]}"#], &[T4]);
    let merge = merged(&ours, &theirs);
    assert_eq!(kinds(&merge), [(ConflictKind::AddAdd, "n9", Some("name"))]);
    assert!(text(&merge).contains("P1D") && text(&merge).contains("watch"), "what only one says is kept");
    assert!(canonical(&chosen(&merge, Side::Theirs)).unwrap().contains(r#""name":"y""#));
}

#[test]
fn both_give_one_id_to_different_kinds_of_things() {
    let ours = edited(&[("[{\"id\":\"p1\"", "[{\"id\":\"new\",\"text\":\"our pain\"},{\"id\":\"p1\"")]);
    let theirs = edited(&[(T2, r#"{"id":"new","name":"their step"},{"id":"t2","name":"site"}"#)]);
    let merge = merged(&ours, &theirs);
    assert_eq!(merge.conflicts.len(), 1);
    assert_eq!(merge.conflicts[0].kind, ConflictKind::KindEdit);
    let (ours, theirs) = (chosen(&merge, Side::Ours), chosen(&merge, Side::Theirs));
    assert!(
        canonical(&ours).unwrap().contains("our pain") && !canonical(&ours).unwrap().contains("their step")
    );
    assert!(
        canonical(&theirs).unwrap().contains("their step")
            && !canonical(&theirs).unwrap().contains("our pain")
    );
}

#[test]
fn referring_to_what_the_other_removed_is_a_conflict() {
    let ours = read(&BASE.replace(P1, "").replace(",\"addresses\":[\"p1\"]", ""));
    let theirs = edited(&[
        ("\"text\":\"speed up\"", "\"text\":\"speed up\",\"effort\":2"),
        (
            "\"opportunities\":[",
            "\"opportunities\":[{\"id\":\"o2\",\"text\":\"more\",\"addresses\":[\"p1\"]},",
        ),
    ]);
    let merge = merged(&ours, &theirs);
    assert_eq!(kinds(&merge), [(ConflictKind::RefDelete, "p1", None)]);
    assert!(text(&merge).contains("\"slow\""), "the pain is there until somebody chooses");
    let without = canonical(&chosen(&merge, Side::Ours)).unwrap();
    assert!(!without.contains("p1") && without.contains("o2"), "{without}");
}

#[test]
fn sets_are_merged_word_by_word() {
    let merge = clean(
        &edited(&[("\"phone\",\"tablet\"", "\"tablet\",\"phone\",\"watch\"")]),
        &edited(&[("\"phone\",\"tablet\"", "\"phone\",\"kiosk\"")]),
    );
    let devices = &merge.document.maps[0].step("t3").expect("t3").1.devices;
    let mut devices: Vec<&str> = devices.iter().map(String::as_str).collect();
    devices.sort_unstable();
    assert_eq!(devices, ["kiosk", "phone", "watch"]);
}

#[test]
fn emptying_is_no_edit_of_what_the_other_removes() {
    // An unset member, a removed item, an emptied list: all of it is less, and less goes well with none.
    for less in [
        ("\"wait\":\"P5D\",", ""),
        ("\"actions\":[\"looks\"],", ""),
        (",\"pains\":[{\"id\":\"p1\",\"text\":\"slow\"}]", ""),
    ] {
        let no_link = (",\"addresses\":[\"p1\"]", "");
        let base = edited(&[no_link]);
        let ours = read(&canonical(&steps(&[T2, T3], &[T4])).unwrap().replace(r#""addresses":["p1"],"#, ""));
        let merge = merge(&base, &ours, &edited(&[no_link, less]), Side::Base).unwrap();
        assert_eq!(
            (kinds(&merge), ids(&merge.document, "s1")),
            (vec![], vec!["t2".to_owned(), "t3".to_owned()]),
            "{less:?}"
        );
    }
}

#[test]
fn working_inside_what_the_other_removes_is_a_conflict() {
    let edits: [&[(&str, &str)]; 5] = [
        &[("P5D", "P9D")],
        &[("[\"web\"]", "[\"web\",\"email\"]")],
        &[("[\"looks\"]", "[\"looks\",\"asks\"]")],
        &[("\"slow\"", "\"too slow\"")],
        &[("\"name\":\"ad\"", "\"name\":\"ad\",\"momentOfTruth\":true")],
    ];
    for edit in edits {
        let ours = read(&canonical(&steps(&[T2, T3], &[T4])).unwrap().replace(r#""addresses":["p1"],"#, ""));
        let merge = merged(&ours, &edited(edit));
        assert!(
            kinds(&merge).contains(&(ConflictKind::EditDelete, "t1", None)),
            "{edit:?}: {:?}",
            kinds(&merge)
        );
    }
}

#[test]
fn moving_what_the_other_removes_is_a_conflict() {
    let gone = steps(&[T1, T2], &[T4]);
    for moved in [steps(&[T3, T1, T2], &[T4]), steps(&[T1, T2], &[T4, T3])] {
        assert_eq!(kinds(&merged(&gone, &moved)), [(ConflictKind::MoveDelete, "t3", None)]);
    }
}

#[test]
fn moving_something_into_what_the_other_removes_is_a_conflict() {
    let ours =
        read(&BASE.replace(&format!(",\n      {{\"id\":\"s2\",\"name\":\"Pay\",\"steps\":[{T4}]}}"), ""));
    let merge = merged(&ours, &steps(&[T1, T2], &[T4, T3]));
    assert_eq!(kinds(&merge), [(ConflictKind::EditDelete, "s2", None)]);
    // Until somebody chooses, and if the stage goes, the step is where it was: it is not lost.
    assert_eq!(ids(&merge.document, "s1"), ["t1", "t2", "t3"]);
    assert_eq!(ids(&chosen(&merge, Side::Ours), "s1"), ["t1", "t2", "t3"]);
    assert_eq!(ids(&chosen(&merge, Side::Theirs), "s2"), ["t4", "t3"]);
    assert_eq!(ids(&chosen(&merge, Side::Theirs), "s1"), ["t1", "t2"]);
}

#[test]
fn a_member_set_on_one_side_and_unset_on_the_other_is_a_conflict() {
    let merge = merged(&edited(&[("P5D", "P9D")]), &edited(&[("\"wait\":\"P5D\",", "")]));
    assert_eq!(kinds(&merge), [(ConflictKind::FieldField, "t1", Some("wait"))]);
    assert!(!canonical(&chosen(&merge, Side::Theirs)).unwrap().contains("\"wait\""));
}

#[test]
fn each_side_in_order_and_both_together_not_is_a_conflict() {
    // Each opportunity waits for the other: a circle that neither side made.
    let base = edited(&[("\"opportunities\":[", "\"opportunities\":[{\"id\":\"o2\",\"text\":\"more\"},")]);
    let with = |edit: (&str, &str)| read(&canonical(&base).unwrap().replacen(edit.0, edit.1, 1));
    let ours = with((r#""id":"o1""#, r#""after":["o2"],"id":"o1""#));
    let theirs = with((r#""id":"o2""#, r#""after":["o1"],"id":"o2""#));
    let merge = merge(&base, &ours, &theirs, Side::Base).unwrap();
    assert!(merge.conflicts.iter().any(|it| it.kind == ConflictKind::Invariant), "{:?}", merge.conflicts);
    assert!(merge.notes.iter().any(|it| it.note == "rule"), "{:?}", merge.notes);
}

#[test]
fn the_policy_decides_until_somebody_chooses() {
    let (ours, theirs) = (edited(&[("\"ad\"", "\"tv ad\"")]), edited(&[("\"ad\"", "\"radio ad\"")]));
    for (policy, said) in [(Side::Base, "\"ad\""), (Side::Ours, "\"tv ad\""), (Side::Theirs, "\"radio ad\"")]
    {
        let merge = merge(&read(BASE), &ours, &theirs, policy).unwrap();
        assert!(text(&merge).contains(said), "{policy:?}");
        assert_eq!((merge.conflicts.len(), merge.conflicts[0].default), (1, policy));
    }
}

#[test]
fn an_unknown_choice_is_refused_with_the_nearest() {
    let merge = merged(&edited(&[("\"ad\"", "\"tv ad\"")]), &edited(&[("\"ad\"", "\"radio ad\"")]));
    let mut wrong = merge.conflicts[0].id.clone();
    wrong.push('0');
    let error =
        resolve(&merge.document, &merge.conflicts, &BTreeMap::from([(wrong, Side::Ours)])).unwrap_err();
    assert_eq!(
        (error.code(), error.hint()),
        ("E004", Some(format!("did you mean `{}`?", merge.conflicts[0].id)))
    );
}

#[test]
fn several_maps_and_the_libraries_are_merged_too() {
    let two = |document: &str| {
        document.replacen("\"maps\":[", "\"maps\":[{\"id\":\"later\",\"title\":\"Later\",\"stages\":[{\"id\":\"s1\",\"steps\":[{\"id\":\"t1\",\"name\":\"as planned\"}]}]},", 1)
    };
    let base = read(&two(BASE));
    let ours = read(&two(BASE).replace("as planned", "as built"));
    let theirs = read(&two(&BASE.replace("\"Dana\"", "\"Dana B.\"")).replace("\"ad\"", "\"tv ad\""));
    let merge = merge(&base, &ours, &theirs, Side::Base).unwrap();
    assert_eq!(kinds(&merge), []);
    for said in ["as built", "Dana B.", "tv ad"] {
        assert!(text(&merge).contains(said), "{said}");
    }
}

#[test]
fn another_order_inside_what_the_other_removes_is_a_conflict() {
    let mut gone = read(BASE);
    gone.maps[0].stages.remove(0);
    gone.maps[0].opportunities[0].addresses.clear();
    let merge = merged(&gone, &steps(&[T2, T1, T3], &[T4]));
    assert!(!merge.conflicts.is_empty());
    assert_eq!(ids(&chosen(&merge, Side::Theirs), "s1"), ["t2", "t1", "t3"]);
}

#[test]
fn the_same_order_of_both_is_agreed() {
    let both = steps(&[T3, T1, T2], &[T4]);
    let merge = clean(&both, &both);
    assert_eq!(ids(&merge.document, "s1"), ["t3", "t1", "t2"]);
}

#[test]
fn one_adds_an_equal_item_and_one_removes_one_is_a_conflict() {
    let more = edited(&[("[\"looks\"]", "[\"looks\",\"waits\",\"looks\"]")]);
    let merge = merged(&more, &edited(&[("\"actions\":[\"looks\"],", "")]));
    assert_eq!(kinds(&merge), [(ConflictKind::EditDelete, "t1/actions/7956aead527d", None)]);
    let actions = |document: &Document| {
        let text = canonical(document).unwrap();
        (text.matches("\"looks\"").count(), text.matches("\"waits\"").count())
    };
    assert_eq!(actions(&merge.document), (2, 1));
    assert_eq!(actions(&chosen(&merge, Side::Ours)), (2, 1));
    assert_eq!(actions(&chosen(&merge, Side::Theirs)), (1, 1));
}

#[test]
fn equal_things_are_decided_together() {
    let flow =
        |ways: &str| read(&BASE.replacen("\"personas\":[\"dana\"],", &format!("\"flow\":[{ways}],"), 1));
    let way = r#"{"from":"t1","to":"t2"}"#;
    let (two, named) =
        (format!("{way},{way}"), format!("{way},{{\"from\":\"t1\",\"text\":\"or\",\"to\":\"t2\"}}"));
    let merge = merge(&flow(&two), &flow(""), &flow(&named), Side::Base).unwrap();
    // Which of the two is gone nobody can tell.
    let both = ["m/flow/from=t1,to=t2", "m/flow/from=t1,to=t2#2"];
    assert_eq!(kinds(&merge), both.map(|way| (ConflictKind::EditDelete, way, None)));
    assert_eq!(merge.document.maps[0].flow.len(), 2);
    assert_eq!(chosen(&merge, Side::Ours).maps[0].flow.len(), 0);
    assert_eq!(canonical(&chosen(&merge, Side::Theirs)), canonical(&flow(&named)));
}

#[test]
fn moving_what_the_other_removes_into_what_the_other_removes_is_two_conflicts() {
    let gone = steps(&[T1.replacen(P1, "", 1).as_str(), T3], &[T4]);
    let moved = steps(
        &[
            T1.replacen(P1, "", 1).as_str(),
            r#"{"id":"t2","name":"site","pains":[{"id":"p1","text":"slow"}]}"#,
            T3,
        ],
        &[T4],
    );
    let gone = read(&canonical(&gone).unwrap().replacen("\"addresses\":[\"p1\"],", "", 1));
    let merge = merged(&gone, &moved);
    assert_eq!(
        kinds(&merge),
        [(ConflictKind::MoveDelete, "p1", None), (ConflictKind::EditDelete, "t2", None)]
    );
    let theirs = chosen(&merge, Side::Theirs);
    assert_eq!(
        canonical(&theirs),
        canonical(&read(&canonical(&moved).unwrap().replacen("\"addresses\":[\"p1\"],", "", 1)))
    );
}

#[test]
fn the_order_of_what_has_none_is_stable_when_merged_again() {
    let metrics = |names: [&str; 3]| {
        let items = names.map(|name| format!(r#"{{"metric":"nps","period":"{name}","value":1}}"#)).join(",");
        let metrics = format!("\"metrics\":[{items}],\"wait\"");
        read(&BASE.replacen("\"wait\"", &metrics, 1).replacen(
            "\"needs\":",
            "\"metrics\":[{\"id\":\"nps\",\"kind\":\"nps\",\"name\":\"NPS\"}],\"needs\":",
            1,
        ))
    };
    let (base, ours, theirs) = (
        metrics(["2024", "2025", "2026"]),
        metrics(["2025", "2024", "2026"]),
        metrics(["2024", "2026", "2025"]),
    );
    let (base, one) = (&base, merge(&base, &ours, &theirs, Side::Base).unwrap());
    assert_eq!(kinds(&one), []);
    for side in [&ours, &theirs] {
        let again = merge(base, &one.document, side, Side::Base).unwrap();
        assert_eq!(canonical(&again.document), canonical(&one.document));
    }
}
