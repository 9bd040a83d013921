const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The limits of one network. */
export interface Allowance {
  /** Connections at a time. */
  connections: number;
  perMinute: number;
  /** Octets of mail. */
  perHour: number;
}

/** Counts what comes from where, in this process: open connections, mails a minute, octets an hour, unknown recipients of a connection. */
export function rates(now: () => number, allowed: Allowance) {
  const open = new Map<string, { from: string; unknown: number }>();
  const mails = counter(now, MINUTE);
  const octets = counter(now, HOUR);
  return {
    /** Whether one more connection from there is welcome; if so, counts it. */
    connect(from: string, session: string): boolean {
      const there = [...open.values()].filter((one) => one.from === from).length;
      if (there >= allowed.connections) return false;
      open.set(session, { from, unknown: 0 });
      return true;
    },
    disconnect(session: string): void {
      open.delete(session);
    },
    /** Counts one more mail from there and says whether it is within the limit. */
    mail: (from: string): boolean => mails.add(from, 1) <= allowed.perMinute,
    /** Whether this many more octets from there are within the limit. */
    hasRoom: (from: string, size: number): boolean => octets.add(from, 0) + size <= allowed.perHour,
    took: (from: string, size: number): void => void octets.add(from, size),
    unknown: (session: string): number => open.get(session)?.unknown ?? 0,
    notKnown(session: string): void {
      const one = open.get(session);
      if (one) one.unknown += 1;
    },
  };
}

/** Sums by name; each starts anew when its time is over. */
function counter(now: () => number, lasts: number) {
  const sums = new Map<string, { sum: number; until: number }>();
  return {
    add(name: string, amount: number): number {
      const at = now();
      for (const [key, one] of sums) if (one.until <= at) sums.delete(key);
      const one = sums.get(name) ?? { sum: 0, until: at + lasts };
      one.sum += amount;
      if (one.sum > 0) sums.set(name, one);
      return one.sum;
    },
  };
}
