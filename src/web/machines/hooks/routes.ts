import { noteProviderEvents } from '../../../rooms/sending/index.ts';
import { answer } from '../../frame/answer.ts';
import { sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';
import type { Provider } from './event.ts';
import { incomingHook } from './incoming.ts';
import { mailgun } from './mailgun.ts';
import { postmark } from './postmark.ts';
import { sendgrid } from './sendgrid.ts';
import { ses } from './ses.ts';

/**
 * The provider's news of bounces and complaints. Only a provider whose signing key is in the settings is heard; for others the page does
 * not exist. A post that cannot be the provider's is not even read, and nothing unsigned has any effect.
 */
export const hookRoutes: Route[] = [
  incomingHook,
  {
    ...sitePost('/mail/events/:provider', 'machine', async (visit) => {
      const name = visit.param('provider');
      const provider = providerOf(visit, name);
      const { headers } = visit;
      const now = visit.ctx.clock.now();
      if (!provider?.mayBe({ headers, now })) return visit.notFound();
      const body = (await visit.body(provider.most)).toString('utf8');
      const events = await provider.events({ body, headers, now });
      if (!events) return visit.notFound();
      await noteProviderEvents(visit.ctx, name, events);
      return answer('thank you\n', 200, { 'content-type': 'text/plain; charset=utf-8' });
    }),
    crossSite: true,
  },
];

function providerOf({ config, ctx }: Visit, name: string): Provider | null {
  const hooks = config.mailHooks;
  if (name === 'mailgun' && hooks.mailgun) return mailgun(hooks.mailgun);
  if (name === 'postmark' && hooks.postmark) return postmark(hooks.postmark);
  if (name === 'sendgrid' && hooks.sendgrid) return sendgrid(hooks.sendgrid);
  if (name === 'ses' && hooks.ses.length > 0) return ses(hooks.ses, ctx.log);
  return null;
}
