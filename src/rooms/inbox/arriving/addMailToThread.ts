import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { personAt, personById } from '../../people/index.ts';
import type { Person } from '../../people/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { acknowledge } from './acknowledge.ts';
import type { AsksFor } from './acknowledge.ts';
import { arrive } from './arrive.ts';
import { threadOfMail } from './threadOfMail.ts';
import { wroteOften } from './wroteOften.ts';
import { A_DAY } from '../rules.ts';
import { isIgnored } from './sender.ts';

export interface IncomingMail {
  programme: number;
  /** The sender: a person named by the address of the mail, or the owner of the sender's address. */
  from: { person: number } | { address: string; name: string };
  /** The thread that the recipient address names, if any. */
  thread?: number | undefined;
  subject: string;
  /** The writer's own words, without quotes and signature. */
  body: string;
  /** All of its text, if that is more than `body`. */
  whole?: string | undefined;
  /** Whether a token or the results of its authentication show that it came from that person. */
  verified: boolean;
  /** Its own Message-ID, '' for none; then those of In-Reply-To and References, the nearest first. */
  messageId: string;
  references: readonly string[];
  /** Pictures that are stored already. */
  pictures?: readonly { file: number; name: string }[] | undefined;
  /** The language it is written in, if known; used for people who are not known yet. */
  locale?: string | undefined;
  /** The wish that the acknowledgement should answer. */
  asksFor?: AsksFor | undefined;
  /** Whether it says that something is wrong: then it is only for safeguarding, if it opens a thread. */
  isWrong?: boolean | undefined;
  /** Whether its sender may get an acknowledgement: not a machine, and not told something today already. */
  mayAcknowledge?: boolean | undefined;
}

type Taken =
  | { ok: true; thread: number; message: number; opened: boolean }
  /**
   * ignored: a volunteer wants nothing from that address; unknown: no such person; address: none that could be answered; empty: no words;
   * often: too many today.
   */
  | { ok: false; reason: 'ignored' | 'unknown' | 'address' | 'empty' | 'often' };

/**
 * Takes a mail into the shared inbox: into the thread that its token or references name, if that is its sender's, otherwise into a new one.
 * The same mail again is the stored one. An unknown sender is heard without confirmation.
 */
export async function addMailToThread(ctx: Ctx, mail: IncomingMail): Promise<Taken> {
  const { programme, verified } = mail;
  const pictures = mail.pictures ?? [];
  const body = mail.body.trim() || (mail.whole ?? '').trim();
  if (body === '' && mail.subject.trim() === '' && pictures.length === 0)
    return { ok: false, reason: 'empty' };
  const address = 'address' in mail.from ? normaliseAddress(mail.from.address) : null;
  if ('address' in mail.from && address === null) return { ok: false, reason: 'address' };
  return inTransaction(ctx, async (ctx) => {
    // A report that something is wrong is heard from anybody.
    const isUnwanted = async (address: string): Promise<boolean> =>
      !mail.isWrong && (await isIgnored(ctx, programme, { address, verified }));
    if (address !== null && (await isUnwanted(address))) return { ok: false, reason: 'ignored' };
    const person = await senderOf(ctx, mail, address);
    if (!person || person.erased_at) return { ok: false, reason: 'unknown' };
    if (person.address !== null && (await isUnwanted(person.address)))
      return { ok: false, reason: 'ignored' };
    const often = { author: person.id, kind: 'in', verified, most: A_DAY.person } as const;
    if (await wroteOften(ctx, programme, often)) return { ok: false, reason: 'often' };
    const arrived = await arrive(ctx, {
      programme,
      person,
      thread: mail.isWrong ? null : await threadOfMail(ctx, mail, person.id),
      subject: mail.subject,
      body,
      whole: mail.whole && mail.whole.trim() !== body ? mail.whole : null,
      channel: 'mail',
      verified,
      messageId: mail.messageId || null,
      formKey: null,
      spam: false,
      isPrivate: mail.isWrong ?? false,
      pictures,
    });
    if (arrived.opened && mail.mayAcknowledge) await acknowledge(ctx, person, mail);
    const { thread, message, opened } = arrived;
    return { ok: true, thread, message, opened };
  });
}

async function senderOf(ctx: Ctx, mail: IncomingMail, address: string | null): Promise<Person | null> {
  const { programme, from } = mail;
  if ('person' in from) return personById(ctx, programme, from.person);
  const { source_locale: source, locales } = await programmeById(ctx, programme);
  const locale = mail.locale && locales.includes(mail.locale) ? mail.locale : source;
  return personAt(ctx, { programme, address: address ?? '', name: from.name, locale });
}
