import { direction, isLocale } from '../../../i18n/locales.ts';
import { translator } from '../../../i18n/translate.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { setMailSetting } from '../../../rooms/sending/index.ts';
import { randomUUID } from 'node:crypto';
import { renderHtml, renderText } from '../render.tsx';
import type { Sender } from './message.ts';
import { readFailure } from './reply.ts';
import type { Transport } from './transport.ts';

/** Sends the operator a mail by the way that all mail takes, and keeps the result for the page. */
export async function sendTest(
  ctx: Ctx,
  transport: Transport,
  sender: Sender,
  { to, locale }: { to: string; locale: string },
): Promise<void> {
  const lang = isLocale(locale) ? locale : 'en';
  const words = translator(lang);
  const view = { lang, dir: direction(lang), zone: 'UTC', zoneIsKnown: false, ...words };
  const content = {
    subject: words.t('test-mail.subject', { domain: sender.domain }),
    blocks: [{ p: words.t('test-mail.arrived') }, { p: words.t('test-mail.look') }],
  };
  const foot = { why: words.t('test-mail.why') };
  const error = await transport
    .send(
      ctx,
      {
        messageId: `<${randomUUID()}@${sender.domain}>`,
        date: ctx.clock.now(),
        from: { name: 'Antipode', address: sender.address },
        to: { name: '', address: to },
        replyTo: { name: 'Antipode', address: sender.address },
        subject: content.subject,
        text: renderText(content, foot, lang),
        html: renderHtml(content, foot, view, { name: 'Antipode', look: {} }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': lang,
        },
        isBulk: false,
        envelope: { from: sender.address, to },
      },
      true,
    )
    .then(
      () => null,
      (error: unknown) => {
        const failure = readFailure(error);
        return 'reply' in failure ? failure.reply : (error as Error).message.slice(0, 500);
      },
    );
  await setMailSetting(ctx, 'mail-test', { at: ctx.clock.now().toISOString(), to, error });
}
