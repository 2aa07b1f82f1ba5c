//! The `cjm` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    cjm_core::cli::run(std::env::args_os()).into()
}
