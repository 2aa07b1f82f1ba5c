//! The bindings stay thin: they know the boundary and their framework, nothing else.

use std::path::Path;

use cjm_tests::root;

fn sources(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|suffix| suffix == "rs") {
            let name = path.strip_prefix(root()).expect("inside").display().to_string();
            out.push((name, std::fs::read_to_string(&path).expect("text")));
        }
    }
}

fn rust(folders: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for folder in folders {
        sources(&root().join(folder), &mut out);
    }
    out
}

#[test]
fn the_bindings_are_a_small_share_of_the_core() {
    let count = |folders: &[&str]| rust(folders).iter().map(|(_, text)| text.lines().count()).sum::<usize>();
    let bindings = count(&["cjm-py/src", "cjm-node/src", "cjm-wasm/src"]);
    let core = count(&["cjm-core/src"]);
    let budget = (core * 3 / 100).max(400);
    assert!(bindings <= budget, "{bindings} lines of bindings, {budget} allowed ({core} in the core)");
}

#[test]
fn the_bindings_use_only_the_boundary() {
    for (name, text) in rust(&["cjm-py/src", "cjm-node/src", "cjm-wasm/src"]) {
        for (line, text) in text.lines().enumerate() {
            for at in text.match_indices("cjm_core::").map(|(at, _)| at) {
                let rest = &text[at + "cjm_core::".len()..];
                assert!(
                    rest.starts_with("wire")
                        || rest.starts_with("cli")
                        || rest.starts_with("{cli")
                        || rest.starts_with("{wire"),
                    "{name}:{}: a binding reaches past the boundary: {text}",
                    line + 1
                );
            }
        }
    }
}
