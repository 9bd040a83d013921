import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Door, Line } from './door.ts';
import { createMesh } from './mesh.ts';
import type { MeshEvents } from './mesh.ts';
import { connect } from './peer.ts';
import type { Peer, Signal } from './peer.ts';

/** The acts of a browser's connection, in order. */
let did: string[];
class FakeConnection extends EventTarget {
  connectionState = 'new';
  signalingState = 'stable';
  constructor(line: Line) {
    super();
    did.push(`made ${nameOf(line)}`);
  }
  createDataChannel = () => new EventTarget();
  getTransceivers = () => [];
  addTransceiver = () => this.dispatchEvent(new Event('negotiationneeded'));
  restartIce = () => void this.dispatchEvent(new Event('negotiationneeded'));
  setConfiguration = (line: Line) => did.push(`set ${nameOf(line)}`);
  setLocalDescription = async () => void did.push('described');
  setRemoteDescription = async () => void did.push('heard');
  close = () => {};
  becomes(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}
const lineOf = (username: string): Line => ({ iceServers: [{ urls: 'turn:a.example', username }] });
const nameOf = ({ iceServers }: Line): string => iceServers![0]!.username!;

const none = { getTracks: () => [] } as unknown as MediaStream;
const events = { tell: () => {}, track: () => {}, state: () => {}, said: () => {} };

beforeEach(() => {
  did = [];
  vi.useFakeTimers();
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a line that goes away is looked for again by itself, after hours by credentials that the relay takes then; so it is where the other looks', async () => {
  let now = lineOf('morning');
  const peer = connect(
    now,
    async () => now,
    { isFirst: true },
    () => none,
    events,
  );
  const pc = peer.pc as unknown as FakeConnection;
  await vi.advanceTimersByTimeAsync(0);
  expect(new Set(did)).toEqual(new Set(['made morning', 'described']));

  did = [];
  pc.becomes('disconnected');
  await vi.advanceTimersByTimeAsync(2900);
  expect(did).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(did).toEqual(['described']);

  await vi.advanceTimersByTimeAsync(1000);
  did = [];
  now = lineOf('noon');
  pc.becomes('failed');
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(['set noon', 'described']);

  did = [];
  now = lineOf('evening');
  peer.hear({ d: { type: 'offer', sdp: '' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(['set evening', 'heard', 'described']);
});

test('words of another window that make no sense are passed over', () => {
  const door = { line: async () => lineOf('morning') } as unknown as Door;
  const mesh = createMesh(door, lineOf('morning'), () => ({}) as MediaStream, {} as MeshEvents);
  for (const said of ['not json', 'null', '{}', '[null]', '["x"]'])
    expect(() => mesh.hear({ k: 'said', seat: 1, person: 1, said })).not.toThrow();
});

test('of two who lost each other the first alone offers anew, once, and the other asks for it: offers that cross could end the page', async () => {
  const asked: Signal[] = [];
  const line = lineOf('morning');
  const ends = [true, false].map((isFirst) =>
    connect(
      line,
      async () => line,
      { isFirst },
      () => none,
      { ...events, tell: (one) => asked.push(one) },
    ),
  );
  const [first, other] = ends as [Peer, Peer];
  const becomes = (state: string): void =>
    ends.forEach(({ pc }) => (pc as unknown as FakeConnection).becomes(state));
  other.hear({ d: { type: 'offer', sdp: '' } });
  await vi.advanceTimersByTimeAsync(0);
  becomes('connected');
  did = [];
  asked.length = 0;
  becomes('disconnected');
  await vi.advanceTimersByTimeAsync(3100);
  expect(did).toEqual(['described']);
  expect(asked.filter(({ again }) => again)).toHaveLength(1);
  first.hear({ again: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(['described']);
  await vi.advanceTimersByTimeAsync(1000);
  first.hear({ again: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(['described', 'described']);
});
