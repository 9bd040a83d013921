import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../../test/applicant.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import type { applicationKinds } from './kinds.ts';

/** Kinds of mail that are only about an application. */
type Kind = Exclude<keyof typeof applicationKinds, 'answers-corrected'>;

const WHEN: [Kind, string, Record<string, unknown>, string][] = [
  ['application-resume', 'draft', {}, '2027-01-15T12:00:00Z'],
  ['draft-reminder', 'draft', {}, '2027-01-25T12:00:00Z'],
  ['application-confirm', 'submitted', {}, '2027-01-15T12:00:00Z'],
  ['application-unconfirmed', 'submitted', {}, '2027-02-01T12:00:00Z'],
  ['application-received', 'confirmed', {}, '2027-01-15T12:00:00Z'],
  ['application-reinstated', 'confirmed', {}, '2027-01-15T12:00:00Z'],
  ['application-withdrawn', 'withdrawn', {}, '2027-01-15T12:00:00Z'],
  ['application-declined', 'declined', { declined_reason: 'Because <b>.' }, '2027-01-15T12:00:00Z'],
  ['application-late', 'draft', {}, '2027-02-01T12:00:00Z'],
  ['availability-request', 'confirmed', { available_asked_at: new Date() }, '2027-02-02T12:00:00Z'],
  ['availability-reminder', 'confirmed', { available_asked_at: new Date() }, '2027-02-05T12:00:00Z'],
  [
    'round-over',
    'finished',
    { available_asked_at: new Date(), available_at: new Date() },
    '2027-08-01T12:00:00Z',
  ],
  ['waiting', 'waiting', { waiting_reason: 'noCandidate' }, '2027-02-12T12:00:00Z'],
];

test.each(WHEN)(
  'the mail %s says where one stands and the next date, in each language, with hostile names as plain text',
  async (kind, state, more, now) => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const cast = await stage(ctx);
      const round = await stageForm(ctx, cast.programme);
      await stageForm(ctx, cast.programme, '2027-08-10T09:00', 2);
      const id = await applied(ctx, cast, round, 'luca');
      ctx.clock.set(now);
      await db
        .updateTable('application')
        .set({ state, ...more })
        .where('id', '=', id)
        .execute();
      for (const locale of ['en', 'es', 'fr', 'ar']) {
        await db
          .updateTable('person')
          .set({ locale, name: '<img src=x> {name}\r\nBcc: all@cast.example' })
          .where('id', '=', cast.people.luca)
          .execute();
        await ctx.mailer.queue(ctx, [
          {
            programme: cast.programme,
            kind,
            occasion: `test:${locale}`,
            person: cast.people.luca,
            data: { application: id },
          },
        ]);
        const mail = await db
          .selectFrom('outbox')
          .select(['locale', 'subject', 'text', 'html'])
          .where('occasion', '=', `test:${locale}`)
          .executeTakeFirstOrThrow();
        expect(mail.locale).toBe(locale);
        expect(mail.subject.length).toBeGreaterThan(5);
        expect(mail.html).not.toContain('<img');
        expect(await htmlFindings(mail.html, 'mail')).toEqual([]);
        expect(mail.text).toMatch(/%%link:(resume|status|confirm|available):\d+%%/);
        // A clock time of one of the dates, in the reader's zone.
        expect(mail.text).toMatch(/[0-9٠-٩]{1,2}[:.٫h][0-9٠-٩]{2}/);
      }
    });
  },
);

test('a mail that has lost its reason is not written', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const id = await applied(ctx, cast, round, 'luca');
    await db.deleteFrom('outbox').execute();
    const kinds: Kind[] = ['application-late', 'application-confirm', 'availability-request', 'waiting'];
    for (const kind of kinds)
      await ctx.mailer.queue(ctx, [
        {
          programme: cast.programme,
          kind,
          occasion: 'test',
          person: cast.people.luca,
          data: { application: id },
        },
      ]);
    expect(await db.selectFrom('outbox').select('kind').execute()).toEqual([]);
  });
});

test('where one stands, asked for by mail, says why there is no partner and what would change it', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const application = await applied(ctx, cast, round, 'luca');
    ctx.clock.set('2027-02-12T12:00:00Z');
    const person = cast.people.luca;
    const standing = async (waiting_reason: string) => {
      await db.updateTable('application').set({ state: 'waiting', waiting_reason }).execute();
      const mail = {
        programme: cast.programme,
        kind: 'standing',
        occasion: waiting_reason,
        person,
        data: { application },
      } as const;
      await ctx.mailer.queue(ctx, [mail]);
      const { text } = await db
        .selectFrom('outbox')
        .select('text')
        .where('occasion', '=', waiting_reason)
        .executeTakeFirstOrThrow();
      return text?.replaceAll(/\s+/g, ' ');
    };
    const left = await standing('partnerLeft');
    expect(left).toContain('Your partnership ended early');
    expect(left).toContain('You come first');
    expect(await standing('noCandidate')).toContain('No free partner fits');
  }));
