import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import type { TestCtx } from '../context.ts';
import { minuteOver } from '../minuteOver.ts';
import { comesIn } from './incoming.ts';
import { deliveryInto } from './leaves.ts';
import type { Written } from './incoming.ts';

/** A mailbox of somebody who uses nothing but mail. */
export interface Mailbox {
  address: string;
  /** The newest mail to them; fails if none came since the last look. */
  newest(): Promise<Outgoing>;
  /** How many mails came since the last look. */
  count(): Promise<number>;
  write(to: string, mail: { subject?: string; text: string }): Promise<Settled>;
  /** Answers a mail above its quote, as Gmail does. */
  answer(mail: Outgoing, text: string): Promise<Settled>;
  /** Answers between the lines: `lines` has the answer for each quoted line. */
  answerWithin(mail: Outgoing, lines: Record<string, string>): Promise<Settled>;
}

type Settled = Awaited<ReturnType<typeof comesIn>>;

/** Sends mail out of the outbox and takes answers in, without any browser. Each mailbox's domain signs its mails, or not. */
export function postOffice(ctx: TestCtx) {
  const sent: Outgoing[] = [];
  const delivery = deliveryInto((mail) => sent.push(mail));
  return mailboxes({
    sent: async () => {
      await minuteOver(ctx);
      await delivery.run(ctx);
      return sent;
    },
    takeIn: (mail) => comesIn(ctx, mail),
  });
}

/** Mailboxes for all mails sent so far. Mails that their owners write are taken in and handled. */
export function mailboxes(way: {
  sent: () => Promise<readonly Outgoing[]>;
  takeIn: (mail: Written) => Promise<Settled>;
}) {
  return (address: string, isSigned = true): Mailbox => {
    let seen = 0;
    const own = async (): Promise<Outgoing[]> =>
      (await way.sent()).filter((mail) => mail.to.address === address);
    const write: Mailbox['write'] = (to, mail) =>
      way.takeIn({ from: address, to, subject: '', signed: isSigned, ...mail });
    const reply = (mail: Outgoing, text: string): Promise<Settled> =>
      write(mail.replyTo.address, { subject: `Re: ${mail.subject}`, text });
    return {
      address,
      write,
      newest: async () => {
        const mails = await own();
        if (mails.length <= seen) throw new Error(`no mail to ${address}`);
        seen = mails.length;
        return mails.at(-1)!;
      },
      count: async () => {
        const before = seen;
        seen = (await own()).length;
        return seen - before;
      },
      answer: (mail, text) =>
        reply(mail, `${text}\n\n${ATTRIBUTION}\n\n${quoted(mail.text).join('\n')}\n\n-- \nSomebody`),
      answerWithin: (mail, lines) => {
        const answered = new Set<string>();
        const text = quoted(mail.text).flatMap((line) => {
          const begin = Object.keys(lines).find((one) => line.startsWith(`> ${one}`));
          if (begin === undefined) return [line];
          answered.add(begin);
          return [line, lines[begin]!];
        });
        const missing = Object.keys(lines).filter((line) => !answered.has(line));
        if (missing.length > 0) throw new Error(`the mail has no ${missing.join()}:\n${mail.text}`);
        return reply(mail, [ATTRIBUTION, '', ...text].join('\n'));
      },
    };
  };
}

const ATTRIBUTION = 'On Mon, Jan 18, 2027 at 10:15 AM Far Shelves <mentoring@shelves.example> wrote:';

const quoted = (text: string): string[] =>
  text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`.trimEnd()));
