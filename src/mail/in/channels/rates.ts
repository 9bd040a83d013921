const MINUTE = 60_000;

/** Counts of what comes from where, of this process: connections now, mails a minute, unknown recipients of a connection. */
export function rates(now: () => number, perMinute: number, connections: number) {
  const open = new Map<string, { from: string; unknown: number }>();
  const mails = new Map<string, { count: number; until: number }>();
  return {
    /** Whether one more connection from there is welcome; counts it if so. */
    connect(from: string, session: string): boolean {
      const there = [...open.values()].filter((one) => one.from === from).length;
      if (there >= connections) return false;
      open.set(session, { from, unknown: 0 });
      return true;
    },
    disconnect(session: string): void {
      open.delete(session);
    },
    /** Counts one more mail from there and says whether it is within the limit. */
    mail(from: string): boolean {
      const at = now();
      for (const [key, one] of mails) if (one.until <= at) mails.delete(key);
      const counted = mails.get(from) ?? { count: 0, until: at + MINUTE };
      counted.count += 1;
      mails.set(from, counted);
      return counted.count <= perMinute;
    },
    unknown: (session: string): number => open.get(session)?.unknown ?? 0,
    notKnown(session: string): void {
      const one = open.get(session);
      if (one) one.unknown += 1;
    },
  };
}
