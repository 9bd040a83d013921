import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Email } from 'postal-mime';
import type { ReplyForm } from '../../src/mail/ownAddresses/replyAddress.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import type { CastName } from '../cast.ts';
import { answerAt } from '../mail/incoming.ts';
import { minuteOver } from '../minuteOver.ts';
import type { World } from './world.ts';

/** A letter, written on the page. */
export const write = (world: World, who: CastName, body: string) =>
  writeLetter(world.ctx, {
    programme: world.cast.programme,
    person: world.cast.people[who],
    partnership: world.pair,
    body,
    formKey: body,
  });

/** Sends somebody's mail from elsewhere in the world. Returns the code of Postfix's refusal, or 250. */
export async function send(
  world: World,
  mail: { to: string; from?: string; subject?: string; text?: string } & Record<string, unknown>,
) {
  const program = createTransport({
    host: '127.0.0.1',
    port: world.servers.smtp,
    ignoreTLS: true,
    localAddress: '127.0.0.2',
  } as Parameters<typeof createTransport>[0]);
  const sent = await program
    .sendMail({ from: 'luca@cast.example', subject: 'Hi', text: 'Hi', ...mail } as Parameters<
      typeof program.sendMail
    >[0])
    .then(
      () => 250,
      (error: { responseCode?: number }) => error.responseCode,
    );
  program.close();
  return sent;
}

/** Answers a mail as a mail program does, through the mail server. */
export const reply = (world: World, who: CastName, to: Email, text: string) =>
  send(world, {
    from: `${who}@cast.example`,
    to: to.replyTo![0]!.address!,
    subject: `Re: ${to.subject}`,
    inReplyTo: to.messageId,
    references: `${to.references ?? ''} ${to.messageId}`.trim(),
    text: `${text}\n\nOn Fri, 12 Feb 2027 at 13:30, ${to.from!.name} <${to.from!.address}> wrote:\n> ${to.text!.split('\n').slice(0, 5).join('\n> ')}\n`,
  });

/** Waits for the first job, then does all jobs. */
export async function work({ ctx, settings, delivery }: World): Promise<void> {
  for (let wait = 0; wait < 200 && ctx.enqueued.every(({ name }) => name !== 'mail-in'); wait++)
    await pause(100);
  for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
    if (job.name === 'mail-in') await processIncoming(ctx, settings, Number(job.data['id']));
  await minuteOver(ctx);
  await delivery.run(ctx);
}

/** The address of the inbox for somebody’s answers. */
export const inboxOf = (world: World, who: CastName, replies: ReplyForm = world.settings.replies): string =>
  answerAt(
    world.ctx,
    { kind: 'inbox', programme: world.cast.programme, person: world.cast.people[who], subject: 0 },
    replies,
  );

/** The mails to an address, as they were settled. Waits until there are so many. */
export async function cameTo(world: World, to: string, count = 1) {
  const rows = () =>
    world.ctx.db.selectFrom('incoming').select(['state', 'kind']).where('envelope_to', '=', to).execute();
  for (let wait = 0; wait < 100 && (await rows()).length < count; wait++) await pause(100);
  await work(world);
  return rows();
}
