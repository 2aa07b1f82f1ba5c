//! Findings as annotations of GitHub Actions: workflow commands, one a line.

use crate::check::{Diagnostic, Severity, Summary};
use crate::cli::text::line;

/// GitHub shows ten annotations of a level for each step; where there are more, the tenth says so.
const SHOWN: usize = 10;

const LEVELS: [&str; 3] = ["error", "warning", "notice"];

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

/// The annotations, worst first.
pub(super) fn annotations(diagnostics: &[Diagnostic], summary: Summary) -> String {
    let mut out = String::new();
    for wanted in LEVELS {
        let all = match wanted {
            "error" => summary.error,
            "warning" => summary.warning,
            _ => summary.info + summary.hint,
        };
        let shown = if all > SHOWN { SHOWN - 1 } else { SHOWN };
        let found = diagnostics.iter().filter(|diagnostic| level(diagnostic.severity) == wanted);
        for diagnostic in found.take(shown) {
            out.push_str(&annotation(wanted, diagnostic));
        }
        if all > shown {
            let more = all - shown;
            out.push_str(&format!("::{wanted} title=cjm::{more} more, see `cjm check`\n"));
        }
    }
    out
}

fn annotation(level: &str, diagnostic: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(file) = diagnostic.file.as_deref().filter(|&file| file != "-") {
        properties.push(format!("file={}", property(file)));
    }
    if let Some(span) = diagnostic.span {
        properties.push(format!("line={},endLine={}", span.line, span.end_line));
        if span.line == span.end_line {
            properties.push(format!("col={},endColumn={}", span.column, span.end_column));
        }
    }
    properties.push(format!("title={} {}", diagnostic.code, diagnostic.rule));
    let mut text = data(&diagnostic.message);
    if let Some(help) = &diagnostic.help {
        text.push_str("%0A");
        text.push_str(&data(help));
    }
    format!("::{level} {}::{text}\n", properties.join(","))
}

/// Text of a document can begin no command of its own: line breaks and percent signs are escaped,
/// other control characters made visible.
fn data(text: &str) -> String {
    line(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn hostile_text_begins_no_command() {
        assert_eq!(data("a\n::set-output name=x::y"), "a\\u{a}::set-output name=x::y");
        assert_eq!(data("100%0A::error::"), "100%250A::error::");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
        assert!(!data("\u{1b}[31m\u{202e}").contains(['\u{1b}', '\u{202e}']));
    }
}
