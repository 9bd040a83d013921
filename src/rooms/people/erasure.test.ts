import { expect, test } from 'vitest';
import { applied, giveAnswers, stageForm } from '../../../test/applicant.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import type { CastName, Stage } from '../../../test/cast.ts';
import { hits } from '../../../test/claims/hits.ts';
import type { TestCtx } from '../../../test/context.ts';
import { stageTopic } from '../../../test/discussion.ts';
import { onOpenRound, onStage } from '../../../test/onStage.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { json } from '../../db/json.ts';
import { sampleTopics } from '../../../sample/topics.ts';
import { written } from '../../../test/inbox.ts';
import { exclusionsOf, resolveExclusions } from '../applications/index.ts';
import { banAgain, banWriter, liftBan } from '../discussion/index.ts';
import { mayReadConcern, raiseConcern } from '../partnerships/index.ts';
import { changeTopic, createTopic, publishedGuestPosts } from '../topics/index.ts';
import type { TopicDraft } from '../topics/index.ts';
import { erasePerson, ownData, personAt } from './index.ts';

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

    // She changes her form, which does not show him any more.
    const at = { programme, round: round.id, application, person: people.amina };
    await giveAnswers(ctx, at, { exclusions: ['Nobody Else'] });
    expect(await resolveExclusions(ctx, programme)).toBe(0);
    await personAt(ctx, { programme, address: 'elsewhere@cast.example', name: 'Luca', locale: 'en' });
    const back = await personAt(ctx, { programme, address: 'luca@cast.example', name: 'Luca', locale: 'en' });
    expect(await resolveExclusions(ctx, programme)).toBe(1);
    expect(await exclusionsOf(ctx, programme, people.amina, null)).toMatchObject([
      { address: '', name: '', person: back.id },
      { name: 'Nobody Else', person: null },
    ]);
    // And once more.
    await erasePerson(ctx, { programme, actor: { kind: 'command' }, person: back.id });
    expect(await exclusionsOf(ctx, programme, people.amina, null)).toMatchObject([{ person: null }, {}]);
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

test('the reason of a ban stands with the writer alone: the log has none, and lifting it can be undone', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const act = { programme, actor: { kind: 'person', id: people.bao } as const, person: people.nils };
    await banWriter(ctx, { ...act, reason: 'Nils sells kites.' });
    await liftBan(ctx, act);
    expect(Object.keys(await hits(ctx.db, ['sells kites']))).not.toContain('event.data');
    expect(await banAgain(ctx, act)).toEqual({ ok: true });
    expect(Object.keys(await hits(ctx.db, ['sells kites']))).toContain('commenter.ban_reason');
    await erases(ctx, cast, 'nils');
    expect(await hits(ctx.db, ['sells kites'])).toEqual({});
  }));

test('their words in somebody else’s conversation go, and the mails that told volunteers of them', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { thread, message } = await written(ctx, cast, 'luca', { body: 'I keep pelicans.' });
    await ctx.db.updateTable('thread').set({ person_id: people.mei }).where('id', '=', thread).execute();
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'unsubscribed', occasion: 'a', person: people.tomas, data: { category: 'topics' } },
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ kind: 'inbox-notice', text: 'Luca writes: I keep pelicans.', data: json({ thread, message }) })
      .where('person_id', '=', people.tomas)
      .execute();
    expect(Object.keys(await hits(ctx.db, ['pelicans']))).toEqual(['outbox.text', 'thread_message.body']);
    await erases(ctx, cast, 'luca');
    expect(await hits(ctx.db, ['pelicans'])).toEqual({});
  }));

test('mails to others go blank where they tell the address, and pictures of their mails go', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'unsubscribed', occasion: 'a', person: people.tomas, data: { category: 'topics' } },
      { programme, kind: 'unsubscribed', occasion: 'b', person: people.mei, data: { category: 'topics' } },
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ text: 'From luca@cast.example' })
      .where('person_id', '=', people.tomas)
      .execute();
    await ctx.db
      .insertInto('file')
      .values({
        programme_id: programme,
        kind: 'image/png',
        sha256: Buffer.from('a'),
        bytes: Buffer.from('A picture'),
        created_by: people.luca,
        from_mail: true,
        created_at: ctx.clock.now(),
      })
      .execute();
    await erases(ctx, cast, 'luca');
    const mails = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'text'])
      .orderBy('person_id')
      .execute();
    expect(mails.map(({ person_id, text }) => [person_id, text === ''])).toEqual([
      [people.mei, false],
      [people.tomas, true],
    ]);
    expect(await ctx.db.selectFrom('file').select('id').execute()).toEqual([]);
  }));

test('of mails to partners and about their partnerships those go blank that tell the name, and no others', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageForm(ctx, programme);
    const partnership = await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
    const none = { category: 'topics' };
    const mails: [number, Record<string, unknown>][] = [
      [people.mei, { ...none, partnership }],
      [people.mei, none],
      [people.tomas, { ...none, partnership }],
      [people.tomas, none],
    ];
    await ctx.mailer.queue(
      ctx,
      mails.map(([person, data], k) => ({ programme, kind: 'unsubscribed', occasion: `${k}`, person, data })),
    );
    const { name } = await ctx.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', people.luca)
      .executeTakeFirstOrThrow();
    await ctx.db
      .updateTable('outbox')
      .set({ text: `${name} is your partner.` })
      .execute();
    await erases(ctx, cast, 'luca');
    const left = await ctx.db
      .selectFrom('outbox')
      .select(['occasion', 'text'])
      .where('kind', '=', 'unsubscribed')
      .orderBy('occasion')
      .execute();
    expect(left.map(({ text }) => text === '')).toEqual([true, true, true, false]);
  }));

test('former partners are in the file of own data, by round', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const [old, now] = [
      await stageForm(ctx, programme),
      await stageRound(ctx, programme, '2027-06-10T09:00', 2),
    ];
    const first = await stagePartnership(ctx, programme, old.id, [people.amina, people.luca]);
    await stagePartnership(ctx, programme, now.id, [people.amina, people.mei]);
    const ended_at = ctx.clock.now();
    await ctx.db
      .updateTable('partnership')
      .set({ state: 'ended', ended_at })
      .where('id', '=', first)
      .execute();
    const [person_a, person_b] = [people.amina, people.nils].toSorted((a, b) => a - b) as [number, number];
    await ctx.db
      .insertInto('former_pair')
      .values({ programme_id: programme, person_a, person_b, round_label: 'Spring 2019', at: ended_at })
      .execute();
    ctx.clock.set('2027-02-12T12:00:00Z');
    const own = await ownData(ctx, programme, people.amina);
    expect(own['formerPartners']).toEqual([
      { partner: 'Luca Ferri', round: '1', until: ended_at },
      { partner: 'Nils Dahl', round: 'Spring 2019', until: null },
    ]);
  }));
