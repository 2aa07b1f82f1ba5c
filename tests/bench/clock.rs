//! How long something takes.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;

/// What the command, the wheel and the addon have.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long each is measured, and how often: the least counts, which noise only lengthens.
const ROUND: Duration = Duration::from_millis(400);
const ROUNDS: usize = 7;

/// The least CPU time of one run, in microseconds.
pub fn micros(mut run: impl FnMut() -> usize) -> f64 {
    let mut timed = |times: u32| {
        let start = ProcessTime::now();
        for _ in 0..times {
            black_box(run());
        }
        start.elapsed()
    };
    let once = timed(1);
    let times = u32::try_from(ROUND.as_nanos() / once.as_nanos().max(1)).unwrap_or(u32::MAX).clamp(1, 20_000);
    let least = (0..ROUNDS).map(|_| timed(times) / times).min().unwrap_or(once);
    least.as_secs_f64() * 1e6
}
