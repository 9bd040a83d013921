import type { ProviderEvent } from '../../rooms/notices/index.ts';
import { noteProviderEvents } from '../../rooms/notices/index.ts';
import { answer } from '../enter.ts';
import { sitePost } from '../route.ts';
import type { Route } from '../route.ts';
import type { Visit } from '../visit.ts';
import { incomingHook } from './incoming.ts';
import { mailgunEvents } from './mailgun.ts';
import { postmarkEvents } from './postmark.ts';
import { sendgridEvents } from './sendgrid.ts';
import { sesEvents } from './ses.ts';

const MOST_BYTES = 1024 * 1024;

/**
 * Where the provider we send through tells of bounces and complaints. Only a provider whose proof is in the settings is heard;
 * to everyone else there is no such page, and nothing that was not signed has any effect.
 */
export const hookRoutes: Route[] = [
  incomingHook,
  {
    ...sitePost('/mail/events/:provider', 'machine', async (visit) => {
      const bytes = await visit.body(MOST_BYTES);
      if (!bytes) return answer('too large\n', 413, {});
      const provider = visit.param('provider');
      const events = await read(visit, provider, Buffer.from(bytes).toString('utf8'));
      if (!events) return visit.notFound();
      await noteProviderEvents(visit.ctx, provider, events);
      return answer('thank you\n', 200, { 'content-type': 'text/plain; charset=utf-8' });
    }),
    crossSite: true,
  },
];

async function read(visit: Visit, provider: string, body: string): Promise<readonly ProviderEvent[] | null> {
  const { mailgun, postmark, sendgrid, ses } = visit.config.mailHooks;
  const posted = { body, headers: visit.headers, now: visit.ctx.clock.now() };
  if (provider === 'mailgun' && mailgun) return mailgunEvents(mailgun)(posted);
  if (provider === 'postmark' && postmark) return postmarkEvents(postmark)(posted);
  if (provider === 'sendgrid' && sendgrid) return sendgridEvents(sendgrid)(posted);
  if (provider === 'ses' && ses.length > 0)
    return sesEvents(ses, body).catch((error: unknown) => {
      visit.ctx.log.warn({ err: error }, 'a notification of Amazon SES could not be checked');
      return null;
    });
  return null;
}
