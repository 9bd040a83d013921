import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { changeProgramme, programmeById } from '../../../rooms/programmes/index.ts';
import { changeTopic, createTopic } from '../../../rooms/topics/index.ts';
import { BROUGHT } from '../../brought.ts';

const nothing = {
  inbox: { all: false, countries: [], private: false },
  matters: { kinds: [], ofCountries: [], countries: [] },
  viewer: { person: null, account: null, operator: false },
};

test('changed settings and a changed topic come back as they were before', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const actor = { kind: 'person', id: people.tomas } as const;
    const undo = async (kind: string): Promise<void> => {
      const { id } = await db
        .selectFrom('event')
        .select('id')
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow();
      const event = (await undoableEvent(ctx, programme, { person: null, subjects: {} }, id))!;
      expect(await BROUGHT.undoOf(kind)!.undo(ctx, { programme, actor, event }, nothing)).toMatchObject({
        ok: true,
      });
      expect(await undoableEvent(ctx, programme, { person: null, subjects: {} }, id)).toBeNull();
    };

    const settings = await programmeById(ctx, programme);
    const changed = await changeProgramme(ctx, {
      programme,
      actor,
      name: 'Near Shelves',
      sourceLocale: 'fr',
      locales: ['en', 'fr'],
      zone: 'Asia/Tokyo',
      contactAddress: 'other@far-shelves.example',
      tagline: { fr: 'Bonjour' },
      about: {},
      holdBulk: true,
    });
    expect(changed).toEqual({ ok: true });
    await undo('programme-changed');
    expect(await programmeById(ctx, programme)).toEqual(settings);

    const draft = {
      sourceLocale: 'en',
      author: 'Elif',
      title: { en: 'Doors' },
      summary: { en: 'About doors.' },
      essay: { en: 'Each has one.' },
      questions: [{ en: 'Which?' }, { en: 'Whose?' }],
    };
    const made = await createTopic(ctx, { programme, actor, draft });
    if (!made.ok) throw new Error('refused');
    const row = () =>
      db.selectFrom('topic').selectAll().where('id', '=', made.topic).executeTakeFirstOrThrow();
    const before = await row();
    await changeTopic(ctx, {
      programme,
      actor,
      topic: made.topic,
      draft: { ...draft, title: { en: 'Windows' } },
    });
    expect((await row()).title).toEqual({ en: 'Windows' });
    await undo('topic-changed');
    expect(await row()).toEqual(before);
  });
});
