//! cjm as git's merge driver and diff driver, with the real git.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CJM: &str = env!("CARGO_BIN_EXE_cjm-in-tests");

const MAP: &str = "# the buying journey
cjm: \"1.0\"
maps:
  - id: buy
    title: Buying
    stages:
      - id: look
        name: Look
        steps:
          - { id: search, name: Search, pains: [{ id: slow, text: slow, severity: 4 }] }
          - { id: compare, name: Compare }
      - id: pay
        name: Pay
        steps:
          - { id: cart, name: Cart }
";

struct Repository(PathBuf);

impl Repository {
    /// A repository in which git asks cjm about documents.
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("cjm-git-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        let repository = Self(folder);
        repository.done(&["init", "-q", "-b", "main"]);
        repository.done(&["config", "merge.cjm.name", "customer journey maps"]);
        repository.done(&["config", "merge.cjm.driver", &format!("'{CJM}' merge --driver %P %O %A %B")]);
        repository.done(&["config", "diff.cjm.command", &format!("'{CJM}' diff --driver")]);
        repository.write(".gitattributes", "*.cjm.yaml merge=cjm diff=cjm\n");
        repository.commit(MAP, "first");
        repository
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let mut git = Command::new("git");
        git.current_dir(&self.0).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_NAME"), "Kim").env(format!("GIT_{who}_EMAIL"), "kim@example.org");
        }
        git.args(arguments).output().expect("git")
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.git(arguments);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            output.status.success(),
            "git {arguments:?}: {}{}",
            text(&output.stdout),
            text(&output.stderr)
        );
        text(&output.stdout)
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.0.join(file), text).expect("writable");
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    fn commit(&self, map: &str, message: &str) {
        self.write("map.cjm.yaml", map);
        self.done(&["add", "-A"]);
        self.done(&["commit", "-q", "-m", message]);
    }

    /// `main` and `theirs` go different ways.
    fn fork(&self, ours: &str, theirs: &str) {
        self.done(&["checkout", "-q", "-b", "theirs"]);
        self.commit(theirs, "theirs");
        self.done(&["checkout", "-q", "main"]);
        self.commit(ours, "ours");
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn cjm(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(CJM).current_dir(folder).args(arguments).output().expect("cjm")
}

#[test]
fn a_step_dragged_by_one_and_renamed_by_the_other_is_merged() {
    let repository = Repository::new("clean");
    let search = "          - { id: search, name: Search, pains: [{ id: slow, text: slow, severity: 4 }] }\n";
    let dragged = MAP.replace(search, "") + search;
    repository.fork(&dragged, &MAP.replace("name: Search", "name: Search online"));
    repository.done(&["merge", "-q", "-m", "both", "theirs"]);
    let merged = repository.read("map.cjm.yaml");
    assert!(merged.contains("Search online"), "{merged}");
    assert!(
        merged.find("id: pay").expect("the stage") < merged.find("id: search").expect("the step"),
        "{merged}"
    );
    assert!(!repository.0.join("map.cjm.yaml.conflicts.json").exists());
}

#[test]
fn a_conflict_stops_the_merge_and_leaves_a_document_that_can_be_worked_with() {
    let repository = Repository::new("conflict");
    repository.fork(&MAP.replace("name: Cart", "name: Basket"), &MAP.replace("name: Cart", "name: Trolley"));
    let output = repository.git(&["merge", "-q", "-m", "both", "theirs"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(repository.done(&["status", "--porcelain"]).contains("UU map.cjm.yaml"));
    assert!(repository.read("map.cjm.yaml").contains("Cart"), "no markers, the base stands");
    let conflicts: serde_json::Value =
        serde_json::from_str(&repository.read("map.cjm.yaml.conflicts.json")).expect("JSON");
    let id = conflicts[0]["id"].as_str().expect("an id");
    let choice = format!("{id}=theirs");
    let output = cjm(
        &repository.0,
        &[
            "resolve",
            "map.cjm.yaml",
            "map.cjm.yaml.conflicts.json",
            "--choose",
            &choice,
            "-o",
            "map.cjm.yaml",
        ],
    );
    assert!(output.status.success(), "{output:?}");
    assert!(repository.read("map.cjm.yaml").contains("Trolley"));
    repository.done(&["add", "map.cjm.yaml"]);
    repository.done(&["commit", "-q", "-m", "chosen"]);
}

#[test]
fn git_diff_tells_what_it_means_to_the_customer() {
    let repository = Repository::new("diff");
    repository.commit(&MAP.replace(", pains: [{ id: slow, text: slow, severity: 4 }]", ""), "faster");
    let told = repository.done(&["diff", "HEAD~1", "HEAD"]);
    assert!(told.contains("cjm diff map.cjm.yaml") && told.contains("1 resolved"), "{told}");
    repository.done(&["rm", "-q", "map.cjm.yaml"]);
    let told = repository.done(&["diff", "--cached"]);
    assert!(told.contains("map `buy` is gone"), "{told}");
}
