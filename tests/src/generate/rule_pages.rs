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
