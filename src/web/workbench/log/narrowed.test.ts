import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { CAST, stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { beginApplication } from '../../../rooms/applications/index.ts';
import { record } from '../../../rooms/log/index.ts';

test('the log is read by days, as the reader’s clocks have them, and about one thing, whatever list it was part of', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    const command = { programme, actor: { kind: 'command' } } as const;
    const ines = browse(ctx, cast, 'ines');
    const zone = CAST.ines.zone;
    const ADULT = 'confirmed being 18';
    const BEGAN = 'began an application';
    /** The words of these two events in the rows of the log, the newest first. */
    const rows = async (query: string): Promise<string[]> =>
      [
        ...(await ines.get(`/workbench/log?lang=en&${query}`)).text.matchAll(
          /<th scope="row"[\s\S]*?<\/th>/g,
        ),
      ].flatMap(([row]) => [ADULT, BEGAN].filter((words) => row.includes(words)));
    // One event a minute before midnight, the other at midnight.
    ctx.clock.set(wallToInstant('2027-03-01T23:59', zone).toISOString());
    const adult = { ...command, kind: 'consent-adult' } as const;
    await record(ctx, { ...adult, subject: ['person', people.mei] });
    ctx.clock.set(wallToInstant('2027-03-02T00:00', zone).toISOString());
    const { id } = await beginApplication(ctx, { ...command, round: round.id, person: people.mei });
    expect(await rows('')).toEqual([BEGAN, ADULT]);
    expect(await rows('until=2027-03-01')).toEqual([ADULT]);
    expect(await rows('from=2027-03-02&until=2027-03-02')).toEqual([BEGAN]);
    expect(await rows('from=2027-03-01&sort=-when')).toEqual([ADULT, BEGAN]);
    expect(await rows('from=2027-03-03')).toEqual([]);
    expect(await rows('until=2027-02-28')).toEqual([]);
    // A day that does not exist finds nothing, rather than everything.
    for (const day of ['2027-02-31', '2027-13-45']) {
      expect(await rows(`from=${day}`)).toEqual([]);
      const { text } = await ines.get(`/workbench/log?lang=en&from=${day}`);
      expect(text).not.toMatch(new RegExp(`value="${day}"|class="set"`));
    }
    // The log about a person also has the events of their applications, and each part of an act on several things.
    await record({ ...ctx, bulkItem: 1 }, { ...adult, subject: ['person', people.luca] });
    expect(await rows('')).toEqual([BEGAN, ADULT]);
    expect(await rows(`about=person-${people.luca}`)).toEqual([ADULT]);
    expect(await rows(`about=person-${people.mei}`)).toEqual([BEGAN, ADULT]);
    expect(await rows(`about=person-${people.mei}&from=2027-03-02`)).toEqual([BEGAN]);
    expect(await rows(`about=application-${id}`)).toEqual([BEGAN]);
    expect(await rows('about=application-999')).toEqual([]);
    const set = (await ines.get(`/workbench/log?lang=en&about=person-${people.mei}`)).text;
    expect(set).toMatch(/About: <bdi>陈美/);
    const tomas = browse(ctx, cast, 'tomas');
    const led = `/workbench/log?about=person-${people.mei}"`;
    expect((await tomas.get(`/workbench/applications/${id}`)).text).toContain(led);
    expect((await tomas.get(`/workbench/everybody/${people.mei}`)).text).toContain(led);
  });
});
