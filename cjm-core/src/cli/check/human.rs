//! Findings for people: the place framed, the reason, the cure.

use std::io::IsTerminal as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::Passed;
use super::lines::Lines;
use crate::check::{Diagnostic, Severity, Span, Summary};
use crate::cli::text::line;

/// Whether colours are wanted: only on a terminal, and not where `NO_COLOR` is set.
pub(super) fn color(output: Option<&str>) -> bool {
    output.is_none_or(|file| file == "-")
        && std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// One finding, with the lines it is about.
pub(super) fn finding(diagnostic: &Diagnostic, lines: &Lines<'_>, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let message = line(&diagnostic.message);
    let id = format!("{} {}", diagnostic.code, diagnostic.rule);
    let file = line(diagnostic.file.as_deref().unwrap_or("document"));
    let mut group = level.primary_title(message).id(id).elements(
        diagnostic.span.and_then(|span| excerpt(lines, span)).map(|(source, first, range)| {
            Snippet::source(source)
                .line_start(first)
                .path(file.clone())
                .annotation(AnnotationKind::Primary.span(range))
        }),
    );
    for related in &diagnostic.related {
        if let Some((source, first, range)) = related.span.and_then(|span| excerpt(lines, span)) {
            group = group.element(
                Snippet::source(source)
                    .line_start(first)
                    .path(file.clone())
                    .annotation(AnnotationKind::Context.span(range).label(line(&related.message))),
            );
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(line(help)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).render(&[group]) + "\n\n"
}

/// The first line of a span, where it stands, and the bytes to underline in it. Long lines are cut
/// to what is near.
fn excerpt(lines: &Lines<'_>, span: Span) -> Option<(String, usize, std::ops::Range<usize>)> {
    const AROUND: usize = 120;
    let source = String::from_utf8_lossy(lines.line(span.line)).into_owned();
    let start = source.char_indices().nth(span.column - 1).map_or(source.len(), |(at, _)| at);
    let end = if span.end_line == span.line {
        source.char_indices().nth(span.end_column - 1).map_or(source.len(), |(at, _)| at)
    } else {
        source.len()
    };
    let floor = source.floor_char_boundary(start.saturating_sub(AROUND));
    let ceiling = source.ceil_char_boundary((end.min(start + AROUND) + AROUND).min(source.len()));
    let shown = source.get(floor..ceiling)?.to_owned();
    let end = end.min(ceiling).max(start);
    Some((shown, span.line, start - floor..end - floor))
}

/// The last line: how many of what.
pub(super) fn summary(summary: Summary, passed: Passed, files: usize) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        more => Some(format!("{more} {many}")),
    };
    let parts: Vec<String> = [
        counted(summary.error, "error", "errors"),
        counted(summary.warning, "warning", "warnings"),
        counted(summary.info, "remark", "remarks"),
        counted(summary.hint, "hint", "hints"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let files = if files == 1 { String::new() } else { format!(" in {files} files") };
    let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    let passed: String =
        [(passed.fixed, "fixed"), (passed.suppressed, "ignored"), (passed.baselined, "known")]
            .into_iter()
            .filter(|&(count, _)| count > 0)
            .map(|(count, what)| format!("; {count} {what}"))
            .collect();
    format!("{found}{files}{passed}\n")
}
