import { expect, test, vi } from 'vitest';
import { did, lineOf, none, withFakeConnections } from '../../../../../test/calls/fakeConnection.ts';
import type { FakeConnection } from '../../../../../test/calls/fakeConnection.ts';
import { connect } from './peer.ts';
import type { Peer, Signal } from './peer.ts';

const events = { tell: () => {}, track: () => {}, state: () => {}, said: () => {} };

withFakeConnections();

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

  did.length = 0;
  pc.becomes('disconnected');
  await vi.advanceTimersByTimeAsync(2900);
  expect(did).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(did).toEqual(['described']);

  await vi.advanceTimersByTimeAsync(1000);
  did.length = 0;
  now = lineOf('noon');
  pc.becomes('failed');
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(['set noon', 'described']);

  did.length = 0;
  now = lineOf('evening');
  peer.hear({ d: { type: 'offer', sdp: '' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(['set evening', 'heard', 'described']);
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
  did.length = 0;
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
