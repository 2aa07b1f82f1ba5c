//! Every entity keeps every member, in house order.

use serde_json::{Map, Value};

use super::sample::{Sample, Visit, all};
use crate::write::json::compact;

fn parse<T: Sample>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn object<T: Sample>() -> Map<String, Value> {
    match serde_json::from_str(&T::sample()) {
        Ok(Value::Object(object)) => object,
        other => panic!("{}: {other:?}", T::NAME),
    }
}

#[test]
fn samples_have_every_member_and_come_back_as_they_were() {
    struct RoundTrip;
    impl Visit for RoundTrip {
        fn visit<T: Sample>(&mut self) {
            let sample = T::sample();
            let thing: T = parse(&sample).unwrap_or_else(|error| panic!("{}: {error}\n{sample}", T::NAME));
            assert_eq!(compact(&thing).unwrap(), sample, "{}", T::NAME);
            let mut members = T::members();
            members.sort_unstable();
            assert_eq!(object::<T>().keys().collect::<Vec<_>>(), members, "{}", T::NAME);
        }
    }
    all(&mut RoundTrip);
}

#[test]
fn unknown_members_are_kept_in_their_order_after_the_known() {
    struct Unknown;
    impl Visit for Unknown {
        fn visit<T: Sample>(&mut self) {
            let extra = r#""x-b":[1.5,{"z":null,"a":-3}],"later":"v","x-a":true"#;
            let sample = T::sample();
            let thing: T = parse(&sample.replacen('{', &format!("{{{extra},"), 1)).unwrap();
            let expected = format!("{},{extra}}}", sample.strip_suffix('}').unwrap());
            assert_eq!(compact(&thing).unwrap(), expected, "{}", T::NAME);
        }
    }
    all(&mut Unknown);
}

#[test]
fn a_missing_required_member_is_named() {
    struct Missing;
    impl Visit for Missing {
        fn visit<T: Sample>(&mut self) {
            for name in T::required() {
                let mut object = object::<T>();
                object.remove(name);
                let error = parse::<T>(&Value::Object(object).to_string()).err().unwrap_or_default();
                assert!(error.contains(&format!("`{name}`")), "{} without {name}: {error}", T::NAME);
            }
        }
    }
    all(&mut Missing);
}

#[test]
fn the_required_members_are_enough() {
    struct Enough;
    impl Visit for Enough {
        fn visit<T: Sample>(&mut self) {
            let mut object = object::<T>();
            object.retain(|name, _| T::required().contains(&name.as_str()));
            let thing: T = parse(&Value::Object(object.clone()).to_string()).unwrap();
            let again: Value = serde_json::from_str(&compact(&thing).unwrap()).unwrap();
            assert_eq!(again, Value::Object(object), "{}", T::NAME);
        }
    }
    all(&mut Enough);
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_has_the_same_members() {
    struct Schema(Value);
    impl Visit for Schema {
        fn visit<T: Sample>(&mut self) {
            let schema = if T::NAME == "Document" { &self.0 } else { &self.0["$defs"][T::NAME] };
            let object = schema["anyOf"].get(1).unwrap_or(schema);
            let mut members = T::members();
            assert_eq!(object["x-order"], serde_json::json!(members), "{}", T::NAME);
            members.sort_unstable();
            let properties = object["properties"].as_object().unwrap();
            assert_eq!(properties.keys().collect::<Vec<_>>(), members, "{}", T::NAME);
            let required = object.get("required").cloned().unwrap_or(serde_json::json!([]));
            assert_eq!(required, serde_json::json!(T::required()), "{}", T::NAME);
            for (name, property) in properties {
                let text = property["description"].as_str().unwrap_or_default();
                assert!(text.ends_with('.') && !text.contains('\n'), "{}.{name}: {text:?}", T::NAME);
                assert!(!property.to_string().contains(r#""null""#), "{}.{name} may be null", T::NAME);
            }
        }
    }
    all(&mut Schema(serde_json::to_value(schemars::schema_for!(crate::model::Document)).unwrap()));
}
