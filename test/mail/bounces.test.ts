import { expect, test } from 'vitest';
import { readMessage } from '../../src/mail/in/message/index.ts';
import { readReport } from '../../src/mail/in/reports/readReport.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { bounceAddress } from '../../src/mail/ownAddresses/bounceAddress.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { addressTrouble } from '../../src/rooms/sending/index.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { MAIL_IN } from './incoming.ts';
import { LETTERS } from './lettersOfServers.ts';
import { SAMPLES } from './reports.ts';

const fill = (raw: string, to: string, id: string): Buffer =>
  Buffer.from(raw.replaceAll('{to}', to).replaceAll('{id}', id).replaceAll('\n', '\r\n'));

test.each(SAMPLES)('$name is read as $kind', async ({ raw, kind, hard }) => {
  const read = await readMessage(fill(raw, 'luca@cast.example', '<own@shelves.example>'));
  if (!read.ok) throw new Error(read.reason);
  const report = readReport(read.message, { from: '', reader: 'luca@cast.example' });
  expect(report.kind).toBe(kind);
  if (report.kind === 'bounce') expect(report.refusal.kind === 'hard').toBe(hard);
});

async function inScene(
  form: typeof MAIL_IN.replies | undefined,
  run: (scene: Awaited<ReturnType<typeof makeScene>>) => Promise<void>,
) {
  await rolledBack(async (db) => run(await makeScene(testContext(db), form)));
}

async function makeScene(ctx: ReturnType<typeof testContext>, form: typeof MAIL_IN.replies | undefined) {
  const cast = await stage(ctx);
  const { programme, people } = cast;
  await ctx.mailer.queue(ctx, [
    { programme, kind: 'sign-in-code', occasion: 'code:1', person: people.luca, data: { code: 1 } },
  ]);
  const row = await ctx.db.selectFrom('outbox').select(['id', 'message_id']).executeTakeFirstOrThrow();
  await ctx.db.updateTable('outbox').set({ state: 'sent' }).execute();
  const sent = { programme, person: people.luca, mail: row.id };
  const address = bounceAddress(ctx, sent, form, 'shelves.example');
  const comes = async (raw: string, to = address, id = row.message_id) => {
    const envelope = { from: '', to };
    const written = fill(raw, 'luca@cast.example', id);
    const { id: incoming } = await receiveMail(ctx, { raw: written, channel: 'smtp', envelope });
    await processIncoming(ctx, MAIL_IN, incoming);
    return ctx.db
      .selectFrom('incoming')
      .select(['state', 'reason'])
      .where('id', '=', incoming)
      .executeTakeFirstOrThrow();
  };
  const trouble = () => addressTrouble(ctx, programme, people.luca);
  return { ctx, address, comes, trouble };
}
const HARD = SAMPLES[0]!.raw;

test.each([
  ['among the addresses we are answered at', MAIL_IN.replies],
  ['at the sender’s domain', undefined],
])('a delivery report to an envelope sender %s stops the address it was about, once', async (_, form) => {
  await inScene(form, async ({ ctx, address, comes, trouble }) => {
    expect(address).toMatch(form ? /^reply\+bounce\./ : /^bounce\+[0-9a-z.]+@shelves\.example$/);
    expect(await comes(HARD)).toMatchObject({ state: 'done' });
    expect(await trouble()).toMatchObject({ address: 'luca@cast.example' });
    expect(await comes(`${HARD}\n`, address.toUpperCase())).toMatchObject({ state: 'done' });
    expect(await ctx.db.selectFrom('bounce').select(['origin', 'hard']).execute()).toEqual([
      { origin: 'report', hard: true },
    ]);
    expect(await ctx.db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'failed' }]);
  });
});

test('a report to a forged or bent address, or about another mail of ours, changes nothing', async () => {
  await inScene(undefined, async ({ ctx, address, comes, trouble }) => {
    const bent = address.replace(/\+(\w+)\.(\w+)/, '+$1.$2a');
    for (const to of [bent, 'bounce+1.1.aaaaaaaaaaaaaaaa@shelves.example', 'bounce+@shelves.example'])
      await comes(HARD, to);
    await comes(HARD, address, `<somebody-elses@localhost>`);
    expect(await trouble()).toBeNull();
    expect(await ctx.db.selectFrom('bounce').selectAll().execute()).toEqual([]);
  });
});

test('an automatic answer to the envelope sender is left alone, and a complaint stops what can be stopped', async () => {
  await inScene(MAIL_IN.replies, async ({ ctx, comes, trouble }) => {
    const vacation = SAMPLES.find(({ name }) => name === 'vacation')!.raw;
    await comes(vacation);
    expect(await ctx.db.selectFrom('bounce').selectAll().execute()).toEqual([]);
    const abuse = SAMPLES.find(({ kind }) => kind === 'complaint')!.raw;
    await comes(abuse);
    expect(await ctx.db.selectFrom('bounce').select('kind').execute()).toEqual([{ kind: 'complaint' }]);
    expect((await ctx.db.selectFrom('unsubscription').select('category').execute()).length).toBeGreaterThan(
      2,
    );
    expect(await trouble()).toBeNull();
  });
});

test.each(LETTERS)('a letter is read for what it is: $name', async ({ kind, verdict, head, body, type }) => {
  const raw = `${head}\nMIME-Version: 1.0\nContent-Type: ${type ?? 'text/plain; charset=utf-8'}\n\n${body}\n`;
  const read = await readMessage(fill(raw, 'luca@cast.example', ''));
  if (!read.ok) throw new Error(read.reason);
  const report = readReport(read.message, { from: '', reader: 'luca@cast.example' });
  expect(report.kind).toBe(kind);
  if (report.kind === 'bounce') expect(report.refusal.kind).toBe(verdict);
});

test.each(['a', '>', '550 ', '-', 'not ', 'delivery to ', '\n', 'x@y ', 'konnte '])(
  'reads a letter of 50 kB of %j within 50 ms',
  async (piece) => {
    const raw = `From: <>\nSubject: x\n\n${piece.repeat(50_000 / piece.length)}\n`;
    const read = await readMessage(Buffer.from(raw));
    if (!read.ok) return;
    const before = process.threadCpuUsage();
    readReport(read.message, { from: '', reader: 'luca@cast.example' });
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(50);
  },
);
