//! The `cjm` command, written once: `cargo install`, the wheel's console script and npm's bin
//! all end in [`run`].
//!
//! Data goes to standard output (or `-o`), everything else to standard error. Exit codes: 0 fine,
//! 1 findings or differences, 2 misuse, 3 input that cannot be had or read.

mod apply;
mod attach;
mod check;
mod contrast;
mod diff;
mod diff_driver;
mod draft;
mod export;
mod failure;
mod files;
mod fmt;
mod hash;
mod import;
mod invert;
mod linking;
mod merge;
mod migrate;
mod mine;
mod new;
mod rank;
mod render;
mod resolve;
mod roadmap;
mod rules;
mod schema;
mod score;
mod survey;
mod text;
mod two_maps;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

/// Customer journey maps that compute: check, score, compare and draw them.
#[derive(Debug, Parser)]
#[command(name = "cjm", version = crate::VERSION, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Arguments),
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    Migrate(migrate::Arguments),
    Hash(hash::Arguments),
    Diff(diff::Arguments),
    Apply(apply::Arguments),
    Invert(invert::Arguments),
    Merge(merge::Arguments),
    Resolve(resolve::Arguments),
    Roadmap(roadmap::Arguments),
    Render(render::Arguments),
    Schema(schema::Arguments),
    Score(score::Arguments),
    Rules(rules::Arguments),
    Rank(rank::Arguments),
    Survey(survey::Arguments),
    Mine(mine::Arguments),
    Attach(attach::Arguments),
    Contrast(contrast::Arguments),
    Draft(draft::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
}

/// Runs one command line (the first argument is the program's name) and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nothing can be done if the terminal is gone.
            let _ = error.print();
            return if error.use_stderr() { 2 } else { 0 };
        }
    };
    let outcome = match arguments.command {
        Command::New(arguments) => new::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Migrate(arguments) => migrate::run(&arguments),
        Command::Hash(arguments) => hash::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Apply(arguments) => apply::run(&arguments),
        Command::Invert(arguments) => invert::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Resolve(arguments) => resolve::run(&arguments),
        Command::Roadmap(arguments) => roadmap::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Rank(arguments) => rank::run(&arguments),
        Command::Survey(arguments) => survey::run(&arguments),
        Command::Mine(arguments) => mine::run(&arguments),
        Command::Attach(arguments) => attach::run(&arguments),
        Command::Contrast(arguments) => contrast::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
    };
    outcome.unwrap_or_else(|failure| failure.tell())
}
