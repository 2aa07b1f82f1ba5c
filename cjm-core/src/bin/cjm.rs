//! The `cjm` command.

use std::process::ExitCode;

use libmimalloc_sys::{mi_option_eager_commit_delay, mi_option_set, mi_option_t};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// For how many milliseconds memory that was let go is kept. The crate names the options before and after this one.
const PURGE_DELAY: mi_option_t = mi_option_eager_commit_delay + 1;

fn main() -> ExitCode {
    keep_memory();
    cjm_core::cli::run(std::env::args_os()).into()
}

/// What was let go is soon needed again: getting and clearing it anew takes a tenth of the time of a large log.
#[allow(unsafe_code, reason = "nothing else runs yet, and the allocator takes any number for this option")]
fn keep_memory() {
    // SAFETY: as said above.
    unsafe { mi_option_set(PURGE_DELAY, 1_000) }
}
