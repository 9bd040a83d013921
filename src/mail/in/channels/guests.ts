/** Milliseconds a connection may stay without a mail on its way. */
const IDLE = 30_000;
/** A mail may take at most this long to arrive; after its first half minute it must bring this many octets a second on average. */
const LONGEST = 10 * 60_000;
const PACE = 2_000;
/** A mail that brings fewer octets a second is slow, and gives way when memory is short. */
const SLOW = 50_000;
const DAWDLES_AFTER = 5_000;

interface Guest {
  id: string;
  from: string;
  /** When the time without a mail began, or when this mail began. */
  since: number;
  /** waiting: no mail on its way; sending: a mail is on its way; served: we are storing it. */
  state: 'waiting' | 'sending' | 'served';
  octets: number;
}

/**
 * Keeps track of a listener's connections. Idle ones are ended after a while, even if they send a command now and then, so that they keep
 * nobody out. When all places are taken, the network with the most idle connections loses the one that has waited longest. Mails on their
 * way hold at most `octets`. `end` closes a connection with a line to the other side.
 */
export function guests(
  now: () => number,
  most: { guests: number; octets: number },
  end: (id: string, words: string) => void,
) {
  const all = new Map<string, Guest>();
  const timer = setInterval(sweep, 1000).unref();
  let held = 0;

  function leave(guest: Guest): void {
    if (all.delete(guest.id)) held -= guest.octets;
  }
  function sendAway(guest: Guest, words: string): void {
    leave(guest);
    end(guest.id, words);
  }

  function sweep(): void {
    for (const guest of all.values()) {
      const time = now() - guest.since;
      if (guest.state === 'waiting' && time > IDLE) sendAway(guest, '4.4.2 No mail came for half a minute');
      else if (guest.state === 'sending' && isTooSlow(guest, time))
        sendAway(guest, '4.4.2 This mail takes too long');
    }
  }

  /** The guest that has waited longest without a mail, from the network with the most of them. */
  function mostIdle(): Guest | undefined {
    const waiting = [...all.values()].filter(({ state }) => state === 'waiting');
    const count = (from: string): number => waiting.filter((one) => one.from === from).length;
    return waiting.sort((a, b) => count(b.from) - count(a.from) || a.since - b.since)[0];
  }

  function slowest(): Guest | undefined {
    const pace = (guest: Guest): number => (guest.octets / (now() - guest.since)) * 1000;
    return [...all.values()]
      .filter((one) => one.state === 'sending' && now() - one.since > DAWDLES_AFTER && pace(one) < SLOW)
      .sort((a, b) => pace(a) - pace(b))[0];
  }

  function change(id: string, state: Guest['state']): void {
    const guest = all.get(id);
    if (!guest) return;
    if (state === 'waiting') {
      held -= guest.octets;
      guest.octets = 0;
    }
    if (state !== 'served') guest.since = now();
    guest.state = state;
  }

  return {
    /** Whether there is room for one more; an idle guest gives way. */
    welcome(id: string, from: string): boolean {
      if (all.size >= most.guests) {
        const idle = mostIdle();
        if (!idle) return false;
        sendAway(idle, '4.3.2 Too many connections, try again later');
      }
      all.set(id, { id, from, since: now(), state: 'waiting', octets: 0 });
      return true;
    },
    /** A mail begins to come. */
    sends: (id: string): void => change(id, 'sending'),
    /** Notes that more octets of a guest's mail came. False when there is no room, even after slow guests gave way. */
    brought(id: string, octets: number): boolean {
      const guest = all.get(id);
      if (!guest) return false;
      while (held + octets > most.octets) {
        const slow = slowest();
        if (!slow || slow === guest) return false;
        sendAway(slow, '4.3.2 Too much mail at a time, try again later');
      }
      guest.octets += octets;
      held += octets;
      return true;
    },
    /** The mail is complete, and being stored. */
    isServed: (id: string): void => change(id, 'served'),
    /** The mail is settled, stored or not. */
    isDone: (id: string): void => change(id, 'waiting'),
    leaves(id: string): void {
      const guest = all.get(id);
      if (guest) leave(guest);
    },
    close: (): void => clearInterval(timer),
  };
}

const isTooSlow = ({ octets }: Guest, time: number): boolean =>
  time > LONGEST || (time > IDLE && octets < ((time - IDLE) / 1000) * PACE);
