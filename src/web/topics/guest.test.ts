import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { browse } from '../../../test/browse.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { forgetCommenters } from '../../rooms/discussion/index.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { approveTopic, createTopic, handInGuestPost, scheduleTopic } from '../../rooms/topics/index.ts';

const WORDS = {
  author: 'Fatou <b>',
  about: 'Saint-Louis',
  written: 'fr',
  title: 'Ma porte',
  body: 'Elle est *bleue*. <script>alert(1)</script>',
};

test('a guest is asked by mail, writes on a page of their own, and appears on the day once an editor approved', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const { programme } = set;
    const round = await stageRound(ctx, programme);
    const actor = { kind: 'command' } as const;
    const made = await createTopic(ctx, {
      programme,
      actor,
      draft: { sourceLocale: 'en', ...sampleTopics[0]! },
    });
    const topic = made.ok ? made.topic : 0;
    await scheduleTopic(ctx, { programme, actor, round: round.id, topic });
    await approveTopic(ctx, { programme, actor, round: round.id, topic });
    let elif = browse(ctx, set, 'elif');
    const guest = browse(ctx, set);

    const invite = `/workbench/topics/${topic}/guests/invitation`;
    const wrong = await elif.post(invite, { name: '', address: 'nobody', day: 'x', locale: 'fr' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This is no e-mail address.');
    const asked = { name: 'Fatou Ndour', address: 'Fatou@Guests.example', day: '2027-02-16', locale: 'fr' };
    expect((await elif.post(invite, asked)).status).toBe(303);
    const mail = await db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ kind: 'guest-invitation', address: 'fatou@guests.example', locale: 'fr' });
    expect(mail.text).toContain('La première porte');

    const { id: post } = await db.selectFrom('guest_post').select('id').executeTakeFirstOrThrow();
    const approve = () => elif.post(`/workbench/topics/${topic}/guests/${post}/approval`, { yes: 'yes' });
    await approve();
    expect((await elif.get(`/workbench/topics/${topic}`)).text).toContain('asked, not written yet');

    // A guest's data is not erased before their day.
    ctx.clock.set('2027-02-15T12:00:00Z');
    await forgetCommenters(ctx);
    elif = browse(ctx, set, 'elif');
    const token = await linkToken(ctx, {
      programme,
      person: mail.person_id,
      purpose: 'guest',
      subject: String(post),
    });
    const page = `/l/${token}`;
    expect((await guest.get(`${page}?lang=en`)).text).toContain('Which of your “doors”');
    const empty = await guest.post(page, { ...WORDS, body: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('value="Ma porte"');
    expect((await guest.post(page, WORDS)).status).toBe(303);
    expect((await guest.post(page, { ...WORDS, title: 'Ma porte bleue' })).status).toBe(303);
    expect((await guest.get(page)).text).toContain('value="Ma porte bleue"');
    // For many readers, and maybe for the guest, this is a second language.
    const hard = { ...WORDS, written: 'en', title: 'Ma porte bleue', body: 'Let us touch base.' };
    await guest.post(page, hard);
    expect((await guest.get(page)).text).toMatch(/<q lang="en"[^>]*>touch base<\/q> does not mean/);
    await guest.post(page, { ...WORDS, title: 'Ma porte bleue' });
    expect((await guest.get(page)).text).not.toContain('<q ');
    expect((await elif.get('/workbench')).text).toContain('A guest handed a post in');
    // The guest sends better words while the editor reads the earlier ones.
    const desk = `/workbench/topics/${topic}/guests/${post}`;
    const seen = /name="seen" value="(\d+)"/.exec((await elif.get(desk)).text)![1]!;
    ctx.clock.forward(0.01);
    await guest.post(page, { ...WORDS, title: 'Ma porte bleue' });
    await elif.post(`${desk}/approval`, { yes: 'yes', seen });
    expect((await elif.get(desk)).text).toContain('changed while you read');
    await approve();
    expect((await elif.get('/workbench')).text).not.toContain('A guest handed a post in');
    expect((await guest.get(page)).text).toContain('Nothing to write here any more');
    await guest.post(page, { ...WORDS, title: 'Autre' });
    const late = {
      author: 'A',
      about: '',
      sourceLocale: 'fr',
      title: { fr: 'Autre' },
      body: { fr: 'Autre' },
    };
    expect(await handInGuestPost(ctx, { programme, person: mail.person_id, post, draft: late })).toEqual({
      ok: false,
      reason: 'over',
    });

    ctx.clock.set('2027-02-16T12:00:00Z');
    const shown = (await browse(ctx, set).get('/topics/the-first-door')).text;
    expect(shown).toContain('Ma porte bleue');
    expect(shown).toContain('<em>bleue</em>');
    expect(shown).not.toMatch(/<script>alert|Fatou <b>/);

    // The words stay, but the address is erased.
    ctx.clock.set('2027-03-20T12:00:00Z');
    await forgetCommenters(ctx);
    expect(await db.selectFrom('person').select('id').where('id', '=', mail.person_id).execute()).toEqual([]);
    expect(await db.selectFrom('guest_post').select(['person_id', 'author']).execute()).toEqual([
      { person_id: null, author: 'Fatou <b>' },
    ]);
  });
});
