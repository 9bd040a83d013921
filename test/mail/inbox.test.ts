import { expect, test } from 'vitest';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import { watchInbox } from '../../src/rooms/inbox/index.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { rolledBack } from '../database.ts';
import { MAIL_IN, answerAt, comesIn, inboxOf } from './incoming.ts';
import { deliveryInto } from './leaves.ts';

const OURS = 'hello@far-shelves.example';

async function onStage(play: (ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await watchInbox(ctx, { programme: cast.programme, person: cast.people.tomas, on: true });
    await play(ctx, cast);
  });
}

/** Delivers the due mails with replies open, and returns them by address. */
async function leaves(ctx: TestCtx): Promise<Map<string, Outgoing>> {
  const sent = new Map<string, Outgoing>();
  await deliveryInto((mail) => void sent.set(mail.to.address, mail)).run(ctx);
  return sent;
}

const bodies = async (ctx: TestCtx): Promise<[string, string][]> =>
  (await ctx.db.selectFrom('thread_message').select(['kind', 'body']).orderBy('id').execute()).map((row) => [
    row.kind,
    row.body,
  ]);

test('somebody outside and a volunteer write to each other by mail alone, in one thread on both sides', () =>
  onStage(async (ctx, cast) => {
    const vera = { from: 'Vera <vera@post.example>', messageId: '<first@post.example>', subject: 'Dates' };
    const row = await comesIn(ctx, { ...vera, to: OURS, text: 'When does it begin?' });
    expect(row).toMatchObject({ state: 'done', kind: 'inbox' });
    const first = await leaves(ctx);
    expect([...first.keys()].sort()).toEqual(['tomas@cast.example', 'vera@post.example']);
    const notice = first.get('tomas@cast.example')!;
    expect(notice.text).toContain('When does it begin?');
    expect(notice.text).not.toContain('vera@post.example');
    expect(first.get('vera@post.example')?.headers['Auto-Submitted']).toBe('auto-replied');

    const tomas = { from: 'Tomás Rey <tomas@cast.example>', to: notice.replyTo.address };
    const reply = await comesIn(ctx, {
      ...tomas,
      text: `In March. Or ask tomas@cast.example.\n\nOn Fri, 12 Feb 2027 at 12:30, Far Shelves wrote:\n> When does it begin?`,
    });
    expect(reply).toMatchObject({ state: 'done', kind: 'desk' });
    const answer = (await leaves(ctx)).get('vera@post.example')!;
    expect(answer.from).toEqual({ name: 'Far Shelves', address: MAIL_IN.sender });
    expect(answer.subject).toBe('Re: Dates');
    expect(answer.inReplyTo).toBe('<first@post.example>');
    expect(answer.text).toContain('In March.');
    expect(answer.text).toContain('> When does it begin?');
    const raw = JSON.stringify(answer);
    expect(raw).not.toMatch(/tomas@|Tomás/);

    await comesIn(ctx, {
      ...vera,
      to: answer.replyTo.address,
      messageId: '<second@post.example>',
      text: 'Thanks!',
    });
    await comesIn(ctx, {
      ...vera,
      to: OURS,
      messageId: '<third@post.example>',
      text: 'One more.',
      headers: [`References: <first@post.example> ${answer.messageId}`],
    });
    expect(await ctx.db.selectFrom('thread').select(['state', 'assigned_to']).execute()).toEqual([
      { state: 'waiting', assigned_to: cast.people.tomas },
    ]);
    const said = await bodies(ctx);
    expect(said.map(([kind]) => kind)).toEqual(['in', 'out', 'in', 'in']);
    expect(said.slice(2).map(([, body]) => body)).toEqual(['Thanks!', 'One more.']);
    const again = (await leaves(ctx)).get('tomas@cast.example')!;
    expect(again.references).toContain(notice.messageId);
  }));

test('an answer to any mail that has no nearer place reaches the coordinators', () =>
  onStage(async (ctx, cast) => {
    const to = inboxOf(ctx, cast);
    expect(await comesIn(ctx, { from: 'luca@cast.example', to, text: 'Where is it?' })).toMatchObject({
      state: 'done',
    });
    const thread = await ctx.db.selectFrom('thread').selectAll().executeTakeFirstOrThrow();
    expect(thread.person_id).toBe(cast.people.luca);
    // A mail from another address of theirs counts as somebody else's, until a volunteer merges the two.
    await comesIn(ctx, { from: 'luca@home.example', to, text: 'It is me.' });
    const all = await ctx.db.selectFrom('thread').select('person_id').execute();
    expect(new Set(all.map((row) => row.person_id)).size).toBe(2);
  }));

test('whoever is not shown to be the volunteer cannot answer in the programme’s name', () =>
  onStage(async (ctx, cast) => {
    await comesIn(ctx, { from: 'vera@post.example', to: OURS });
    const notice = (await leaves(ctx)).get('tomas@cast.example')!;
    const forged = await comesIn(ctx, { from: 'nils@cast.example', to: notice.replyTo.address, text: 'Ha.' });
    expect(forged).toMatchObject({ state: 'tray', reason: 'sender' });
    await ctx.db
      .updateTable('role')
      .set({ ended_at: ctx.clock.now() })
      .where('person_id', '=', cast.people.tomas)
      .execute();
    await ctx.db.deleteFrom('automatic_answer').execute();
    const late = await comesIn(ctx, { from: 'tomas@cast.example', to: notice.replyTo.address, text: 'Ha.' });
    expect(late).toMatchObject({ state: 'dropped', reason: 'answered' });
    const { text } = (await leaves(ctx)).get('tomas@cast.example')!;
    expect(text).toContain('Esta conversación ya no existe');
    expect((await bodies(ctx)).map(([kind]) => kind)).toEqual(['in']);
  }));

test('machines open no thread, ignored senders are left alone, and a mail without words is looked at, or answered where it is shown whose it is', () =>
  onStage(async (ctx, cast) => {
    const away = await comesIn(ctx, {
      from: 'vera@post.example',
      to: OURS,
      headers: ['Auto-Submitted: auto-replied'],
    });
    expect(away).toMatchObject({ state: 'dropped', reason: 'automatic' });
    await ctx.db
      .insertInto('ignored_sender')
      .values({ programme_id: cast.programme, address: 'win@post.example', at: ctx.clock.now() })
      .execute();
    expect(await comesIn(ctx, { from: 'win@post.example', to: OURS })).toMatchObject({
      state: 'dropped',
      reason: 'ignored',
    });
    const empty = await comesIn(ctx, { from: 'vera@post.example', to: OURS, subject: ' ', text: ' ' });
    expect(empty).toMatchObject({ state: 'tray', reason: 'empty' });
    const { programme, people } = cast;
    const to = answerAt(ctx, { kind: 'inbox', programme, person: people.luca, subject: 0 });
    const own = await comesIn(ctx, { from: 'luca@cast.example', to, subject: '', text: ' ' });
    expect(own).toMatchObject({ state: 'dropped', reason: 'answered' });
    expect((await leaves(ctx)).get('luca@cast.example')?.text).toContain('there was no word in it');
    expect(await ctx.db.selectFrom('thread').select('id').execute()).toEqual([]);
  }));

test('of two programmes with one address a mail goes to the one that it answers, or that knows its writer', () =>
  onStage(async (ctx, cast) => {
    const other = await stage(ctx, 'elsewhere');
    await ctx.db.updateTable('programme').set({ contact_address: OURS }).execute();
    const placed = async (from: string, headers: string[] = []): Promise<number | null> =>
      (await comesIn(ctx, { from, to: OURS, headers, text: `Hello from ${from} ${headers.join()}` }))
        .programme_id;
    expect(await placed('vera@post.example')).toBe(cast.programme);
    await ctx.db
      .updateTable('person')
      .set({ address: 'ines@new.example' })
      .where('id', '=', other.people.mei)
      .execute();
    expect(await placed('ines@new.example')).toBe(other.programme);
    // Known to both programmes, and mailed by one.
    expect(await placed('luca@cast.example')).toBe(cast.programme);
    await ctx.mailer.queue(ctx, [
      { programme: other.programme, kind: 'by-mail', occasion: 'asked', person: other.people.luca },
    ]);
    expect(await placed('luca@cast.example')).toBe(other.programme);
    const { message_id: asked } = await ctx.db
      .selectFrom('outbox')
      .select('message_id')
      .where('programme_id', '=', other.programme)
      .executeTakeFirstOrThrow();
    expect(await placed('vera@post.example', [`In-Reply-To: ${asked}`])).toBe(other.programme);
  }));

test('the mail that a mail program writes to stop a kind of mail stops it, and reaches no coordinator', () =>
  onStage(async (ctx, cast) => {
    const stop = { to: OURS, subject: 'unsubscribe topics', text: '', signed: true };
    expect(await comesIn(ctx, { ...stop, from: 'luca@cast.example' })).toMatchObject({ kind: 'unsubscribe' });
    const stopped = await ctx.db.selectFrom('unsubscription').select(['person_id', 'category']).execute();
    expect(stopped).toEqual([{ person_id: cast.people.luca, category: 'topics' }]);
    // A stop of mails that never went to them counts as a person's question.
    await comesIn(ctx, { ...stop, from: 'vera@post.example' });
    await comesIn(ctx, { ...stop, from: 'luca@cast.example', subject: 'unsubscribe everything' });
    expect(await ctx.db.selectFrom('thread').select('id').execute()).toHaveLength(2);
  }));
