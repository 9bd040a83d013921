import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { applied as ofRound, stagePartnership, withPartners } from '../../../../test/partners.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { applicationById, applicationTo, changeState, decline } from '../../../rooms/applications/index.ts';
import { endPartnership, leavePartnership } from '../../../rooms/partnerships/index.ts';

const DESK = '/workbench/applications';

test('the page of somebody left out tells a volunteer why, in words about them and not to them', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const change = (set: object) => ctx.db.updateTable('application').set(set).where('id', '=', id).execute();
    const page = async (): Promise<string> =>
      (await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`)).text;
    expect(await page()).not.toContain('Why they have no partner');
    await change({ state: 'waiting', waiting_reason: 'partnerLeft' });
    const waiting = await page();
    expect(waiting).toContain('Why they have no partner');
    expect(waiting).toMatch(
      /This is what they read about it:.{0,80}<blockquote.{0,80}Your partnership ended early/,
    );
    await change({ state: 'declined', waiting_reason: null, unavailable_at: round.dates.availability.dueAt });
    expect(await page()).toMatch(/They said on .{0,120} that they are not available\./);
    await change({
      state: 'confirmed',
      unavailable_at: null,
      available_asked_at: round.dates.availability.dueAt,
      answer_by: round.dates.matches.dueAt,
    });
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + 3_600_000).toISOString());
    expect(await page()).toMatch(/asked on .{0,200} no answer came by/);
    // Partners are published, but nobody has been told.
    await change({ state: 'waiting', waiting_reason: 'allTaken' });
    expect(await page()).toContain('This is what they will read about it, when partners are introduced:');
  }));

test('the page shows what a partner sees under the name of now, and beside it that of before which an application was written under', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const parts = async () => {
      const { text } = await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`);
      const card = /<article>[^]*?<\/article>/.exec(text)?.[0] ?? '';
      return [card.includes('Luca Rossi'), card.includes('Luca Ferri'), text.includes('Luca Ferri')];
    };
    expect(await parts()).toEqual([false, true, true]);
    const rename = { name: 'Luca Rossi' };
    await ctx.db.updateTable('person').set(rename).where('id', '=', cast.people.luca).execute();
    expect(await parts()).toEqual([true, false, true]);
  }));

test('while partners are chosen the page says that a proposal goes with whoever leaves, before they are withdrawn or declined', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const said = async (): Promise<number> =>
      (await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`)).text.split('If they are in a proposal')
        .length - 1;
    expect(await said()).toBe(0);
    await ctx.db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', id).execute();
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + 3_600_000).toISOString());
    expect(await said()).toBe(2);
  }));

test('the page of a declined application says once why it stands so; while partners are chosen it says when they are introduced', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const tomas = () => browse(ctx, cast, 'tomas');
    const page = async (): Promise<string> =>
      withoutMarkup((await tomas().get(`${DESK}/${id}?lang=en`)).text).replaceAll(/\s+/g, ' ');
    await ctx.db
      .updateTable('application')
      .set({ state: 'confirmed', available_at: ctx.clock.now() })
      .where('id', '=', id)
      .execute();
    expect(await page()).toContain('that they have time. Partners are chosen on');
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + 3_600_000).toISOString());
    const choosing = await page();
    expect(choosing).toContain('for whom partners are being chosen now. Partners are introduced on');
    expect(choosing).not.toContain('Partners are chosen on');
    await tomas().post(`${DESK}/${id}/refusal`, { reason: 'No room\n\nfor now' });
    const declined = await page();
    expect(declined.match(/Why it stands so/g)).toHaveLength(1);
    expect(declined).toMatch(/declined it on .*This is what they read about it: No room for now/);
    // The text keeps its lines, on this page and on the applicant's own.
    for (const { text } of [
      await tomas().get(`${DESK}/${id}`),
      await browse(ctx, cast, 'luca').get('/status'),
    ])
      expect(text).toMatch(/<div class="prose plain"[^>]*>No room\r?\n\r?\nfor now</);
  }));

test('nobody who has a partner is declined, alone or with others: the partnership is ended first', () =>
  onOpenRound(async (ctx, cast, round) => {
    const [luca, mei] = [await applied(ctx, cast, round, 'luca'), await applied(ctx, cast, round, 'mei')];
    await ctx.db.updateTable('application').set({ state: 'matched' }).where('id', '=', luca).execute();
    const { programme, people } = cast;
    const act = { programme, actor: { kind: 'person', id: people.tomas }, reason: 'No room' } as const;
    expect(await decline(ctx, { ...act, application: luca })).toEqual({ ok: false, reason: 'matched' });
    const tomas = browse(ctx, cast, 'tomas');
    const several = '/workbench/lists/applications/several?lang=en';
    const query = { act: 'decline', chosen: `${luca},${mei}`, query: 'round=1' };
    const asked = await tomas.get(`${several}&${new URLSearchParams(query)}`);
    expect(withoutMarkup(asked.text)).toMatch(
      /It can be done to one of them; one would be left.*They have a partner/s,
    );
    const done = await tomas.post(several, { ...query, text: 'No room' });
    const list = withoutMarkup(
      (await tomas.get(`${done.location!.replace('/p/far-shelves', '')}&lang=en`)).text,
    );
    expect(list).toMatch(/Decline: 1 done\..*They have a partner\. End the partnership first/s);
    expect((await applicationById(ctx, programme, luca))!.state).toBe('matched');
  }));

test('the page offers to confirm somebody, or to take them back in, only while that is done; else it says that it is too late', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const page = async (): Promise<string> =>
      (await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`)).text;
    const put = (state: string) =>
      ctx.db.updateTable('application').set({ state }).where('id', '=', id).execute();
    await put('submitted');
    expect(await page()).toContain('/confirmation"');
    await put('confirmed');
    const byTomas = { programme: cast.programme, actor: { kind: 'person', id: cast.people.tomas } } as const;
    await changeState(ctx, { ...byTomas, application: id, to: 'withdrawn' });
    expect(await page()).toContain('/reinstatement"');
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + 3_600_000).toISOString());
    const late = await page();
    expect(late).toContain('It is too late to take them back into this round.');
    expect(late).not.toContain('/reinstatement"');
    await put('submitted');
    expect(await page()).not.toContain('/confirmation"');
  }));

test('the page says when and by whom an application came to where it stands, with the words given, but to no partner of whoever left', () =>
  withPartners(['mei', 'luca'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    const { programme, people } = cast;
    const page = async (who: 'mei' | 'luca', reader: 'tomas' | 'mei' = 'tomas'): Promise<string> =>
      withoutMarkup(
        (await browse(ctx, cast, reader).get(`${DESK}/${(await ofRound(scene, who))!.id}?lang=en`)).text,
      );
    const mei = (await ofRound(scene, 'mei'))!.id;
    await ctx.db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', mei).execute();
    const byTomas = { programme, actor: { kind: 'person', id: people.tomas } } as const;
    await changeState(ctx, { ...byTomas, application: mei, to: 'matched' });
    expect(await page('mei')).toMatch(/Why it stands so .{0,40}joined them with a partner on/);
    const actor = { kind: 'person', id: people.luca } as const;
    const leave = { programme, actor, person: people.luca, partnership: pair, reason: 'A new job.' };
    await leavePartnership(ctx, { ...leave, another: false });
    expect(await page('luca')).toMatch(
      /They left their partner, and the round with it, on .{0,60}told you: A new job\./,
    );
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: programme,
        person_id: people.mei,
        role: 'matcher',
        granted_at: ctx.clock.now(),
      })
      .execute();
    expect(await page('luca', 'mei')).not.toContain('A new job');
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`${DESK}/${mei}/withdrawal`);
    expect(await page('mei')).toMatch(/Tomás .{0,20}withdrew it for them on/);
    const other = await stagePartnership(ctx, programme, round.id, [people.bao, people.nils]);
    await endPartnership(ctx, { ...byTomas, partnership: other, another: [] });
    const bao = (await applicationTo(ctx, programme, round.id, people.bao))!.id;
    expect(withoutMarkup((await tomas.get(`${DESK}/${bao}?lang=en`)).text)).toMatch(
      /Tomás .{0,20}ended their partnership on/,
    );
  }));

test('the page of a paired person names the partner and leads to the two, for who coordinates', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    await applied(ctx, cast, round, 'mei');
    const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    const { text } = await browse(ctx, cast, 'tomas').get(`${DESK}/${id}`);
    expect(text).toMatch(new RegExp(String.raw`/workbench/partnerships/${pair}"[^>]*><bdi>陈美</bdi>`));
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    expect((await browse(ctx, cast, 'ngozi').get(`${DESK}/${id}`)).text).not.toContain('陈美');
  }));

test('an address that mail comes back from shows as such on the page and in the list', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    await ctx.db
      .insertInto('suppression')
      .values({
        programme_id: cast.programme,
        address: 'luca@cast.example',
        reason: '550 no such <user>',
        at: ctx.clock.now(),
      })
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    const { text } = await tomas.get(`${DESK}/${id}?lang=en`);
    expect(text).toContain('Mail to this address comes back');
    expect(text).toContain('550 no such &lt;user>');
    expect(text).toContain('Then mail a link there, below.');
    expect(text).toContain(`action="/p/far-shelves/workbench/applications/${id}/address"`);
    expect((await tomas.get(DESK)).text).toContain('mail comes back');
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    const seen = (await browse(ctx, cast, 'ngozi').get(`${DESK}/${id}?lang=en`)).text;
    expect(seen).toContain('Mail to this address comes back');
    expect(seen).not.toContain('550 no such');
  }));

test('withdrawing for somebody asks first, and says what follows', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const { text } = await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`);
    const asked =
      /<details[^>]*><summary>Withdraw for this person<\/summary>.*?<\/details>/s.exec(text)?.[0] ?? '';
    expect(asked).toContain('They are told by mail. It can be taken back until partners are published.');
    expect(asked).toContain(`${DESK}/${id}/withdrawal"`);
    expect(text.replace(asked, '')).not.toContain('/withdrawal"');
    const change = (set: object) => ctx.db.updateTable('application').set(set).where('id', '=', id).execute();
    const page = async () => (await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`)).text;
    ctx.clock.set('2027-03-01T12:00:00Z');
    await change({ state: 'waiting', waiting_reason: 'allTaken' });
    expect(await page()).toContain('It can be taken back as long as the round runs.');
    await ctx.db
      .insertInto('publication')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        at: ctx.clock.now(),
        by: cast.people.tomas,
      })
      .execute();
    await change({ state: 'confirmed', waiting_reason: null });
    const late = await page();
    expect(late).toContain('They are told by mail.');
    expect(late).not.toContain('It can be taken back');
  }));
