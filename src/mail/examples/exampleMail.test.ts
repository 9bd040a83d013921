import { expect, test } from 'vitest';
import { stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { fewOf } from '../../../test/whole.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { programmeById } from '../../rooms/programmes/index.ts';
import { mails } from '../out/registry.ts';
import { exampleMail } from './exampleMail.ts';

const TABLES = ['application', 'outbox', 'event', 'partnership', 'thread', 'topic', 'matter'] as const;

test.each(['before its first round', 'with a round'])(
  'every mail of a programme can be shown, %s, and nothing of it stays',
  async (when) => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const { programme, people } = await stage(ctx);
      if (when === 'with a round') await stageForm(ctx, programme);
      const now = ctx.clock.now();
      const of = { programme: await programmeById(ctx, programme), base: 'http://localhost:3000/p/example' };
      const all = [...mails.values()];
      // wording.test.ts shows each kind before the first round, too.
      for (const [index, { kind }] of fewOf(all, when === 'with a round' ? all.length : 20).entries()) {
        // test/mail/every.test.ts checks that each mail reads well in each language.
        const locale = LOCALES[index % LOCALES.length]!;
        const mail = await exampleMail(ctx, { ...of, kind, locale });
        expect(mail?.html, kind).toContain(`lang="${locale}"`);
        expect(mail!.subject + mail!.text, kind).not.toMatch(/%%|\{[a-z]+[,}]|\bundefined\b|\bNaN\b/);
      }
      expect(ctx.clock.now()).toEqual(now);
      for (const table of TABLES) expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
      expect(await db.selectFrom('person').select('id').execute()).toHaveLength(Object.keys(people).length);
    });
  },
);

test('an example is of the programme’s own round, topic and wording, and a letter shows its words', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    await stageForm(ctx, programme);
    const key = 'mail.introduction.subject';
    await db
      .insertInto('wording')
      .values({
        programme_id: programme,
        locale: 'en',
        key,
        text: 'Hurray, {names}!',
        changed_at: ctx.clock.now(),
      })
      .execute();
    const of = { programme: await programmeById(ctx, programme), base: 'http://localhost:3000/p/example' };
    const show = async (kind: 'introduction' | 'letter' | 'dates-changed') =>
      (await exampleMail(ctx, { ...of, kind, locale: 'en' }))!;
    expect((await show('introduction')).subject).toBe('Hurray, Luca!');
    expect((await show('dates-changed')).subject).toContain('Round 1');
    expect((await show('letter')).text).toContain('Thank you for your letter');
    const tried = new Map([[key, 'Look, {names}']]);
    const mail = await exampleMail(ctx, { ...of, kind: 'introduction', locale: 'en', wordings: tried });
    expect(mail!.subject).toBe('Look, Luca');
  });
});
