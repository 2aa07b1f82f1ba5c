//! Findings as SARIF 2.1.0 (OASIS, 2020), for code scanning services.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Error;
use crate::check::{Diagnostic, Related, Rule, Severity, Span, Summary, rules};
use crate::write::json;

/// GitHub refuses runs with more results than this.
const MOST: usize = 25_000;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    help_uri: String,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    logical_locations: [Logical; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// The log of one run.
pub(super) fn log(diagnostics: &[Diagnostic], summary: Summary) -> Result<String, Error> {
    let mut shown: Vec<&Diagnostic> = diagnostics.iter().collect();
    if shown.len() > MOST {
        shown.sort_by_key(|diagnostic| diagnostic.severity);
        shown.truncate(MOST);
    }
    let more = summary.from(Severity::Hint).saturating_sub(shown.len());
    let found: Vec<&Rule> = rules().filter(|rule| shown.iter().any(|it| it.code == rule.code)).collect();
    let index: BTreeMap<&str, usize> = found.iter().enumerate().map(|(at, rule)| (rule.code, at)).collect();
    let notice = || Notification {
        level: "warning",
        message: Text { text: format!("{more} more findings are not listed") },
    };
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "cjm",
                version: crate::VERSION,
                information_uri: crate::DOCS_URL,
                rules: found.into_iter().map(descriptor).collect(),
            },
        },
        column_kind: "unicodeCodePoints",
        invocations: [Invocation {
            execution_successful: true,
            tool_execution_notifications: (more > 0).then(notice).into_iter().collect(),
        }],
        results: shown
            .into_iter()
            .map(|it| item(it, index.get(it.code).copied().unwrap_or_default()))
            .collect(),
    };
    json::pretty(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    })
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.code,
        name: rule.name,
        short_description: Text { text: rule.summary() },
        full_description: Text { text: rule.text() },
        help_uri: rule.url(),
        default_configuration: Configuration { level: level(rule.severity) },
        properties: Properties { tags: [rule.family.as_str()] },
    }
}

fn item(diagnostic: &Diagnostic, rule_index: usize) -> Item<'_> {
    let uri = uri(diagnostic.file.as_deref().unwrap_or("-"));
    let text = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let related = diagnostic.related.iter().enumerate().map(|(at, Related { pointer, span, message })| {
        location(Some(at + 1), uri.clone(), *span, pointer, Some(Text { text: message.clone() }))
    });
    Item {
        rule_id: diagnostic.code,
        rule_index,
        level: level(diagnostic.severity),
        message: Text { text },
        related_locations: related.collect(),
        locations: [location(None, uri, diagnostic.span, &diagnostic.pointer, None)],
        partial_fingerprints: BTreeMap::from([("cjm/v1", diagnostic.fingerprint.as_str())]),
    }
}

fn location(
    id: Option<usize>,
    uri: String,
    span: Option<Span>,
    pointer: &str,
    message: Option<Text>,
) -> Location {
    let region = span.map(|span| Region {
        start_line: span.line,
        start_column: span.column,
        end_line: span.end_line,
        end_column: span.end_column,
        byte_offset: span.start,
        byte_length: span.end - span.start,
    });
    Location {
        id,
        physical_location: Physical { artifact_location: Artifact { uri }, region },
        logical_locations: [Logical { fully_qualified_name: pointer.to_owned() }],
        message,
    }
}

/// A path as a relative URI, an absolute one as a `file` URI (RFC 3986, RFC 8089).
fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".to_owned();
    }
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte as char);
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("maps/our map.cjm.yaml"), "maps/our%20map.cjm.yaml");
        assert_eq!(uri("/home/é.json"), "file:///home/%C3%A9.json");
        assert_eq!(uri(r"maps\a.json"), "maps/a.json");
        assert_eq!(uri("-"), "stdin");
    }
}
