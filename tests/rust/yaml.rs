//! YAML 1.2 as cjm reads it: what plain scalars mean, where values stand, and what is refused.

use cjm_core::internals::{Syntax, values};
use cjm_core::wire::{call, no_hook};
use cjm_tests::answer::findings;
use serde_json::Value;

/// What `read` makes of the member `x-a`.
fn extension(yaml: &str) -> String {
    let text = format!("cjm: '1.0'\nx-a: {yaml}\n");
    let answer = call("read", r#"{"syntax":"yaml"}"#, &[text.as_bytes()], &mut no_hook()).json;
    let start = r#"{"ok":{"document":{"cjm":"1.0","x-a":"#;
    let value = answer.strip_prefix(start).and_then(|rest| rest.strip_suffix("}}}"));
    value.unwrap_or_else(|| panic!("{yaml}: {answer}")).to_owned()
}

/// The only finding of a text that is an error: code, text underlined, message and help.
fn error(text: &str) -> (String, String, String) {
    let found = findings(r#"{"syntax":"yaml"}"#, text.as_bytes());
    let errors: Vec<&Value> = found.iter().filter(|found| found["severity"] == "error").collect();
    let [only] = errors.as_slice() else { panic!("not one error in {text:?}: {errors:?}") };
    let byte = |name: &str| only["span"][name].as_u64().expect("a byte") as usize;
    let said =
        format!("{}; {}", only["message"].as_str().unwrap_or("?"), only["help"].as_str().unwrap_or("-"));
    (only["code"].as_str().expect("a code").to_owned(), text[byte("start")..byte("end")].to_owned(), said)
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let cases = [
        ("0o17", "15"),
        ("0x1F", "31"),
        (".5", "0.5"),
        ("+1", "1"),
        ("-.5e-3", "-0.5e-3"),
        ("1.", "1"),
        ("012", "12"),
        ("1.50", "1.50"),
        ("1e400", "1e400"),
        ("-0", "-0"),
        ("1_000", r#""1_000""#),
        ("0b1", r#""0b1""#),
        ("yes", r#""yes""#),
        ("No", r#""No""#),
        ("on", r#""on""#),
        ("y", r#""y""#),
        ("True", "true"),
        ("FALSE", "false"),
        ("null", "null"),
        ("~", "null"),
        ("Null", "null"),
        ("", "null"),
        ("nUll", r#""nUll""#),
        ("2026-07-01", r#""2026-07-01""#),
        ("12:30:45", r#""12:30:45""#),
        ("1:30", r#""1:30""#),
        ("=", r#""=""#),
        ("'1'", r#""1""#),
        ("\"true\"", r#""true""#),
        ("!!str 1", r#""1""#),
        ("! 1", r#""1""#),
        ("!!int 1", "1"),
        ("!!float 1", "1"),
        ("!!bool true", "true"),
        ("!!null ~", "null"),
        ("!!seq [1]", "[1]"),
        ("!!map {a: 1}", r#"{"a":1}"#),
        ("{a, b: , 'c': d}", r#"{"a":null,"b":null,"c":"d"}"#),
        ("[a: 1, {b: 2}]", r#"[{"a":1},{"b":2}]"#),
        ("{1: a, true: b, ~: c, '': d}", r#"{"1":"a","true":"b","~":"c","":"d"}"#),
        (
            "\"\\x41\\u00e9\\U0001F600\\N\\_\\L\\P\\e\\0\\/\"",
            "\"A\u{e9}\u{1f600}\u{85}\u{a0}\u{2028}\u{2029}\\u001b\\u0000/\"",
        ),
        ("{<<: {a: 1}, b: 2}", r#"{"<<":{"a":1},"b":2}"#),
        ("\n  - &a {b: &c 1}\n  - *a\n  - *c", r#"[{"b":1},{"b":1},1]"#),
        ("&x [1, &x 2, *x]", "[1,2,2]"),
        ("|\n  a\n   b\n\n  c\n\n", r#""a\n b\n\nc\n""#),
        ("|-\n  a\n", r#""a""#),
        ("|+\n  a\n", r#""a\n\n""#),
        ("|2\n    a\n", r#""  a\n""#),
        (">\n  a\n  b\n\n  c\n", r#""a b\nc\n""#),
        (">-\n  a\n   b\n  c\n", r#""a\n b\nc""#),
        ("|\n", r#""""#),
        ("|+\n", r#""\n""#),
        ("one\n  two\n\n  three", r#""one two\nthree""#),
        ("'one\n  two'", r#""one two""#),
        ("\"one\\\n  two\"", r#""onetwo""#),
    ];
    for (yaml, json) in cases {
        assert_eq!(extension(yaml), json, "{yaml:?}");
    }
}

/// Each text marks with `«` and `»` where the value at a pointer stands.
#[test]
fn every_value_stands_where_it_is_written() {
    let cases = [
        ("/a", "a: «plain» # c\n"),
        ("/a", "a: «two\n  lines»\nb: 1\n"),
        ("/a", "a: «'it''s'»\n"),
        ("/a", "a: «\"q\\n\"»\n"),
        ("/a", "a: «'two\n\n  lines'»\nb: 1\n"),
        ("/a", "a: «|\n  x\n\n  y»\n\n\nb: 1\n"),
        ("/a", "a: «>-\n  x\n  y»\n# c\nb: 1\n"),
        ("/a", "a: «|+ # |\n  x»\n\n\n"),
        ("/a", "'a': «|2-\n    x»\nb: |\n  y\n"),
        ("/a/0", "a:\n- «|\n x»\n- y\n"),
        ("/a", "a: &x !!str\n  «|\n  x»\nb: 1\n"),
        ("/a", "a: «|»\nb: 1\n"),
        ("/a", "a: «|» # none |\n# none |\nb: 1\n"),
        ("/b", "a: |\n  b: >\n   x\nb: «>\n  x»\n"),
        ("/a", "a: «{ b: 1, c: [2] }» # c\n"),
        ("/a", "a: «[\n  1,\n  2\n]»\nb: 1\n"),
        ("/a/c/0", "a: { b: 1, c: [«2»] }\n"),
        ("/a", "a:\n  «b: 1\n  c: [ { d: 1 } ]» # c\n# e\nf: 1\n"),
        ("/a", "a:\n  «- 1\n  -\n    b: 2»\n\nc: 1\n"),
        ("/a", "a:\n«- 1\n- [2]»\nb: 1\n"),
        ("/a", "a: # c\n\n«-\n  1»\nb: 1\n"),
        ("/a/0", "a:\n- «- 1\n  - 2»\n- 3\n"),
        ("/a/1", "a:\n- 1\n- «b: 1\n  c: 2»\n"),
        ("/a", "a:«»\nb: 1\n"),
        ("/a", "a:«» # c\n"),
        ("/a/b", "a: { b:«», c: 1 }\n"),
        ("/a/b", "a: { b«» }\n"),
        ("/a/0", "a:\n-«»\n- 1\n"),
        ("/a", "? a\n: «1»\n"),
        ("/a", "? 'a'\n: «b: 1»\n"),
        ("/a", "a: &x «1»\n"),
        ("/a", "a: &x\n  «b: 1»\n"),
        ("/b", "a: &x 1\nb: «*x»\n"),
        ("/b", "a: &x { c: 1 }\nb: «*x» # c\n"),
        ("/b/c", "a: &x { c: «1» }\nb: *x\n"),
        ("/b", "a: &x {}\nb: [«*x»]\n".replace("[«*x»]", "«*x»").leak()),
        ("/a", "a: !!str «1»\n"),
        ("/a", "a:\t«x»\t# c\n"),
        ("/é", "é: «ü»\n"),
        ("/a", "\u{feff}a: «x»\n"),
        ("/a", "--- \na: «x»\n...\n"),
        ("/a", "a: «x»\r\nb: y\r\n"),
        ("/a", "a: «|\r\n  x\r\n  y»\r\nb: y\r\n"),
        ("/a", "a:\r\n«- x\r\n- y»\r\nb: y\r\n"),
        ("/a", "a: «x»"),
        ("/a", "a: «|\n x»"),
        ("/a~1b/c~0d", "a/b: { c~d: «1» }\n"),
        ("", "«a: 1\nb: { c }»\n"),
        ("", "# c\n«{ a: 1 }»\n"),
        ("", "«- a\n- { b: 1 }»\n"),
        ("/0/a", "- a: «1»\n  b: 2\n"),
    ];
    for (pointer, marked) in cases {
        let start = marked.find('«').expect("a mark");
        let end = marked.find('»').expect("a mark") - '«'.len_utf8();
        let text = marked.replace(['«', '»'], "");
        let all = values(text.as_bytes(), Syntax::Yaml);
        let value = all.iter().find(|value| value.pointer == pointer);
        let value = value.unwrap_or_else(|| panic!("{text:?} has no {pointer}: {all:?}"));
        assert_eq!(&text[value.bytes.clone()], &text[start..end], "{pointer} of {text:?}");
        assert_eq!(value.bytes, start..end, "{pointer} of {text:?}");
    }
}

#[test]
fn faults_say_what_to_do() {
    let long = format!("{}: 1\n", "k".repeat(1100));
    let cases = [
        ("cjm: 1.0\n", "CJM101", "1.0", "expected a text, got a number; put it in quotes: \"1.0\""),
        (
            "cjm: '1.0'\nlanguage: no\nx-a: 1\ntitle: ~\n",
            "CJM101",
            "~",
            "expected a text or an object, got nothing; leave the member out: unknown is absent",
        ),
        (
            "title:\ncjm: '1.0'\n",
            "CJM101",
            "",
            "expected a text or an object, got nothing; leave the member out: unknown is absent",
        ),
        (
            "cjm: '1.0'\n\"cjm\": \"1.0\"\n",
            "CJM003",
            "\"cjm\"",
            "`cjm` stands twice in this object; keep one of them: programs disagree on which one counts",
        ),
        (
            "x-a: { 'b': 1, \"b\": 2 }\n",
            "CJM003",
            "\"b\"",
            "`b` stands twice in this object; keep one of them: programs disagree on which one counts",
        ),
        (
            "x-a: .nan\n",
            "CJM001",
            ".nan",
            "`.nan` is no number that a map can hold; leave an unknown value out",
        ),
        (
            "x-a: -.inf\n",
            "CJM001",
            "-.inf",
            "`-.inf` is no number that a map can hold; leave an unknown value out",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "CJM001",
            "---",
            "a second document begins here; one file holds one document; it may hold many maps",
        ),
        (
            "x-a: !!binary aGk=\n",
            "CJM001",
            "!!binary",
            "the tag `!!binary` means nothing in a journey map; remove the tag",
        ),
        (
            "x-a: !point { x: 1 }\n",
            "CJM001",
            "!point",
            "the tag `!point` means nothing in a journey map; remove the tag",
        ),
        ("x-a: !!int 1.5\n", "CJM001", "!!int", "this is no `!!int`; remove the tag"),
        ("x-a: !!float 0x1E\n", "CJM001", "!!float", "this is no `!!float`; remove the tag"),
        ("x-a: !!int one\n", "CJM001", "!!int", "this is no `!!int`; remove the tag"),
        ("x-a: !!seq { a: 1 }\n", "CJM001", "!!seq", "this is no `!!seq`; remove the tag"),
        (
            "? [a, b]\n: 1\n",
            "CJM001",
            "[",
            "a member name must be a text; put it in quotes if the brackets are part of it",
        ),
        (
            "? { a: b }\n: 1\n",
            "CJM001",
            "{",
            "a member name must be a text; put it in quotes if the brackets are part of it",
        ),
        ("x-a: &a [1, *a]\n", "CJM001", "*a", "an alias inside the very value that it names; -"),
        ("x-a: &a\n  b: *a\n", "CJM001", "*a", "an alias inside the very value that it names; -"),
        ("x-a: &a [1]\n*a : 2\n", "CJM001", "*a", "a member name must be a text; -"),
        (&long, "CJM002", "", ""),
        (
            "",
            "CJM001",
            "",
            "the document is empty; a document is an object; `cjm new` prints one to begin with",
        ),
        (
            " \n\n",
            "CJM001",
            "",
            "the document is empty; a document is an object; `cjm new` prints one to begin with",
        ),
        (
            "# only a comment\n",
            "CJM001",
            "",
            "the document is empty; a document is an object; `cjm new` prints one to begin with",
        ),
        (
            "---\n",
            "CJM001",
            "",
            "the document is empty; a document is an object; `cjm new` prints one to begin with",
        ),
        ("a: b: c\n", "CJM001", ":", "a `:` where no member can begin; quote a text that holds `: `"),
        (
            "a: 1\n\tb: 2\n",
            "CJM001",
            "\t",
            "a tab where blanks must stand; YAML indents with blanks, never with tabs",
        ),
        (
            "a:\n\tb: 2\n",
            "CJM001",
            "\t",
            "a tab where blanks must stand; YAML indents with blanks, never with tabs",
        ),
        (
            "a:\n  b: 1\n\tc: 2\n",
            "CJM001",
            "\t",
            "a tab where blanks must stand; YAML indents with blanks, never with tabs",
        ),
        ("- a\n-\t- b\n", "CJM001", "", ""),
        ("a: [b}\n", "CJM001", "", ""),
        ("a: ]\n", "CJM001", "", ""),
        ("a: {b: 1\n", "CJM001", "", ""),
        ("a: 'q' r\n", "CJM001", "", ""),
        ("a: | x\n", "CJM001", "", ""),
        ("a: - b\n", "CJM001", "", ""),
        ("a: [- b]\n", "CJM001", "", ""),
        ("a: 1\nb\nc: 2\n", "CJM001", "", ""),
        ("a: b\n  c: d\n", "CJM001", "", ""),
        ("a: !e!x 1\n", "CJM001", "", ""),
        ("a: & b\n", "CJM001", "", ""),
        ("a: 1\n... x\n", "CJM001", "", ""),
        ("a: %b\n", "CJM001", "", ""),
        ("a: `b`\n", "CJM001", "", ""),
        ("a: \u{1}\n", "CJM001", "", ""),
        ("a:\n  - 1\n  b: 2\n", "CJM001", "b", ""),
        ("a: [1, 2\n", "CJM001", "[", ""),
        ("a: 'q\nb: 1\n", "CJM001", "", ""),
        ("a: *nobody\n", "CJM001", "*", ""),
        ("a: \"\\ud83d\"\n", "CJM004", "", ""),
        ("a: \"\\q\"\n", "CJM001", "", ""),
        ("a: @b\n", "CJM001", "", ""),
        ("%YAML 2.0\n---\na: 1\n", "CJM001", "", ""),
        ("just words\n", "CJM101", "just words", ""),
    ];
    for (text, code, underlined, said) in cases {
        let found = error(text);
        assert_eq!(found.0, code, "{text:.60?}: {found:?}");
        if !underlined.is_empty() {
            assert_eq!(found.1, underlined, "{text:.60?}: {found:?}");
        }
        if !said.is_empty() {
            assert_eq!((found.1.as_str(), found.2.as_str()), (underlined, said), "{text:.60?}");
        }
    }
}
