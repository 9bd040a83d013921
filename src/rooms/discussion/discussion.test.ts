import { expect, test } from 'vitest';
import { matters, onTalk, outbox, shown, words } from '../../../test/discussion.ts';
import { personByAddress } from '../people/index.ts';
import { approveComment, confirmComment, latestComments, withdrawComment, writeComment } from './index.ts';

test('somebody nobody knows gives an address, opens the link, waits for a moderator once, and then appears at once', () =>
  onTalk(async (scene) => {
    const { ctx, programme, moderator } = scene;
    const written = await writeComment(ctx, words(scene, {}));
    if (!written.ok) throw new Error(written.reason);
    expect(written.state).toBe('unconfirmed');
    expect(await shown(scene)).toEqual([]);
    const [mail] = await outbox(ctx, 'comment-confirm');
    expect(mail!.subject + mail!.text).not.toMatch(/Vera|back door/);
    const vera = (await personByAddress(ctx, programme, 'vera@post.example'))!;
    const confirmed = await confirmComment(ctx, { programme, person: vera.id, comment: written.comment });
    expect(confirmed).toMatchObject({ ok: true, state: 'held' });
    expect(await matters(scene)).toEqual(['comments-held']);
    await approveComment(ctx, { programme, actor: moderator, comment: written.comment });
    expect((await shown(scene)).map(({ name, html }) => [name, html])).toEqual([
      ['Vera', '<p>The back door.</p>\n'],
    ]);
    expect(await matters(scene)).toEqual([]);
    const next = await writeComment(ctx, words(scene, { by: { person: vera.id }, body: 'And the window.' }));
    expect(next).toMatchObject({ ok: true, state: 'shown' });
  }));

test('an address that is a participant’s is not believed without the link, whoever gives it', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const written = await writeComment(ctx, words(scene, { by: { address: 'Luca@cast.example' } }));
    expect(written).toMatchObject({ ok: true, state: 'unconfirmed' });
    const other = await confirmComment(ctx, {
      programme,
      person: cast.people.mei,
      comment: written.ok ? written.comment : 0,
    });
    expect(other).toEqual({ ok: false, reason: 'unknown' });
    expect(await shown(scene)).toEqual([]);
  }));

test('volunteers and people with a partner appear at once; many links wait, whoever wrote them', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const by = { person: cast.people.tomas };
    expect(await writeComment(ctx, words(scene, { by }))).toMatchObject({ state: 'shown' });
    expect(await writeComment(ctx, words(scene, { by: { person: cast.people.nils } }))).toMatchObject({
      state: 'held',
    });
    const body = 'https://a.example https://b.example https://c.example';
    expect(await writeComment(ctx, words(scene, { by, body }))).toMatchObject({ state: 'held' });
  }));

test('the same words of the same writer in the same place are one comment, however they are spaced; taken back, they may come again', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const by = { person: cast.people.tomas };
    const first = await writeComment(ctx, words(scene, { by }));
    const again = await writeComment(ctx, words(scene, { by, body: ' The  back\ndoor. ' }));
    expect(again).toEqual({ ...first, again: true });
    expect(await writeComment(ctx, words(scene, { by, question: 2 }))).toMatchObject({ again: false });
    const comment = first.ok ? first.comment : 0;
    await withdrawComment(ctx, { programme, person: by.person, comment });
    expect(await writeComment(ctx, words(scene, { by }))).toMatchObject({ again: false });
  }));

test('words sent before the link was opened, and again by the same person once known, are one comment that waits no longer for the link', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const guest = await writeComment(ctx, words(scene, { by: { address: 'tomas@cast.example' } }));
    expect(guest).toMatchObject({ ok: true, state: 'unconfirmed' });
    const stranger = await writeComment(ctx, words(scene, { by: { address: 'tomas@cast.example' } }));
    expect(stranger).toMatchObject({ state: 'unconfirmed', again: true });
    const known = await writeComment(ctx, words(scene, { by: { person: cast.people.tomas }, name: 'Tomás' }));
    expect(known).toEqual({ ...guest, state: 'shown', again: true });
    // Not under the name that somebody else may have given with the address.
    expect((await shown(scene)).map(({ name }) => name)).toEqual(['Tomás']);
    expect(await latestComments(ctx, { programme, limit: 5 })).toHaveLength(1);
  }));

test('what cannot be a comment is refused, and so is a place that is not there', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const refused = await writeComment(
      ctx,
      words(scene, { name: ' ', body: '\u200b', by: { address: 'vera' } }),
    );
    expect(refused).toMatchObject({ problems: { name: 'empty', body: 'empty', address: 'invalid' } });
    const by = { person: cast.people.tomas };
    for (const wrong of [{ parent: 999_999 }, { question: 4 }, { topic: topic + 999 }])
      expect(await writeComment(ctx, words(scene, { by, ...wrong }))).toEqual({
        ok: false,
        reason: 'unknown',
      });
    expect(await writeComment(ctx, words(scene, { by, body: 'x'.repeat(5001) }))).toMatchObject({
      problems: { body: 'too-long' },
    });
    await ctx.db
      .updateTable('round_topic')
      .set({ due_at: new Date('2028-01-01T00:00:00Z') })
      .execute();
    expect(await writeComment(ctx, words(scene, { by }))).toEqual({ ok: false, reason: 'unknown' });
  }));
