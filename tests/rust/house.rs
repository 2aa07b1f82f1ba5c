//! The house form (`cjm fmt`): members in the order of the format, everything else as written.

use cjm_tests::answer::{ask, output};

fn house(text: &str) -> String {
    let once = String::from_utf8(output("fmt", "{}", text.as_bytes())).expect("UTF-8");
    let twice = String::from_utf8(output("fmt", "{}", once.as_bytes())).expect("UTF-8");
    assert_eq!(once, twice, "the house form of {text:?} is not its own");
    assert_eq!(ask("hash", "{}", once.as_bytes()), ask("hash", "{}", text.as_bytes()), "{text:?}\n{once:?}");
    once
}

/// Name, text, house form.
const CASES: &[(&str, &str, &str)] = &[
    ("nothing to do", "cjm: '1.0'\ntitle:   T # why\n", "cjm: '1.0'\ntitle:   T # why\n"),
    ("no final newline", "cjm: '1.0'\ntitle: T", "cjm: '1.0'\ntitle: T\n"),
    ("members change places", "title: T\ncjm: '1.0'\n", "cjm: '1.0'\ntitle: T\n"),
    ("the last line had no newline", "title: T # t\ncjm: '1.0' # c", "cjm: '1.0' # c\ntitle: T # t\n"),
    (
        "comments above and behind go along",
        "# the file\n\ntitle: T # behind title\n# above cjm\n# and more\ncjm: '1.0' # behind cjm\n# the end\n",
        "# the file\n\n# above cjm\n# and more\ncjm: '1.0' # behind cjm\ntitle: T # behind title\n# the end\n",
    ),
    (
        "a blank line above goes along, and not to the top",
        "language: en\n\ntitle: T\n\n\n\ncjm: '1.0'\npersonas: []\n",
        "cjm: '1.0'\nlanguage: en\n\ntitle: T\npersonas: []\n",
    ),
    (
        "one of several blank lines above",
        "cjm: '1.0'\nmaps: []\n\n\n\n# needs\n\nneeds: []\ntitle: T\n",
        "cjm: '1.0'\ntitle: T\n\n# needs\n\nneeds: []\nmaps: []\n",
    ),
    (
        "the comment above the first member of an inner block goes along",
        "personas:\n  -\n    # her name\n    name: Mara\n    # her id\n    id: mara\n",
        "personas:\n  -\n    # her id\n    id: mara\n    # her name\n    name: Mara\n",
    ),
    (
        "a sequence of mappings",
        "personas:\n  - name: Mara\n    id: mara\n\n  # the other\n  - name: Jo # jo\n    # hers\n    id: jo\n",
        "personas:\n  - id: mara\n    name: Mara\n\n  # the other\n  - # hers\n    id: jo\n    name: Jo # jo\n",
    ),
    (
        "a sequence that is not indented",
        "needs:\n- text: N\n  id: n\npersonas:\n- name: P\n  id: p\n# end of personas\n",
        "personas:\n- id: p\n  name: P\nneeds:\n- id: n\n  text: N\n# end of personas\n",
    ),
    (
        "deeper comments stay with what is above them",
        "maps:\n  - title: T\n    stages:\n      - id: s\n      # no more stages\n    id: m\n",
        "maps:\n  - id: m\n    title: T\n    stages:\n      - id: s\n      # no more stages\n",
    ),
    (
        "a text of lines moves whole",
        "title: |\n  one\n\n   two\n\ncjm: '1.0'\nlanguage: >-\n  en\n",
        "cjm: '1.0'\nlanguage: >-\n  en\ntitle: |\n  one\n\n   two\n",
    ),
    (
        "a text that keeps its last line breaks keeps them at the end",
        "title: |+\n  one\n\n\nlanguage: en\ncjm: '1.0'\n",
        "cjm: '1.0'\nlanguage: en\ntitle: |+\n  one\n\n\n",
    ),
    (
        "and in the middle",
        "maps: []\ntitle: |+\n  one\n\n\n\ncjm: '1.0'\n\npersonas: []\n",
        "cjm: '1.0'\ntitle: |+\n  one\n\n\n\npersonas: []\nmaps: []\n",
    ),
    (
        "quotes, escapes and number texts stay",
        "maps: []\nscales: [{ max: 5.0, min: +1, id: \"s\\u0031\" }]\ntitle: 'it''s'\n",
        "title: 'it''s'\nscales: [{ id: \"s\\u0031\", min: +1, max: 5.0 }]\nmaps: []\n",
    ),
    (
        "brackets over several lines",
        "personas: [\n  { name: Mara, # her name\n    id: mara },\n  {id: jo, name: Jo}, # jo\n]\n",
        "personas: [\n  { id: mara, # her name\n    name: Mara },\n  {id: jo, name: Jo}, # jo\n]\n",
    ),
    (
        "extensions keep their order at the end",
        "x-b: 1.50\nmaps: []\nx-a: { z: 1, a: 2 }\ncjm: '1.0'\n",
        "cjm: '1.0'\nmaps: []\nx-b: 1.50\nx-a: { z: 1, a: 2 }\n",
    ),
    (
        "an alias after its anchor",
        "personas:\n  - name: &n Mara\n    id: mara\n  - name: *n\n    id: jo\n",
        "personas:\n  - id: mara\n    name: &n Mara\n  - id: jo\n    name: *n\n",
    ),
    (
        "an anchor that would come after its alias: everything stays",
        "title: &t T\nlanguage: *t\ncjm: '1.0'\n",
        "title: &t T\nlanguage: *t\ncjm: '1.0'\n",
    ),
    ("an explicit name", "? title\n: T\n? cjm\n: '1.0'\n", "? cjm\n: '1.0'\n? title\n: T\n"),
    ("empty values", "x-b:\nx-a: # none\ncjm: '1.0'\n", "cjm: '1.0'\nx-b:\nx-a: # none\n"),
    ("tags", "title: !!str T\ncjm: !!str 1.0\n", "cjm: !!str 1.0\ntitle: !!str T\n"),
    ("tabs between values", "title:\tT\t# t\ncjm:\t'1.0'\n", "cjm:\t'1.0'\ntitle:\tT\t# t\n"),
    (
        "document marks",
        "%YAML 1.2\n---\ntitle: T\ncjm: '1.0'\n...\n",
        "%YAML 1.2\n---\ncjm: '1.0'\ntitle: T\n...\n",
    ),
    ("a byte order mark", "\u{feff}title: T\ncjm: '1.0'\n", "cjm: '1.0'\ntitle: T\n"),
    (
        "Windows line ends",
        "# c\r\ntitle: |\r\n  a\r\n  b\r\n\r\n# d\r\ncjm: '1.0'\r\npersonas:\r\n  - name: P\r\n    id: p\r\n",
        "# c\r\n# d\r\ncjm: '1.0'\r\ntitle: |\r\n  a\r\n  b\r\npersonas:\r\n  - id: p\r\n    name: P\r\n",
    ),
    ("Windows without a last line end", "title: T\r\ncjm: '1.0'", "cjm: '1.0'\r\ntitle: T\r\n"),
    ("blanks at the ends of lines", "title: T  \ncjm: '1.0' \n\n\n", "cjm: '1.0' \ntitle: T  \n\n\n"),
    (
        "plain texts over several lines",
        "title: one\n  two # no\ncjm: '1.0'\nlanguage: 'e\n\n  n'\n",
        "cjm: '1.0'\nlanguage: 'e\n\n  n'\ntitle: one\n  two # no\n",
    ),
    (
        "languages keep their order",
        "title: { fr: F, en: E }\ncjm: '1.0'\n",
        "cjm: '1.0'\ntitle: { fr: F, en: E }\n",
    ),
    ("JSON: nothing", "{}", "{}\n"),
    ("JSON: blanks", "{ \"cjm\" :\"1.0\" ,\"maps\":[ ] }", "{ \"cjm\": \"1.0\", \"maps\": [] }\n"),
    (
        "JSON: order, numbers and escapes",
        "{\"x-n\":[1.50,1e400],\"maps\":[],\"title\":\"\\u00e9\",\"cjm\":\"1.0\"}",
        "{\n  \"cjm\": \"1.0\",\n  \"title\": \"\\u00e9\",\n  \"maps\": [],\n  \"x-n\": [1.50, 1e400]\n}\n",
    ),
    (
        "JSON: small things on one line",
        "{\"personas\":[{\"name\":\"Mara\",\"id\":\"mara\"}]}",
        "{\n  \"personas\": [\n    { \"id\": \"mara\", \"name\": \"Mara\" }\n  ]\n}\n",
    ),
    ("JSON: Windows line ends", "{\r\n\"cjm\":\r\n\"1.0\"}\r\n", "{ \"cjm\": \"1.0\" }\r\n"),
    ("JSON: a byte order mark", "\u{feff}{}", "{}\n"),
];

#[test]
fn texts_become_their_house_form() {
    for (name, text, expected) in CASES {
        assert_eq!(house(text), *expected, "{name}");
    }
}

#[test]
fn the_sample_documents_are_in_house_form() {
    for entry in
        std::fs::read_dir(cjm_tests::root().join("tests/data")).expect("folder").filter_map(Result::ok)
    {
        if entry.path().to_string_lossy().ends_with(".cjm.yaml") {
            let text = std::fs::read_to_string(entry.path()).expect("text");
            assert_eq!(house(&text), text, "{}", entry.path().display());
        }
    }
}
