import type { CallServer, Connecting, News, Window } from './callServer.ts';
import { connect } from './peer.ts';
import type { Peer, Signal } from './peer.ts';
import { watch } from './watch.ts';
import type { Step } from './weak.ts';

/** A window tells the others about itself, and words beside the call, over their own connection: never by the server. */
export type Beside = { said: string } | (Shown & { step: Step });

/** One's own sound and picture, as the others show them. */
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
  /** How much is sent to it: the line to another may hold more. */
  step: Step;
  stop(): void;
}

/** JSON of another window, of the kind that `usual` is; a browser of another may run any program, and says what it likes. */
function read<T extends object>(text: string, usual: T): T {
  try {
    const said = JSON.parse(text) as T | null;
    const isSuch = said !== null && typeof said === 'object' && Array.isArray(said) === Array.isArray(usual);
    return isSuch ? said : usual;
  } catch {
    return usual;
  }
}

/** The name of a window to this one: its key alone could be that of somebody else's, for all who are in learn it. */
const nameOf = ({ person, key }: Pick<Window, 'person' | 'key'>): string => `${person}/${key}`;

/** All other windows of the call, each by a connection of its own. They are known by their own keys, so that one that comes back is the same. */
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
    // The same person by another window.
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
    /** Those who are there when one comes in: they offer. */
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
          // Nobody saw it for a while, but we hear it.
          if (news.lost && one.isConnected) one.isLost = true;
          else drop(one);
        }
    },
    put: (): void => others.forEach(({ peer }) => void peer.put()),
    say: (said: string): void => others.forEach(({ peer }) => peer.say(JSON.stringify({ said }))),
    /** Each window is told of the picture that goes to it. */
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
