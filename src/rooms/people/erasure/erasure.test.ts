import { expect, test } from 'vitest';
import { applied, confirms, giveAnswers } from '../../../../test/applicant.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { CastName, Stage } from '../../../../test/cast.ts';
import { hits } from '../../../../test/claims/hits.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { stageTopic } from '../../../../test/discussion.ts';
import { onOpenRound, onStage } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { ruledOutBy } from '../../../../test/ruledOutBy.ts';
import { json } from '../../../db/json.ts';
import { sampleTopics } from '../../../../sample/topics.ts';
import { resolveExclusions } from '../../applications/index.ts';
import { mayReadConcern, raiseConcern } from '../../partnerships/index.ts';
import { changeTopic, createTopic, publishedGuestPosts } from '../../topics/index.ts';
import type { TopicDraft } from '../../topics/index.ts';
import { erasePerson, ownData, personAt } from '../index.ts';

const erases = (ctx: TestCtx, cast: Stage, who: CastName) =>
  erasePerson(ctx, {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] },
    person: cast.people[who],
  });

test('who is ruled out and erased leaves no address behind, and stays apart when they come back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const exclusions = ['LUCA@cast.example', 'A Certain Somebody'];
    const application = await applied(ctx, cast, round, 'amina', { exclusions });
    expect(Object.keys(await hits(ctx.db, ['luca@cast']))).toContain('answer.value');
    await erases(ctx, cast, 'luca');
    expect(await hits(ctx.db, ['luca@cast'])).toEqual({});
    const own = await ownData(ctx, programme, people.amina);
    expect(own['neverPairedWith']).toMatchObject([{ address: '', name: '' }, { name: 'A Certain Somebody' }]);

    // Amina changes her form, which no longer shows Luca.
    const at = { programme, round: round.id, application, person: people.amina };
    await giveAnswers(ctx, at, { exclusions: ['Nobody Else'] });
    expect(await resolveExclusions(ctx, { programme, round: round.id })).toBe(0);
    const elsewhere = await personAt(ctx, {
      programme,
      address: 'elsewhere@cast.example',
      name: 'Luca',
      locale: 'en',
    });
    const back = await personAt(ctx, { programme, address: 'luca@cast.example', name: 'Luca', locale: 'en' });
    for (const person of [elsewhere.id, back.id]) await confirms(ctx, { programme, round: round.id, person });
    expect(await resolveExclusions(ctx, { programme, round: round.id })).toBe(1);
    expect(await ruledOutBy(ctx, programme, application)).toMatchObject([
      { address: '', name: '', person: back.id },
      { name: 'Nobody Else', person: null },
    ]);
    // Luca is erased once more.
    await erasePerson(ctx, { programme, actor: { kind: 'command' }, person: back.id });
    expect(await ruledOutBy(ctx, programme, application)).toMatchObject([{ person: null }, {}]);
  }));

test('why they were put together goes from their partnerships, and not what is said of others', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    const trio = [people.amina, people.mei, people.luca];
    const pair = await stagePartnership(ctx, programme, round.id, trio);
    await erases(ctx, cast, 'luca');
    const { reasons } = await ctx.db
      .selectFrom('partnership')
      .select('reasons')
      .where('id', '=', pair)
      .executeTakeFirstOrThrow();
    expect(reasons.map(({ a, b }) => [a, b])).toEqual([[people.amina, people.mei]]);
  }));

test('whom a concern is about is known by number alone, though they sign in elsewhere; who runs the installation still cannot read it', () =>
  onStage(async (ctx, cast) => {
    const { programme, people, accounts } = cast;
    await stage(ctx, 'another-programme');
    const round = await stageRound(ctx, programme);
    const pair = await stagePartnership(ctx, programme, round.id, [people.amina, people.luca, people.olga]);
    const told = await raiseConcern(ctx, {
      programme,
      person: people.amina,
      partnership: pair,
      body: 'They are late.',
      exit: 'stay',
    });
    if (!told.ok) throw new Error(told.reason);
    for (const who of ['luca', 'olga'] as const) await erases(ctx, cast, who);
    const about = ctx.db.selectFrom('concern_about').select(['person_id', 'account_id']).orderBy('person_id');
    expect(await about.execute()).toEqual([
      { person_id: people.luca, account_id: null },
      { person_id: people.olga, account_id: accounts.olga },
    ]);
    const { id } = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    const back = { person: null, account: accounts.olga, operator: true };
    expect(await mayReadConcern(ctx, programme, back, id)).toBe(false);
  }));

test('a guest’s approved post stays without their name, one that nobody approved goes', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const topic = await stageTopic(ctx, cast);
    const post = (title: string, approved_at: Date | null) =>
      ctx.db
        .insertInto('guest_post')
        .values({
          programme_id: programme,
          topic_id: topic,
          person_id: people.luca,
          author: 'Luca the Guest',
          about: 'Baker',
          source_locale: 'en',
          title: json({ en: title }),
          body: json({ en: 'Words.' }),
          body_html: json({ en: '<p>Words.</p>' }),
          day: '2027-01-12',
          due_at: new Date('2027-01-12T08:00:00Z'),
          created_at: ctx.clock.now(),
          approved_at,
        })
        .execute();
    await post('Bread', ctx.clock.now());
    await post('Salt', null);
    await erases(ctx, cast, 'luca');
    expect(await publishedGuestPosts(ctx, programme, [topic])).toMatchObject([
      { title: { en: 'Bread' }, author: '', about: '', person_id: null },
    ]);
    expect(await hits(ctx.db, ['luca', 'baker', 'salt'])).toEqual({});
  }));

const draft = (author: string, title: string): TopicDraft => ({
  ...sampleTopics[0]!,
  sourceLocale: 'en',
  author,
  title: { en: title },
});

test('the name under a topic goes from the topic, from what searches look through, and from what the log has of it before', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.elif } as const;
    const write = async (title: string): Promise<number> => {
      const made = await createTopic(ctx, { programme, actor, draft: draft('Elif Kaya', title) });
      if (!made.ok) throw new Error('the topic was refused');
      return made.topic;
    };
    await write('Doors');
    const topic = await write('Gates');
    await changeTopic(ctx, { programme, actor, topic, draft: draft('Somebody Else', 'Walls') });
    expect(Object.keys(await hits(ctx.db, ['elif kaya'])).toSorted()).toEqual([
      'event.data',
      'person.name',
      'topic.author',
      'topic_search.folded',
    ]);
    await erases(ctx, cast, 'elif');
    expect(await hits(ctx.db, ['elif kaya'])).toEqual({});
    expect(Object.keys(await hits(ctx.db, ['somebody else']))).toEqual([
      'topic.author',
      'topic_search.folded',
    ]);
    expect(Object.keys(await hits(ctx.db, ['doors']))).toContain('topic_search.folded');
  }));
