import { expect, test } from 'vitest';
import { answersFor, giveAnswers } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { styleSheet } from '../../../scripts/styleSheet.ts';
import { MOST_BYTES, htmlFindings, weightOf } from '../../../test/browser/checks.ts';
import { withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { defaultForm } from '../../../sample/form.ts';
import { applicationTo } from '../../rooms/applications/index.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { endRounds, raiseConcern, writeLetter } from '../../rooms/partnerships/index.ts';
import { loadForm } from '../../rooms/programmes/index.ts';

/** Answers the sample form for the members, at the length that people write. */
async function answered({ ctx, cast, round }: PartnersScene, members: ('amina' | 'mei' | 'luca')[]) {
  const programme = cast.programme;
  await loadForm(ctx, programme, round.id, defaultForm);
  for (const member of members) {
    const person = cast.people[member];
    const application = (await applicationTo(ctx, programme, round.id, person))!.id;
    await giveAnswers(
      ctx,
      { programme, round: round.id, application, person },
      { ...answersFor(member), work: 'I look after the reading room, and a boat full of books. '.repeat(8) },
    );
  }
}

/** The script of the desks, and the one that says who waits for a call. */
const OWN_SCRIPT = /<script type="module" src="\/assets\/(desks|called)\.js"><\/script>/;

test.each(['en', 'es', 'fr', 'ar'])('the pages of partners are light and valid HTML in %s', async (lang) => {
  const css = await styleSheet();
  await withPartners(['amina', 'luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const programme = cast.programme;
    await answered(scene, ['amina', 'luca', 'mei']);
    for (let n = 0; n < 8; n++)
      await writeLetter(ctx, {
        programme,
        person: n % 2 ? cast.people.mei : cast.people.luca,
        partnership: pair,
        body: `Letter ${n}. ${'Here it rains, and the readers bring their wet dogs. '.repeat(12)}`,
        formKey: String(n),
      });
    const own = { programme, person: cast.people.mei, partnership: pair };
    await raiseConcern(ctx, { ...own, body: 'Hm.', exit: 'stay' });
    const findings: string[] = [];
    const check = async (browser: Browser, path: string): Promise<void> => {
      const page = await browser.get(`${path}?lang=${lang}`);
      expect([path, page.status]).toEqual([path, 200]);
      for (const finding of await htmlFindings(page.text)) findings.push(`${path} ${finding}`);
      const weight = weightOf(page.text, css);
      if (!path.startsWith('/workbench') && weight > MOST_BYTES) findings.push(`${path} weighs ${weight}`);
      expect(page.text.replace(OWN_SCRIPT, '')).not.toContain('<script');
    };
    const mei = browse(ctx, cast, 'mei');
    await check(mei, '/partnership');
    const token = await linkToken(ctx, { ...own, purpose: 'partnership', subject: String(pair) });
    const byLink = browse(ctx, cast);
    await check(byLink, `/l/${token}`);
    await byLink.post(`/l/${token}`);
    await check(byLink, `/partnership/${pair}`);
    await check(byLink, '/sign-in');
    await check(mei, `/partnership/${pair}/leaving`);
    await check(mei, `/partnership/${pair}/concern`);
    await check(browse(ctx, cast, 'nils'), '/partnership');
    const tomas = browse(ctx, cast, 'tomas');
    await check(tomas, '/workbench/partnerships');
    await check(tomas, `/workbench/partnerships/${pair}`);
    ctx.clock.set('2027-06-04T12:00:00Z');
    await endRounds(ctx);
    await check(browse(ctx, cast, 'mei'), '/partnership');
    expect(findings).toEqual([]);
  });
});

test('the answers a partner was shown stand on the page and in the introduction; the rest nowhere', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    await answered(scene, ['mei']);
    const programme = cast.programme;
    const person = cast.people.mei;
    const application = (await applicationTo(ctx, programme, round.id, person))!.id;
    await giveAnswers(
      ctx,
      { programme, round: round.id, application, person },
      {
        wishes: [{ about: 'country', value: 'JP', strength: 'must' }],
        exclusions: ['Nils Dahl'],
        hopes: '<b>Hopes</b> %%letter:1%%',
      },
    );
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'introduction',
        occasion: `partnership:${pair}`,
        person: cast.people.amina,
        data: { partnership: pair },
      },
    ]);
    const mail = await ctx.db
      .selectFrom('outbox')
      .select(['text', 'html'])
      .where('kind', '=', 'introduction')
      .executeTakeFirstOrThrow();
    const page = (await browse(ctx, cast, 'amina').get('/partnership?lang=en')).text;
    for (const shown of [page, mail.text, mail.html]) {
      expect(shown).toContain('A town by the sea.');
      expect(shown).not.toMatch(/Nils|Japan|Japon/);
    }
    expect(mail.text + mail.html).not.toContain('%%letter');
    for (const html of [page, mail.html]) expect(html).not.toContain('<b>Hopes');
  });
});
