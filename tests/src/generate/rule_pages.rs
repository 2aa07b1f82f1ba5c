//! The manual of the rules: a page a rule, and a list of all.

use std::fmt::Write as _;

use cjm_core::check::{Rule, rules};

/// Paths from the root of the repository, with the texts that stand there.
pub fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = rules()
        .map(|rule| {
            (
                format!("docs/rules/{}.md", rule.name),
                format!("<!-- {} -->\n\n{}", super::COMMAND, rule.page()),
            )
        })
        .collect();
    pages.push(("docs/rules/index.md".to_owned(), index()));
    pages
}

const HOW: &str = r#"
## Choose

- `cjm check --profile strict`, `--select structure,CJM503`, `--ignore trigger-missing`.
- `cjm check --config check.yaml` reads the same from a file, and thresholds of single rules:

  ```yaml
  profile: strict
  ignore: [CJM323]
  severity: { state-undeclared: error }
  options: { sample-too-small: { survey: 100 } }
  failOn: warning
  ```

- On any object of a document, for it and all inside, with the reason and, if you like, a last day:
  `x-cjm-ignore: [{ rule: emotion-missing, reason: nobody was asked yet, until: 2027-03-31 }]`.
- `cjm check --format json -o known.json`, then `cjm check --baseline known.json`: only what is new is told. A finding
  keeps its `fingerprint` when the text around it moves. What keeps a document from being read is always told.
- `cjm check --fix` applies what is safe, `--unsafe-fixes` also what needs a second look; all other bytes stay.
- `--format sarif` and `--format github` are for pipelines.
"#;

fn index() -> String {
    let all: Vec<&Rule> = rules().collect();
    let recommended = all.iter().filter(|rule| rule.recommended).count();
    let mut out = format!(
        "<!-- {} -->\n\n# Rules\n\n{} rules, {recommended} of them in the profile `recommended`; `strict` has all, \
         `minimal` only text, shape and references. A rule is named by its code, its name, its family, or the \
         beginning of a code (`CJM3`).\n",
        super::COMMAND,
        all.len(),
    );
    out.push_str(HOW);
    let mut family = None;
    for rule in all {
        if family != Some(rule.family) {
            family = Some(rule.family);
            let _ = write!(
                out,
                "\n## {}: CJM{}xx\n\n| code | rule | severity | profile | finds |\n|---|---|---|---|---|\n",
                rule.family.as_str(),
                rule.family.digit()
            );
        }
        let (code, name, severity) = (rule.code, rule.name, rule.severity.as_str());
        let profile = if rule.recommended { "recommended" } else { "strict" };
        let _ =
            writeln!(out, "| {code} | [{name}]({name}.md) | {severity} | {profile} | {} |", rule.summary());
    }
    out
}
