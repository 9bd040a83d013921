import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import { automaticReason } from '../../src/mail/in/loops.ts';
import { readMessage } from '../../src/mail/in/message/index.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import type { MailInSettings } from '../../src/mail/in/process.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { createSecrets } from '../../src/secrets.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { MAIL_IN, rawMail } from './incoming.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The reason why a mail with such headers counts as a machine's. */
const reasonOf = async (
  headers: string[],
  more: { from?: string; subject?: string; envelope?: string } = {},
) => {
  const from = more.from ?? 'luca@cast.example';
  const raw = rawMail({ from, to: 'a@b.example', subject: more.subject ?? 'Re: a letter', headers });
  const read = await readMessage(raw);
  if (!read.ok) throw new Error(read.reason);
  return automaticReason(
    read.message,
    more.envelope ?? 'luca@cast.example',
    (one) => one === 'us@shelves.example',
  );
};

describe('a machine’s mail', () => {
  test.each([
    ['Auto-Submitted: auto-replied', 'automatic'],
    ['Auto-Submitted: auto-generated (vacation)', 'automatic'],
    ['AUTO-SUBMITTED: Auto-Replied; owner-email="a@b"', 'automatic'],
    ['X-Autoreply: yes', 'automatic'],
    ['X-Autorespond: away', 'automatic'],
    ['Precedence: auto_reply', 'automatic'],
    ['Precedence: bulk', 'list'],
    ['Precedence: junk', 'list'],
    ['Precedence: List', 'list'],
    ['List-Id: Friends <friends.example.org>', 'list'],
    ['TLS-Report-Domain: shelves.example', 'automatic'],
    ['X-Loop: luca@cast.example', 'own'],
  ])('is known by %j', async (header, reason) => {
    expect(await reasonOf([header])).toBe(reason);
  });

  test.each([
    'Automatic reply: Re: a letter',
    'Out of office: a letter',
    'Out of the Office',
    'Automatische Antwort: x',
    'Respuesta automática: x',
    'Réponse automatique : x',
    'Abwesenheitsnotiz',
    'Report domain: shelves.example Submitter: mail.example Report-ID: 1',
  ])('is known by the subject %j', async (subject) => {
    expect(await reasonOf([], { subject })).toBe('automatic');
  });

  test('is known by a null sender, a mailer’s name, or our own address', async () => {
    expect(await reasonOf([], { envelope: '' })).toBe('no-sender');
    expect(await reasonOf([], { from: 'MAILER-DAEMON@mx.example' })).toBe('automatic');
    expect(await reasonOf([], { from: 'us@shelves.example' })).toBe('own');
    expect(await reasonOf([], { envelope: 'us@shelves.example' })).toBe('own');
  });

  test('is not what a person wrote, whatever about', async () => {
    expect(
      await reasonOf(['Auto-Submitted: no', 'Precedence: normal', 'X-Auto-Response-Suppress: All']),
    ).toBeNull();
    for (const subject of [
      'Re: Out of office: a letter',
      'Automation in libraries',
      'A report on domain names',
      'Outing of the office',
    ])
      expect(await reasonOf([], { subject }), subject).toBeNull();
  });
});

interface Installation {
  ctx: TestCtx;
  cast: Stage;
  settings: MailInSettings;
  delivery: { run(ctx: TestCtx): Promise<number> };
  sent: Outgoing[];
}

/** An installation with a database, a key and a domain of its own. */
async function installation(domain: string): Promise<Installation> {
  const database = await smallDatabase();
  closing.push(() => database.drop());
  const ctx = {
    ...testContext(database.db),
    secrets: createSecrets(`the secret of ${domain}, which is long enough`),
  };
  const cast = await stage(ctx);
  await ctx.db
    .updateTable('programme')
    .set({ contact_address: `hello@${domain}` })
    .execute();
  const sender = { address: `mentoring@${domain}`, domain };
  const replies = { before: 'reply+', after: '', domain };
  const sent: Outgoing[] = [];
  const delivery = createDelivery(
    { publicUrl: 'http://localhost:3000', sender, replies },
    {
      connections: 1,
      send: (_, mail) => Promise.resolve(void sent.push(mail)),
      isUp: () => Promise.resolve(true),
      close: () => {},
    },
  );
  closing.push(() => delivery.stop());
  return { ctx, cast, settings: { ...MAIL_IN, replies, sender: sender.address }, delivery, sent };
}

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** Carries mail between installations until none is left. Returns how many mails were carried. */
async function post(worlds: readonly Installation[], isStripped: boolean): Promise<number> {
  let carried = 0;
  for (let round = 0; round < 30; round++) {
    let moved = 0;
    for (const world of worlds) {
      await world.delivery.run(world.ctx);
      for (const mail of world.sent.splice(0)) {
        const to = worlds.find((one) => mail.envelope.to.endsWith(`@${one.settings.replies.domain}`));
        if (!to) continue;
        moved += 1;
        const { headers, ...rest } = mail;
        const { message } = await composer.sendMail({ ...rest, headers: isStripped ? {} : headers });
        // A forwarding relay may also put its own sender there.
        const from = isStripped ? mail.from.address.replace(/^\w+/, 'relay') : mail.envelope.from;
        const raw = message as Buffer;
        const { id } = await receiveMail(to.ctx, {
          raw,
          channel: 'smtp',
          envelope: { from, to: mail.envelope.to },
        });
        await processIncoming(to.ctx, to.settings, id);
      }
    }
    if (moved === 0) return carried;
    carried += moved;
  }
  throw new Error('they never stop');
}

/** Two installations that each know the other as a person. */
async function facing(): Promise<[Installation, Installation]> {
  const [one, other] = [await installation('one.example'), await installation('other.example')];
  await one.ctx.db
    .updateTable('person')
    .set({ address: 'hello@other.example' })
    .where('id', '=', one.cast.people.luca)
    .execute();
  await other.ctx.db
    .updateTable('person')
    .set({ address: 'hello@one.example' })
    .where('id', '=', other.cast.people.luca)
    .execute();
  return [one, other];
}

const say = ({ ctx, cast }: Installation, occasion: string) =>
  ctx.mailer.queue(ctx, [
    {
      programme: cast.programme,
      kind: 'sender-unsure',
      occasion,
      person: cast.people.luca,
      data: { incoming: 1, sender: 'a@b.example' },
    },
  ]);

test('two installations that write to each other stop after one mail, which says that a machine wrote it', async () => {
  const worlds = await facing();
  await say(worlds[0], 'first');
  expect(await post(worlds, false)).toBe(1);
  const left = await worlds[1].ctx.db.selectFrom('incoming').select(['state', 'reason']).execute();
  expect(left).toEqual([{ state: 'dropped', reason: 'automatic' }]);
});

test('they stop after one exchange even when a relay between them takes away everything that says so', async () => {
  const worlds = await facing();
  await say(worlds[0], 'first');
  // The mail, the other’s acknowledgement, and our acknowledgement of that. Neither is acknowledged again on that day.
  expect(await post(worlds, true)).toBe(3);
  await say(worlds[0], 'second');
  expect(await post(worlds, true)).toBe(1);
  for (const { ctx } of worlds) {
    const answers = await ctx.db.selectFrom('automatic_answer').select('address').execute();
    expect(answers.length).toBeLessThanOrEqual(1);
    expect(await ctx.db.selectFrom('incoming').select('id').where('state', '=', 'waiting').execute()).toEqual(
      [],
    );
  }
});
