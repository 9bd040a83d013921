import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { endLinks } from '../../rooms/people/links/endLinks.ts';
import { cancelRound, changeDates, DATE_KINDS, recomputeDueDates } from '../../rooms/programmes/index.ts';
import type { Round, RoundDates } from '../../rooms/programmes/index.ts';

const walls = (round: Round): RoundDates =>
  Object.fromEntries(
    DATE_KINDS.map((kind) => [kind, { wall: round.dates[kind].wall, zone: round.dates[kind].zone }]),
  ) as RoundDates;

/** The events of a calendar by UID: their lines, unfolded. */
const eventsIn = (text: string): Map<string, string> =>
  new Map(
    [...text.replaceAll('\r\n ', '').matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)].map(([, lines]) => [
      /^UID:(.*)$/m.exec(lines!)![1]!.trim(),
      lines!,
    ]),
  );

test('a date moves in the calendars that have it, by a newer version under the same name', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    const nobody = browse(ctx, cast);
    const page = await nobody.get('/rounds/1?lang=en');
    expect(page.text).toContain('/rounds/1/closes.ics?lang=en"');
    const file = await nobody.get('/rounds/1/closes.ics?lang=en');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="far-shelves-1-closes.ics"');
    const [[uid, lines]] = [...eventsIn(file.text)] as [[string, string]];
    expect(lines).toContain('SEQUENCE:0\r\n');
    expect(lines).toContain('SUMMARY:Far Shelves: Applications close\r\n');
    const { wall, zone } = round.dates.closes;
    expect(lines).toContain(`DTSTART;TZID=${zone}:${wall.replaceAll(/[-:]/g, '')}00\r\n`);

    const dates = { ...walls(round), closes: { wall: '2027-01-30T20:00', zone: 'America/Lima' } };
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    await changeDates(ctx, { programme: cast.programme, actor, round: round.id, dates });
    const feed = await nobody.get('/calendar.ics?lang=fr');
    const moved = eventsIn(feed.text).get(uid);
    expect(moved).toContain('SEQUENCE:1\r\n');
    expect(moved).toContain('DTSTART;TZID=America/Lima:20270130T200000\r\n');
    expect(moved).toContain('SUMMARY:Far Shelves\u00a0: Clôture des candidatures');
    expect(eventsIn(feed.text).size).toBe(DATE_KINDS.length);
    const again = await nobody.get('/calendar.ics?lang=fr', {
      'if-none-match': feed.headers.get('etag')!,
    });
    expect(again.status).toBe(304);

    await cancelRound(ctx, { programme: cast.programme, actor, round: round.id });
    const cancelled = eventsIn((await nobody.get('/calendar.ics?lang=en')).text).get(uid);
    expect(cancelled).toContain('SEQUENCE:2\r\n');
    expect(cancelled).toContain('STATUS:CANCELLED\r\n');
  });
});

test('an instant that moves with the clocks of a country is a newer version, too', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await sql`
      update round_date set due_at = due_at + interval '1 hour'
      where round_id = ${round.id} and kind = 'ends'`.execute(ctx.db);
    await recomputeDueDates(ctx);
    const { text } = await browse(ctx, cast).get('/rounds/1/ends.ics');
    expect(text).toContain('SEQUENCE:1\r\n');
  });
});

test('no calendar knows a round that is not public', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await ctx.db.updateTable('round').set({ published_at: null }).where('id', '=', round.id).execute();
    for (const who of [browse(ctx, cast), browse(ctx, cast, 'tomas')]) {
      expect((await who.get('/rounds/1/closes.ics')).status).toBe(404);
      expect(eventsIn((await who.get('/calendar.ics')).text).size).toBe(0);
    }
  });
});

test('one’s own calendar stands behind an address that can be renewed, and holds one’s own rounds alone', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await stageRound(ctx, cast.programme, undefined, 2);
    await applied(ctx, cast, round, 'mei');
    const mei = browse(ctx, cast, 'mei');
    mei.cookies.set('lang', 'en');
    expect((await mei.get('/me/calendar')).text).not.toContain('.ics');
    const address = async (): Promise<string> => {
      await mei.post('/me/calendar', {});
      const { text } = await mei.get('/me/calendar');
      return /\/calendar\/[\w.-]+\.ics\?lang=en/.exec(text)![0];
    };
    const first = await address();
    const nobody = browse(ctx, cast);
    const feed = await nobody.get(first);
    expect(feed.headers.get('cache-control')).toContain('private');
    expect(eventsIn(feed.text).size).toBe(DATE_KINDS.length);
    expect(feed.text).not.toMatch(/mei|wang/i);
    const second = await address();
    expect(second).not.toBe(first);
    expect((await nobody.get(first)).status).toBe(404);
    expect((await nobody.get(second)).status).toBe(200);
    expect((await nobody.get(second.replace('.ics', 'x.ics'))).status).toBe(404);
    await mei.post('/me/calendar/end', {});
    expect((await nobody.get(second)).status).toBe(404);
    const third = await address();
    await endLinks(ctx, { programme: cast.programme, person: cast.people.mei });
    expect((await nobody.get(third)).status).toBe(404);
  });
});
