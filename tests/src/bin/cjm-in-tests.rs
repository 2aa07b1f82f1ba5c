//! The `cjm` command for tests in which another program, such as git, starts it.

use std::process::ExitCode;

fn main() -> ExitCode {
    cjm_core::cli::run(std::env::args_os()).into()
}
