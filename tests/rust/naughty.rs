//! The Big List of Naughty Strings (Max Woolf, MIT) in every text of a document, through the
//! operations: nothing panics, nothing is lost, nothing becomes markup.

use std::collections::BTreeSet;

use cjm_core::model::Any;
use cjm_core::wire::{call, no_hook};
use cjm_tests::answer::{ask, output};
use cjm_tests::generator::{Choices, Style, document, normal, parse, print_json, print_yaml};
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

const YAML: &str = r#"{"syntax":"yaml"}"#;

fn strings() -> Vec<String> {
    let path = cjm_tests::root().join("tests/third_party/blns/blns.json");
    let strings: Vec<String> = serde_json::from_slice(&std::fs::read(path).expect("the list")).expect("JSON");
    assert_eq!(strings.len(), 515);
    strings
}

/// A document with every member, the texts in turn.
fn filled(texts: &[String]) -> Any {
    let style = Style { members: 100, items: 1, extensions: false, later: false, texts: texts.to_vec() };
    document(&mut Choices::new(Vec::new()), &style)
}

fn plain(value: &Any) -> String {
    print_json(value, &mut Choices::new(Vec::new()))
}

#[test]
fn every_text_is_kept() {
    for text in strings() {
        let document = filled(std::slice::from_ref(&text));
        let json = plain(&document);
        let expected = parse(&format!(r#"{{"ok":{{"document":{}}}}}"#, plain(&normal(&document))));
        let read = call("read", "{}", &[json.as_bytes()], &mut no_hook()).json;
        assert_eq!(parse(&read), expected, "{text:?}");
        assert!(ask("check", "{}", json.as_bytes())["ok"]["summary"].is_object(), "{text:?}");
    }
}

#[test]
fn yaml_says_the_same_as_json() {
    let mut texts = strings();
    for seed in 0..52 {
        texts.rotate_left(10);
        let document = filled(&texts);
        let json = plain(&document);
        let yaml = print_yaml(&document, &mut Choices::seeded(seed)).text;
        assert_eq!(ask("read", YAML, yaml.as_bytes()), ask("read", "{}", json.as_bytes()), "{yaml}");
        let hash = ask("hash", "{}", json.as_bytes());
        assert!(hash["ok"]["hash"].is_string(), "{hash}");
        assert_eq!(ask("hash", "{}", &output("fmt", "{}", json.as_bytes())), hash, "{json}");
        assert_eq!(ask("hash", YAML, yaml.as_bytes()), hash, "{yaml}");
        assert_eq!(ask("hash", YAML, &output("fmt", YAML, yaml.as_bytes())), hash, "{yaml}");
        assert!(ask("check", YAML, yaml.as_bytes())["ok"]["summary"].is_object(), "{yaml}");
    }
}

/// Element names, attribute names and what scripts could run, in a page.
fn markup(page: &[u8]) -> (BTreeSet<String>, BTreeSet<String>, Vec<String>) {
    let page = String::from_utf8(page.to_vec()).expect("UTF-8");
    assert!(
        !page.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')),
        "a raw control character"
    );
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
    let (mut elements, mut attributes, mut live) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut open: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = open.pop() {
        match &node.data {
            NodeData::Element { name, attrs, .. } => {
                elements.insert(name.local.to_string());
                for attribute in attrs.borrow().iter() {
                    attributes.insert(format!("{} {}", name.local, attribute.name.local));
                    let value = attribute.value.trim().to_ascii_lowercase();
                    let target = matches!(attribute.name.local.as_ref(), "href" | "src" | "action" | "style");
                    if target && (value.contains("script:") || value.contains("data:text")) {
                        live.push(format!("{}: {value}", attribute.name.local));
                    }
                }
            }
            NodeData::Comment { contents } => live.push(format!("<!--{contents}-->")),
            NodeData::ProcessingInstruction { contents, .. } => live.push(format!("<?{contents}?>")),
            _ => {}
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    (elements, attributes, live)
}

#[test]
fn no_text_becomes_markup() {
    let page =
        |text: &str| output("render", r#"{"to":"html"}"#, plain(&filled(&[text.to_owned()])).as_bytes());
    let (mut elements, mut attributes, _) = markup(&page("plain words"));
    // An address can be that of a picture or a source, which words with a blank cannot.
    let (more, with, _) = markup(&page("https://example.org/word.png"));
    elements.extend(more);
    attributes.extend(with);
    assert!(elements.contains("table") || elements.contains("main"), "{elements:?}");
    for text in strings() {
        let (found, with, live) = markup(&page(&text));
        assert!(found.is_subset(&elements), "{text:?} makes elements: {:?}", found.difference(&elements));
        assert!(with.is_subset(&attributes), "{text:?} makes attributes: {:?}", with.difference(&attributes));
        assert_eq!(live, Vec::<String>::new(), "{text:?}");
    }
}
