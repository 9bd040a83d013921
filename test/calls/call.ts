import { setTimeout as pause } from 'node:timers/promises';
import type { Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomSite } from '../browser/roomSite.ts';
import type { RoomSite } from '../browser/roomSite.ts';
import { stageRound } from '../cast.ts';
import { stagePartnership } from '../partners.ts';
import { until } from '../process.ts';
import { coturnFor, fromHandbook, settings } from './coturn.ts';
import { browsersAtHome } from './homes.ts';
import { makeNetworks } from './networks.ts';

const secret = 'fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210';

let networks: ReturnType<typeof makeNetworks>;
let coturn: ReturnType<typeof coturnFor>;
let homes: Awaited<ReturnType<typeof browsersAtHome>>;
let site: RoomSite;
beforeAll(async () => {
  networks = makeNetworks();
  coturn = coturnFor(networks, secret);
  coturn.certify(90);
  await coturn.start();
  homes = await browsersAtHome(networks, () => Number(new URL(site.origin).port));
  site = await roomSite('call', {
    config: { calls: { stun: settings.STUN, turn: settings.TURN, secret } },
    browser: (as) => homes.browser(as === 'mei' ? 'mei' : 'luca'),
  });
  await homes.lead();
});
afterAll(async () => {
  await homes?.end();
  await site?.close();
  await coturn?.stop();
  coturn?.end();
  networks?.end();
});

/** Frames of the partner drawn so far. */
const frames = (tab: Tab): Promise<number> =>
  tab.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('.tile[data-person]:not([hidden]) video');
    return video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
  });

/** The stats of a window's open connections: the kind of both ends, and the octets of sound that came. */
const lines = (tab: Tab): Promise<{ own: string; theirs: string; sound: number }[]> =>
  tab.evaluate(async () => {
    const all = (globalThis as unknown as { lines: RTCPeerConnection[] }).lines;
    const found = [];
    for (const line of all.filter(({ connectionState }) => connectionState === 'connected')) {
      const stats = [...(await line.getStats()).values()] as Record<string, unknown>[];
      const by = (id: unknown) => stats.find((one) => one['id'] === id) ?? {};
      const pair = by(stats.find(({ type }) => type === 'transport')?.['selectedCandidatePairId']);
      const sound = stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
      found.push({
        own: String(by(pair['localCandidateId'])['candidateType']),
        theirs: String(by(pair['remoteCandidateId'])['candidateType']),
        sound: Number(sound?.['bytesReceived'] ?? 0),
      });
    }
    return found;
  });

async function grows(tab: Tab): Promise<void> {
  const before = await frames(tab);
  await until(async () => (await frames(tab)) > before + 20);
}

test('two browsers in homes without another way see and hear each other through the relay, and go on when a line was away', async () => {
  const { ctx, cast } = site;
  // The clock is ahead: the relay also accepts credentials that end later.
  ctx.clock.set('2027-02-12T12:00:00Z');
  const { id: round } = await stageRound(ctx, cast.programme);
  const pair = await stagePartnership(ctx, cast.programme, round, [cast.people.mei, cast.people.luca]);
  const [mei, luca] = await Promise.all(
    (['mei', 'luca'] as const).map(async (who) => (await site.reads(`/partnership/${pair}/call`, who)).tab),
  );
  for (const tab of [mei!, luca!]) await tab.locator('#come-in').click();
  for (const tab of [mei!, luca!]) await grows(tab);
  for (const tab of [mei!, luca!]) {
    const [line, ...more] = await lines(tab);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ own: 'relay', theirs: 'relay' });
    await until(async () => (await lines(tab))[0]!.sound > line!.sound + 1000);
  }
  // The bit rate by which the handbook reckons.
  const most = await luca!.evaluate(() =>
    (globalThis as unknown as { lines: RTCPeerConnection[] }).lines.flatMap((line) =>
      line.getSenders().map((one) => [one.track?.kind, one.getParameters().encodings[0]?.maxBitrate]),
    ),
  );
  expect(Object.fromEntries(most)).toMatchObject({ video: 700_000 });
  // Neither home learns the other's address.
  const told = await luca!.evaluate(() =>
    (globalThis as unknown as { lines: RTCPeerConnection[] }).lines
      .map((line) => line.remoteDescription?.sdp ?? '')
      .join(''),
  );
  expect(told).toContain('11.0.0.1');
  expect(told).not.toContain('11.0.1.2');

  networks.cut('mei', true);
  await pause(10_000);
  networks.cut('mei', false);
  for (const tab of [mei!, luca!]) await grows(tab);
  expect(fromHandbook('# /etc/turnserver.conf')).toContain('use-auth-secret');
});
