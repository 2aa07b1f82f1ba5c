//! The `cjm` command, written once: `cargo install`, the wheel's console script and npm's bin
//! all end in [`run`].

use std::ffi::OsString;

use clap::Parser;

/// Customer journey maps that compute.
#[derive(Debug, Parser)]
#[command(name = "cjm", version = crate::VERSION)]
struct Arguments {}

/// Runs one command line (the first argument is the program's name) and gives its exit code:
/// 0 fine, 1 findings or differences, 2 misuse, 3 input that cannot be read.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments {}) => 0,
        Err(error) => {
            // Nothing can be done if the terminal is gone.
            let _ = error.print();
            if error.use_stderr() { 2 } else { 0 }
        }
    }
}
