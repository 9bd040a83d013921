import type { CallServer, Connecting, News, Window } from './callServer.ts';
import { connect } from './peer.ts';
import type { Peer, Signal } from './peer.ts';
import { watch } from './watch.ts';
import type { Step } from './weak.ts';

/** State and chat words that a window sends to another over their own connection, never through the server. */
export type Beside = { said: string } | (Shown & { step: Step });

/** The state of a member's own sound and picture, as the others show it. */
interface Shown {
  muted: boolean;
  picture: boolean;
}

export interface MeshEvents {
  came(person: number): void;
  track(person: number, track: MediaStreamTrack): void;
  state(person: number, state: 'connected' | 'away' | 'failed'): void;
  beside(person: number, what: Beside): void;
  step(person: number, step: Step | 'poor'): void;
  went(person: number): void;
}

interface Other extends Window {
  peer: Peer;
  isConnected: boolean;
  isLost: boolean;
  /** How much this window sends to the other one. The line in the other direction may hold more. */
  step: Step;
  stop(): void;
}

/**
 * Reads JSON of another window; anything but the kind of `usual` becomes `usual`. Another browser may run any program, and send anything.
 */
function read<T extends object>(text: string, usual: T): T {
  try {
    const said = JSON.parse(text) as T | null;
    const isSuch = said !== null && typeof said === 'object' && Array.isArray(said) === Array.isArray(usual);
    return isSuch ? said : usual;
  } catch {
    return usual;
  }
}

/** The name of a window here. The key alone would not do: everybody in the call learns it, and could use it for a window of their own. */
const nameOf = ({ person, key }: Pick<Window, 'person' | 'key'>): string => `${person}/${key}`;

/** All other windows of the call, each with its own connection. A window's key stays the same when the window comes back. */
export function createMesh(server: CallServer, line: Connecting, mine: () => MediaStream, on: MeshEvents) {
  const others = new Map<string, Other>();
  const bySeat = (seat: number): Other | undefined => [...others.values()].find((one) => one.seat === seat);

  function add({ seat, person, key }: Window, isFirst: boolean): void {
    const known = others.get(nameOf({ person, key }));
    if (known) {
      known.seat = seat;
      known.isLost = false;
      if (known.isConnected) on.state(person, 'connected');
      return known.peer.again();
    }
    // The same person has come with another window.
    for (const one of others.values()) if (one.person === person) drop(one, false);
    const peer = connect(line, server.line, { isFirst }, mine, {
      tell: (signal) => server.tell(other.seat, signal),
      track: (track) => on.track(person, track),
      state: (state) => {
        other.isConnected = state === 'connected';
        if (state === 'failed' && other.isLost) return drop(other);
        on.state(person, state);
      },
      said: (text) => {
        const what = read<object>(text, {});
        if ('said' in what || 'muted' in what) on.beside(person, what as Beside);
      },
    });
    const other: Other = {
      seat,
      person,
      key,
      peer,
      isConnected: false,
      isLost: false,
      step: 'clear',
      stop: watch(peer, (step) => {
        if (step !== 'poor') other.step = step;
        on.step(person, step);
      }),
    };
    others.set(nameOf(other), other);
    on.came(person);
  }

  function drop(other: Other, isTold = true): void {
    other.stop();
    other.peer.close();
    others.delete(nameOf(other));
    if (isTold) on.went(other.person);
  }

  return {
    /** Meets the windows that were in the call before this one: they send the offers. */
    meet: (windows: readonly Window[]): void => {
      for (const one of windows) add(one, false);
    },
    hear: (news: News): void => {
      if (news.k === 'came') add(news, true);
      else if (news.k === 'said')
        for (const signal of read<Signal[]>(news.said, [])) bySeat(news.seat)?.peer.hear(signal);
      else if (news.k === 'went')
        for (const one of others.values()) {
          if (one.person !== news.person || (news.seat !== undefined && one.seat !== news.seat)) continue;
          // The server has not heard of the window for a while, but this one still hears it.
          if (news.lost && one.isConnected) one.isLost = true;
          else drop(one);
        }
    },
    put: (): void => others.forEach(({ peer }) => void peer.put()),
    say: (said: string): void => others.forEach(({ peer }) => peer.say(JSON.stringify({ said }))),
    /** Tells each window about the picture that it gets. */
    tell: (shown: Shown): void =>
      others.forEach(({ peer, step }) => peer.say(JSON.stringify({ ...shown, step }))),
    whenOpen: (person: number, act: () => void): void =>
      others.forEach((one) => one.person === person && one.peer.whenOpen(act)),
    again: (): void => others.forEach(({ peer }) => peer.again()),
    count: (): number => others.size,
    close: (): void => others.forEach((one) => drop(one, false)),
  };
}

export type Mesh = ReturnType<typeof createMesh>;
