import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { personAt, personById } from '../../people/index.ts';
import { acknowledge } from './acknowledge.ts';
import { arrive } from './arrive.ts';
import { LIMITS, checkText } from '../rules.ts';
import { isIgnored } from './sender.ts';

export interface ContactInput {
  programme: number;
  /** A signed-in person, or the name and address that a visitor gave. */
  from: { person: number } | { name: string; address: string };
  locale: string;
  body: string;
  /** The same key again is the same message. */
  formKey: string;
  /** Looks like a machine's: stored, but laid aside and not acknowledged. */
  suspect: boolean;
}

export type ContactProblems = Partial<Record<'name' | 'address' | 'body', 'empty' | 'too-long' | 'invalid'>>;

/** Takes a message from the contact form into the shared inbox, and acknowledges it once. */
export async function writeIn(
  ctx: Ctx,
  input: ContactInput,
): Promise<{ ok: true } | { ok: false; problems: ContactProblems }> {
  const { programme, from, body, locale } = input;
  const problems: ContactProblems = {};
  const wrong = checkText(body, LIMITS.message);
  const address = 'address' in from ? normaliseAddress(from.address) : null;
  if ('address' in from) {
    const name = checkText(from.name, LIMITS.name);
    if (name) problems.name = name;
    if (address === null) problems.address = from.address.trim() === '' ? 'empty' : 'invalid';
  }
  if (wrong) problems.body = wrong;
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const verified = 'person' in from;
  await inTransaction(ctx, async (ctx) => {
    const person =
      'person' in from
        ? await personById(ctx, programme, from.person)
        : await personAt(ctx, { programme, address: address ?? '', name: from.name, locale });
    if (!person || person.erased_at) throw new Error('nobody writes');
    const known = person.address;
    const suspect =
      input.suspect || (known !== null && (await isIgnored(ctx, programme, { address: known, verified })));
    const arrived = await arrive(ctx, {
      programme,
      person,
      thread: null,
      subject: '',
      body,
      whole: null,
      channel: 'form',
      verified,
      messageId: null,
      formKey: `form:${person.id}:${input.formKey.slice(0, 80)}`,
      spam: suspect,
      pictures: [],
    });
    if (!arrived.again && !suspect) await acknowledge(ctx, person, { verified });
  });
  return { ok: true };
}
