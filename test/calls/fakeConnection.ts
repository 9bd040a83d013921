import { afterEach, beforeEach, vi } from 'vitest';
import type { Connecting } from '../../src/web/partnership/calls/script/callServer.ts';

/** The acts of fake connections, in order. */
export const did: string[] = [];
/** The fake connections, in order. */
export const made: FakeConnection[] = [];

/** Stands in for a browser's connection, and only notes what it is told. */
export class FakeConnection extends EventTarget {
  connectionState = 'new';
  signalingState = 'stable';
  constructor(line: Connecting) {
    super();
    did.push(`made ${nameOf(line)}`);
    made.push(this);
  }
  /** Bits a second that this browser believes can go through. */
  room = 1_000_000;
  /** Sends words beside the call to the other window. */
  readonly said: object[] = [];
  createDataChannel = () =>
    Object.assign(new EventTarget(), {
      readyState: 'open',
      send: (text: string) => void this.said.push(JSON.parse(text) as object),
    });
  getStats = async () =>
    new Map([['way', { type: 'candidate-pair', nominated: true, availableOutgoingBitrate: this.room }]]);
  getTransceivers = () => [
    {
      receiver: { track: { kind: 'video' } },
      sender: {
        getParameters: () => ({ encodings: [{}] }),
        setParameters: async () => {},
        replaceTrack: async () => {},
      },
    },
  ];
  addTransceiver = () => this.dispatchEvent(new Event('negotiationneeded'));
  restartIce = () => void this.dispatchEvent(new Event('negotiationneeded'));
  setConfiguration = (line: Connecting) => did.push(`set ${nameOf(line)}`);
  setLocalDescription = async () => void did.push('described');
  setRemoteDescription = async () => void did.push('heard');
  close = () => {};
  /** Reports an address of a kind; null when all have been found. */
  finds(kind: string | null): void {
    const candidate = kind && {
      candidate: `candidate:1 1 udp 1 a.example 9 typ ${kind}`,
      toJSON: () => ({}),
    };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }
  becomes(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}
export const lineOf = (username: string): Connecting => ({
  iceServers: [{ urls: 'turn:a.example', username }],
});
const nameOf = ({ iceServers }: Connecting): string => iceServers![0]!.username!;

export const none = { getTracks: () => [] } as unknown as MediaStream;

/** Each test has its own fake connections and its own time. */
export function withFakeConnections(): void {
  beforeEach(() => {
    did.length = 0;
    made.length = 0;
    vi.useFakeTimers();
    vi.stubGlobal('RTCPeerConnection', FakeConnection);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
