import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import { PATH, SUBJECT, desk, kept } from '../../../../test/wordingDesk.ts';
import { checkWording, placeholdersOf } from '../../../i18n/checkWording.ts';
import { LOCALES, catalogueOf } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { byPhase } from './phases.ts';
import { isExplained } from './sentences.tsx';

test('a mail is tried with the words as they are typed, and keeps nothing', async () => {
  await desk(async (elif, ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const page = await elif.get(PATH);
    expect(page.text).toContain(`formaction="/p/far-shelves${PATH}/preview" formtarget="tried"`);
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    const tried = await elif.post(`${PATH}/preview`, { [SUBJECT]: 'Hark: {round}, {programme}!' });
    expect(tried.text).toContain('<strong>Hark: Round 1, ');
    expect(tried.headers.get('content-security-policy')).toContain('sandbox');
    const broken = await elif.post(`${PATH}/preview`, { [SUBJECT]: 'Hark: {round' });
    expect(broken.text).toMatch(/cannot be shown.*brackets do not match/);
    // Words that cannot be saved do not appear in an example as if they were fine.
    const lacking = { [SUBJECT]: 'Hark: {programme}!' };
    expect((await elif.post(`${PATH}/preview`, lacking)).text).toContain('Missing here: {round}');
    expect((await elif.post(PATH, lacking)).text).toContain('Missing here: {round}');
    const tagged = await elif.post(`${PATH}/preview`, { [SUBJECT]: '<b>{round}</b>, {programme}' });
    expect(tagged.text).toContain('does not know &lt;b&gt;.');
    expect(await kept(ctx)).toEqual([]);
  });
});

test('two who change one mail read both words, and the last change is taken back unless it was changed again', async () => {
  await desk(async (elif, ctx) => {
    const [, base] = /name="base" value="([^"]+)"/.exec((await elif.get(PATH)).text)!;
    await elif.post(PATH, { base: base!, [SUBJECT]: 'Theirs: {round}, {programme}' });
    const late = await elif.post(PATH, { base: base!, [SUBJECT]: 'Mine: {round}, {programme}' });
    expect(late.status).toBe(422);
    expect(late.text).toMatch(/There now: <q[^>]*>Theirs: {round}, {programme}<\/q>/);
    expect(late.text).toContain('>Mine: {round}, {programme}<');
    expect(await kept(ctx)).toEqual([['en', SUBJECT, 'Theirs: {round}, {programme}']]);
    const [, next] = /name="base" value="([^"]+)"/.exec(late.text)!;
    await elif.post(PATH, { base: next!, [SUBJECT]: 'Mine: {round}, {programme}' });
    expect(await kept(ctx)).toEqual([['en', SUBJECT, 'Mine: {round}, {programme}']]);
    await elif.post(`${PATH}/undoing`);
    expect(await kept(ctx)).toEqual([['en', SUBJECT, 'Theirs: {round}, {programme}']]);
    await elif.post(`${PATH}/undoing`);
    expect(await kept(ctx)).toEqual([]);
    expect((await elif.get(PATH)).text).not.toContain('/undoing"');
  });
});

test('every mail that can be reworded has a part of a round, and a word for all that is filled in', async () => {
  await desk((_elif, ctx) => {
    const reworded = ctx.mailer.kinds.filter(({ fixed }) => !fixed);
    const names = reworded.flatMap(({ wording }) =>
      wording.flatMap((key) => placeholdersOf(catalogueOf('en')[key] ?? '')),
    );
    expect([...new Set(names)].filter((name) => !isExplained(name))).toEqual([]);
    expect(byPhase(ctx.mailer.kinds).flatMap(([, some]) => some)).toHaveLength(ctx.mailer.kinds.length);
    return Promise.resolve();
  });
});

test('every sentence as delivered could be written again, and one wrong name within a plural is found', () => {
  const refused = LOCALES.flatMap((locale) =>
    Object.entries(catalogueOf(locale)).flatMap(([key, text]) => {
      if (!key.startsWith('mail.')) return [];
      const checked = checkWording(key as MessageKey, text, text);
      return checked.ok ? [] : [`${locale} ${key} ${checked.reason}`];
    }),
  );
  expect(refused).toEqual([]);
  const key = 'mail.introduction.subject';
  expect(checkWording(key, '{count, plural, one {Meet {nmaes}} other {Meet {names}}}')).toEqual({
    ok: false,
    reason: 'unknown-placeholder',
    names: ['nmaes'],
  });
  expect(checkWording(key, '{count, plural, one {Meet} other {them}}', catalogueOf('en')[key])).toMatchObject(
    { reason: 'missing-placeholder', names: ['names'] },
  );
});
