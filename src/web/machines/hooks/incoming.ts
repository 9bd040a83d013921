import { createHmac, timingSafeEqual } from 'node:crypto';
import { receiveForAll } from '../../../rooms/incoming/index.ts';
import { answer } from '../../frame/answer.ts';
import { sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';
import { isFresh, isJson, objectOf, parse, textOf } from './event.ts';

/**
 * Mail posted by a provider or a script. The secret of the settings signs time, envelope and octets. Without the secret this page does not
 * exist; a post with a wrong signature or an old one is refused and not kept. A mail that is here already is not taken twice, so a repeated
 * request within the window does no harm.
 */
export const incomingHook: Route = {
  ...sitePost('/mail/incoming', 'machine', async (visit) => {
    const { webhookSecret, maxSize } = visit.config.mailIn;
    if (!webhookSecret) return visit.notFound();
    // An impossible signature: do not even read the body.
    const isPlausible = /^[0-9a-f]{64}$/i.test(head(visit, 'x-signature')) && isTimely(visit);
    if (!isPlausible) return plain('not signed\n', 401);
    const raw = await visit.body(maxSize);
    const envelope = { from: head(visit, 'x-envelope-from'), to: head(visit, 'x-envelope-to') };
    if (!isSigned(visit, webhookSecret, envelope, raw)) return plain('not signed\n', 401);
    const mail = isJson(visit.headers) ? inJson(raw) : { raw, from: envelope.from, to: [envelope.to] };
    if (mail.to.length === 0 || mail.to.includes('') || mail.raw.length === 0)
      return plain('nothing to take\n', 422);
    await receiveForAll(visit.ctx, { ...mail, channel: 'webhook' });
    return plain('taken\n', 200);
  }),
  crossSite: true,
};

function isSigned(
  visit: Visit,
  secret: string,
  envelope: { from: string; to: string },
  raw: Buffer,
): boolean {
  const timestamp = head(visit, 'x-timestamp');
  const given = Buffer.from(head(visit, 'x-signature'), 'hex');
  const right = createHmac('sha256', secret)
    .update(`${timestamp}.${envelope.from}.${envelope.to}.`)
    .update(raw)
    .digest();
  return given.length === right.length && timingSafeEqual(given, right);
}

const isTimely = (visit: Visit): boolean =>
  isFresh(Number(head(visit, 'x-timestamp')), visit.ctx.clock.now());

/** `{ "from": "a@b", "to": "c@d" or several, "raw": base64 }`. */
function inJson(body: Buffer): { raw: Buffer; from: string; to: string[] } {
  const { from, to, raw } = objectOf(parse(body.toString('utf8')));
  const recipients = (Array.isArray(to) ? to : [to]).map(textOf).slice(0, 100);
  return { raw: Buffer.from(textOf(raw), 'base64'), from: textOf(from), to: recipients };
}

const head = (visit: Visit, name: string): string => (visit.headers.get(name) ?? '').trim();

const plain = (text: string, status: number): Response =>
  answer(text, status, { 'content-type': 'text/plain; charset=utf-8' });
