import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { undoLast } from '../../../../../test/undoing.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { mergePeople } from '../../../../rooms/duplicates/index.ts';

test('the time of somebody says that their other application to the round ended, and that it is back when the two are two again', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const left = await applied(ctx, cast, round, 'mei');
    const stays = await applied(ctx, cast, round, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const story = async (id: number) => {
      const { text } = await tomas.get(`/workbench/applications/${id}?lang=en`);
      return withoutMarkup(text.slice(text.indexOf('id="history"')));
    };
    const actor = { kind: 'person', id: people.tomas } as const;
    const alike = {
      person_a: people.luca,
      person_b: people.mei,
      evidence: ['name'],
      found_at: ctx.clock.now(),
    };
    await ctx.db
      .insertInto('duplicate')
      .values({ programme_id: programme, ...alike })
      .execute();
    expect((await tomas.get(`/workbench/applications/${stays}?lang=en`)).text).toContain(
      'Perhaps the same person',
    );
    const two = { programme, actor, kept: people.luca, gone: people.mei, volunteer: people.tomas };
    const done = await mergePeople(ctx, {
      ...two,
      proven: true,
      withdraws: true,
      mayGiveRoles: true,
      isKeeper: true,
    });
    expect(done.ok).toBe(true);
    // Acts under the other address now count as this person's, and nobody is asked any more whether the two are one.
    const page = withoutMarkup((await tomas.get(`/workbench/applications/${stays}?lang=en`)).text);
    expect(page).not.toContain('Perhaps the same person');
    const log = withoutMarkup((await tomas.get('/workbench/log?lang=en')).text);
    expect(log).toMatch(/Luca Ferri\s+began an application/);
    expect(log).not.toMatch(/former participant\s+began an application/);
    const ENDED = 'Tomás Rey withdrew an application, since the same person has another to that round';
    expect(await story(stays)).toContain(ENDED);
    await undoLast({ ctx, programme, actor }, 'people-merged');
    expect(await story(stays)).not.toContain(ENDED);
    expect(await story(left)).toContain('took an application back in');
  }));
