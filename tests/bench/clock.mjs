// How long something takes: the least CPU time of one run, in microseconds.

const ROUND = 400_000;
const ROUNDS = 5;

export async function micros(run) {
  await run();
  let least = Infinity;
  for (let rounds = 0; rounds < ROUNDS; rounds++) {
    let times = 0;
    const start = process.cpuUsage();
    let spent;
    do {
      await run();
      times++;
      const { user, system } = process.cpuUsage(start);
      spent = user + system;
    } while (spent < ROUND);
    least = Math.min(least, spent / times);
  }
  return least;
}
