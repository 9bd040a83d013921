import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { browse } from '../../../test/browse.ts';
import type { Fields } from '../../../test/browse.ts';
import { form } from '../../../test/fieldsOf.ts';
import { both, twoSave } from '../../../test/twoSave.ts';
import { command } from '../../../test/oneTopic.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { askedGuestPost, createTopic, inviteGuest } from '../../rooms/topics/index.ts';
import { valuesOf } from './matching/policy/policyValues.ts';
import { defaultPolicy } from '#matching';

test('of two who save a ready-made answer, the settings, the rules of the matching, or a topic’s day or writer, the second is told', () =>
  onOpenRound(async (ctx, cast) => {
    const two = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')] as const;
    await two[0].post('/workbench/inbox/answers', { name: 'Hours', 'body.en': 'Any time.' });
    const { id } = await ctx.db.selectFrom('canned_answer').select('id').executeTakeFirstOrThrow();
    const answer = `/workbench/inbox/answers/${id}`;
    const body = { 'body.en': 'Any time.' };
    const names = [
      { ...body, name: 'Hours A' },
      { ...body, name: 'Hours B' },
    ] as const;
    await twoSave(two, answer, answer, names, both('Hours A', 'Hours B'));

    const settings = {
      locales: ['en', 'fr'],
      sourceLocale: 'en',
      zone: 'Australia/Sydney',
      contactAddress: 'desk@shelves.example',
      reminderDays: '7, 14',
    };
    const own = '/workbench/programme';
    const called = [
      { ...settings, name: 'Far A' },
      { ...settings, name: 'Far B' },
    ] as const;
    await twoSave(two, own, own, called, both('Far A', 'Far B'));

    const rules = valuesOf(defaultPolicy());
    const caps = [
      { ...rules, perCountry: '20' },
      { ...rules, perCountry: '30' },
    ] as const;
    await twoSave(
      two,
      '/workbench/matching/1/policy',
      '/workbench/matching/1/policy',
      caps,
      both('20', '30'),
    );

    const made = await createTopic(ctx, {
      programme: cast.programme,
      actor: command,
      draft: { sourceLocale: 'en', ...sampleTopics[0]! },
    });
    if (!made.ok) throw new Error('no topic');
    await two[0].post('/workbench/rounds/1/topics', { topic: String(made.topic) });
    const planned = `/workbench/rounds/1/topics/${made.topic}`;
    const days = [{ day: '2027-03-20' }, { day: '2027-03-21' }] as const;
    await twoSave(two, planned, planned, days, both('2027-03-20', '2027-03-21'));
    const writers = [
      { writer: String(cast.people.tomas), due: '' },
      { writer: String(cast.people.elif), due: '' },
    ] as const;
    await twoSave(two, planned, `${planned}/writer`, writers, both('Tomás.*', 'Elif.*'));
    const day = `/workbench/topics/${made.topic}/day`;
    await twoSave(two, day, day, days, both('2027-03-20', '2027-03-21'));
  }));

/** The words of a guest post as an editor saves it. */
const words = (title: string): Fields => ({
  author: 'Rosa',
  about: '',
  day: '2027-03-20',
  written: 'en',
  'title.en': title,
  'body.en': 'Words.',
  'title.fr': 'Titre',
  'body.fr': 'Mots.',
});

test('a guest and an editor who write at once are told of each other, and the guest’s own words leave translations alone', () =>
  onOpenRound(async (ctx, cast) => {
    const two = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'elif')] as const;
    const draft = { sourceLocale: 'en', ...sampleTopics[0]! };
    const { programme } = cast;
    const made = await createTopic(ctx, { programme, actor: command, draft });
    if (!made.ok) throw new Error('no topic');
    const asked = await inviteGuest(ctx, {
      programme,
      actor: command,
      topic: made.topic,
      invitation: { address: 'rosa@guests.example', name: 'Rosa', locale: 'en', day: '2027-03-20' },
    });
    if (!asked.ok) throw new Error('not asked');
    const page = `/workbench/topics/${made.topic}/guests/${asked.post}`;
    await twoSave(two, page, page, [words('One'), words('Two')], both('One', 'Two'));
    const { person_id: person } = await ctx.db
      .selectFrom('guest_post')
      .select('person_id')
      .executeTakeFirstOrThrow();
    const of = { programme, person: person!, purpose: 'guest', subject: String(asked.post) } as const;
    const url = `/l/${await linkToken(ctx, of)}`;
    const rosa = browse(ctx, cast);
    const own = { author: 'Rosa', about: '', written: 'en', body: 'Words.' };
    const links = [two[0], rosa] as const;
    const { base } = form((await rosa.get(url)).text, url);
    await links[0].post(page, {
      ...words('Three'),
      base: form((await two[0].get(page)).text, `${page}"`)['base']!,
    });
    const told = await rosa.post(url, { ...own, title: 'Four', base: base! });
    expect(told.status).toBe(422);
    expect(told.text).toMatch(both('Three', 'Four'));
    await rosa.post(url, { ...own, title: 'Four', base: form(told.text, url)['base']! });
    const post = await askedGuestPost(ctx, { programme, person: person!, post: asked.post });
    expect(post?.title).toEqual({ en: 'Four', fr: 'Titre' });
  }));
