import { describe, expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { erasePerson, linkToken } from '../../src/rooms/people/index.ts';
import { lettersOf, partnershipOf, showAddress } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { minuteOver } from '../minuteOver.ts';
import { withPartners, write, leave } from '../partners.ts';
import { MAIL_IN, comesIn, incomingRow, rawMail, trusting } from './incoming.ts';
import { leaves } from './leaves.ts';
import { answers, letterAt, letters } from './letterScene.ts';

describe('an answer by mail to a partner’s letter', () => {
  test('becomes a letter to the partner, by the address in Reply-To alone', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      await write(scene, 'mei', 'Dear Luca');
      const [mail] = await leaves(scene);
      expect(mail!.text).toContain('You can simply reply');
      expect(mail!.replyTo.address).toBe(letterAt(scene, 'luca'));
      const row = await comesIn(scene.ctx, {
        from: 'Luca Ferri <LUCA@cast.example>',
        to: mail!.replyTo.address.toUpperCase(),
        text: 'Dear Mei',
      });
      expect(row).toMatchObject({ state: 'done', kind: 'letter' });
      const last = (await letters(scene)).at(-1);
      expect(last).toMatchObject({ author_id: scene.cast.people.luca, body: 'Dear Mei' });
      await minuteOver(scene.ctx);
      const [to] = await leaves(scene);
      expect(to!.to.address).toBe('mei@cast.example');
      expect(to!.text).toContain('Dear Mei');
      expect(JSON.stringify(to)).not.toContain('luca@cast');
    }));

  test.each(['trio-joined', 'partnership-reopened', 'addresses-shown'] as const)(
    'goes to the partner, too, when it answers the mail %s, which says so',
    (kind) =>
      withPartners(['luca', 'mei'], async (scene) => {
        const { ctx, cast, pair: partnership } = scene;
        const { programme, people } = cast;
        if (kind === 'addresses-shown')
          for (const person of [people.luca, people.mei])
            await showAddress(ctx, { programme, person, partnership, show: true });
        else {
          const data = { partnership, person: people.mei };
          await ctx.mailer.queue(ctx, [{ programme, kind, occasion: 'once', person: people.luca, data }]);
        }
        const mail = (await leaves(scene)).find(({ to }) => to.address === 'luca@cast.example')!;
        expect(mail.replyTo.address).toBe(letterAt(scene, 'luca'));
        expect(mail.text).toContain('your words go to');
      }),
  );

  test('comes once, even if its job runs again, and its raw mail goes when the letter stands', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const to = letterAt(scene, 'luca');
      const raw = rawMail({ from: 'luca@cast.example', to, text: 'Once' });
      const envelope = { from: 'luca@cast.example', to };
      const { id } = await receiveMail(ctx, { raw, channel: 'smtp', envelope });
      await processIncoming(ctx, MAIL_IN, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done', raw: Buffer.alloc(0) });
      await ctx.db.updateTable('incoming').set({ state: 'waiting', raw }).where('id', '=', id).execute();
      await processIncoming(ctx, MAIL_IN, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done' });
      expect(await letters(scene)).toHaveLength(1);
    }));

  test('from another address waits, and the person is asked; their button lets it through', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast } = scene;
      const row = await answers(scene, 'luca', 'From work', { from: 'luca@work.example' });
      expect(row).toMatchObject({ state: 'tray', reason: 'sender' });
      expect(await letters(scene)).toEqual([]);
      const [asked] = await leaves(scene);
      expect(asked).toMatchObject({
        to: { address: 'luca@cast.example' },
        headers: { 'Auto-Submitted': 'auto-replied' },
      });
      expect(asked!.text).toContain('luca@work.example');
      const token = /\/l\/([\w.-]+)/.exec(asked!.text)![1]!;
      const browser = browse(ctx, cast);
      await browser.get(`/l/${token}`);
      expect(await incomingRow(ctx, row.id)).toMatchObject({ state: 'tray' });
      await browser.post(`/l/${token}`, {});
      await processIncoming(ctx, MAIL_IN, row.id);
      expect((await letters(scene)).map(({ body }) => body)).toEqual(['From work']);
    }));

  test('is believed only with our own mail server’s check, once that is asked for', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const strict = trusting('mx.shelves.example');
      const by = async (...results: string[]) => {
        const headers = results.map((one) => `Authentication-Results: ${one}`);
        const row = await comesIn(
          scene.ctx,
          {
            from: 'luca@cast.example',
            to: letterAt(scene, 'luca'),
            text: `Hello ${results.join()}`,
            headers,
          },
          strict,
        );
        return row.state;
      };
      expect(await by()).toBe('tray');
      expect(await by('mx.evil.example; dmarc=pass header.from=cast.example')).toBe('tray');
      expect(
        await by('mx.shelves.example; dmarc=fail header.from=cast.example; dkim=pass header.d=cast.example'),
      ).toBe('tray');
      expect(
        await by(
          'mx.shelves.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=a@evil.example',
        ),
      ).toBe('tray');
      expect(
        await by('mx.shelves.example; dkim=fail (dkim=pass header.d=cast.example) header.d=cast.example'),
      ).toBe('tray');
      expect(await by('mx.shelves.example; dkim=pass header.d=x.cast.example')).toBe('tray');
      expect(await by('mx.shelves.example; none', 'mx.shelves.example; dmarc=pass')).toBe('tray');
      expect(await by('mx.shelves.example; dmarc=pass header.from=evil.example')).toBe('tray');
      expect(await letters(scene)).toEqual([]);
      expect(await by('MX.shelves.example 1; dmarc=pass (p=none) header.from=cast.example')).toBe('done');
      expect(await by('mx.shelves.example; dkim=pass header.i=@cast.example header.d=cast.example')).toBe(
        'done',
      );
      expect(await by('mx.shelves.example; spf=pass smtp.mailfrom=luca@cast.example')).toBe('done');
    }));

  test('with a second From line is nobody’s', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const row = await answers(scene, 'luca', 'Twice', { headers: ['From: nils@cast.example'] });
      expect(row).toMatchObject({ state: 'tray', reason: 'sender' });
    }));

  test('keeps all its words one click away for its readers, without addresses', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast, pair } = scene;
      const text = `Dear Mei\n\nOn Friday, Mei via Far Shelves <${letterAt(scene, 'luca')}> wrote:\n> Dear Luca\n\n-- \nLuca, luca@cast.example`;
      await answers(scene, 'luca', text);
      const own = (await partnershipOf(ctx, cast.programme, cast.people.mei, pair))!;
      const {
        letters: [letter],
      } = await lettersOf(ctx, cast.programme, own, { limit: 1, offset: 0 });
      const browser = browse(ctx, cast, 'mei');
      const page = await browser.get(`/partnership/${pair}/letters/${letter!.id}`);
      expect(page.text).toContain('Dear Luca');
      expect(page.text).not.toMatch(/luca@cast|reply\+/);
      const stranger = browse(ctx, cast, 'nils');
      expect((await stranger.get(`/partnership/${pair}/letters/${letter!.id}`)).status).toBe(404);
    }));

  test('after the partnership ended is answered kindly, once a day', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      await leave(scene, 'mei');
      await leaves(scene);
      expect(await answers(scene, 'luca', 'Are you there?', { messageId: '<q@luca.example>' })).toMatchObject(
        { state: 'dropped', reason: 'answered' },
      );
      expect(await leaves(scene)).toMatchObject([
        {
          to: { address: 'luca@cast.example' },
          inReplyTo: '<q@luca.example>',
          headers: { 'Auto-Submitted': 'auto-replied' },
        },
      ]);
      for (let time = 1; time < 5; time++)
        expect(await answers(scene, 'luca', `Hello ${time}?`)).toMatchObject({ reason: 'answered' });
      expect(await leaves(scene)).toHaveLength(4);
      expect(await answers(scene, 'luca', 'Hello?')).toMatchObject({ state: 'tray', reason: 'unanswered' });
      expect(await leaves(scene)).toEqual([]);
      ctx.clock.forward(24);
      expect(await answers(scene, 'luca', 'Hello again?')).toMatchObject({ reason: 'answered' });
      expect(await letters(scene)).toEqual([]);
    }));

  test('that is too long, or empty, is answered with what to do', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      await answers(scene, 'luca', 'x'.repeat(5001));
      expect((await leaves(scene))[0]!.text).toContain('5,000');
      await answers(scene, 'mei', '  ');
      expect((await leaves(scene))[0]!.text).toContain('no words of your own');
    }));

  test('by an answering machine is no letter', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const row = await answers(scene, 'luca', 'I am away', { headers: ['Auto-Submitted: auto-replied'] });
      expect(row).toMatchObject({ state: 'dropped', reason: 'automatic' });
      expect([await letters(scene), await leaves(scene)]).toEqual([[], []]);
    }));
});

test('a partnership is one thread in a mail program: each letter refers to those before, also the reader’s own by mail', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    await write(scene, 'mei', 'One');
    const [one] = await leaves(scene);
    expect(one!.inReplyTo).toBeUndefined();
    await answers(scene, 'luca', 'Two', {
      messageId: '<two@luca.example>',
      headers: [`In-Reply-To: ${one!.messageId}`],
    });
    const [two] = await leaves(scene);
    await write(scene, 'mei', 'Three');
    const [three] = await leaves(scene);
    expect(three).toMatchObject({
      references: [one!.messageId, '<two@luca.example>'],
      inReplyTo: '<two@luca.example>',
    });
    await answers(scene, 'mei', 'Four', { messageId: '<four@mei.example>' });
    await leaves(scene);
    await write(scene, 'luca', 'Five');
    const [five] = await leaves(scene);
    expect(five!.to.address).toBe('mei@cast.example');
    expect(five!.references).toEqual([two!.messageId, '<four@mei.example>']);
  }));

test('the link of "was this you?" opens nothing for another person', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const row = await answers(scene, 'luca', 'From work', { from: 'luca@work.example' });
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.mei,
      purpose: 'sender',
      subject: String(row.id),
    });
    await browse(ctx, cast).post(`/l/${token}`, {});
    expect(await incomingRow(ctx, row.id)).toMatchObject({ state: 'tray' });
  }));

test('erasing a person removes what came from them, and what a mail program put around their letters', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    await answers(scene, 'luca', 'Dear Mei\n\n-- \nLuca, Rome');
    await answers(scene, 'luca', 'Waits', { from: 'luca@work.example' });
    await comesIn(ctx, { from: 'luca@cast.example', to: 'hello@far-shelves.example', text: 'A question' });
    await comesIn(ctx, { from: 'luca@cast.example', to: 'nobody@shelves.example', text: 'Astray' });
    await comesIn(ctx, { from: 'mei@cast.example', to: 'nobody@shelves.example', text: 'Not his' });
    const actor = { kind: 'person', id: cast.people.luca } as const;
    await erasePerson(ctx, { programme: cast.programme, actor, person: cast.people.luca });
    const rows = await ctx.db.selectFrom('incoming').select('envelope_from').execute();
    expect(rows).toEqual([{ envelope_from: 'mei@cast.example' }]);
    expect(await letters(scene)).toMatchObject([{ body: 'Dear Mei', whole: null }]);
  }));
