/** Resolves at the first SIGTERM or SIGINT. A second one, two seconds later or more, ends the process at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    let first = 0;
    const receive = (signal: NodeJS.Signals): void => {
      // npm passes a terminal's Ctrl-C on to a process that has received it already. This second signal must not cut the draining short.
      if (first === 0) first = performance.now();
      else if (performance.now() - first > 2000) process.exit(1);
      done(signal);
    };
    process.on('SIGTERM', receive);
    process.on('SIGINT', receive);
  });
}
