import { roundSaid } from '../../../rooms/programmes/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { codeOf, subscriptionsOf } from '../../../rooms/readers/index.ts';
import { applicationById, explainWaiting, standingOf } from '../../../rooms/applications/index.ts';
import type { Application, Stand } from '../../../rooms/applications/index.ts';
import { leftOutKey, lookingOf } from '../../../rooms/pairing/index.ts';
import type { Looking } from '../../../rooms/pairing/index.ts';
import { dayRange } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';

export interface ApplicationParts {
  application: Application;
  stand: Stand;
  /** The name of the round, as the reader sees it. */
  round: string;
  hello: Block;
  /** For somebody without a partner: why, what would change it, and that they come first next time; empty for all others. */
  why: Block[];
  /** For somebody who waits in a running round: when the programme looks again, or what they chose. */
  again: Block[];
  /** The next step, and its date. */
  next: Block;
  /** For people who wait for another round: an offer to tell them when it opens; empty when they asked for that, or need not wait. */
  tell: Block[];
  /** The button to the status page. */
  status: Block;
}

/** The common parts of mails about an application; null when the application is gone. `isTold` as for `standingOf`. */
export async function applicationParts(
  tools: MailTools,
  data: { application: number },
  { isTold = false }: { isTold?: boolean } = {},
): Promise<ApplicationParts | null> {
  const { ctx, programme, person, locale, t, when, link } = tools;
  const application = await applicationById(ctx, programme.id, data.application);
  if (!application) return null;
  const stand = await standingOf(ctx, application, { isTold });
  const looking =
    application.state === 'waiting'
      ? await lookingOf(ctx, { programme: programme.id, application: application.id, isTold })
      : null;
  const name = callOf(person);
  const { next } = stand;
  return {
    application,
    stand,
    round: roundSaid(stand.round, { lang: locale, t }, programme.source_locale),
    hello: { p: name ? t('mail.application.hello', { name }) : t('mail.application.hello-you') },
    why: whyOf(application, stand, t),
    again: looking ? againOf(looking, tools) : [],
    next: { p: 'at' in next ? t(`next.${next.kind}`, { when: when(next.at) }) : t(`next.${next.kind}`) },
    tell: await tellOf(tools, next.kind),
    status: {
      button: t('mail.application.status'),
      href: link('status', String(application.id)),
    },
  };
}

/** Tells somebody who waits when the programme looks again, or that it has stopped looking, and what they chose. */
function againOf({ choice, nextAt, leftOut, askedUntil }: Looking, { t, when, locale }: MailTools): Block[] {
  if (choice === 'next') return [{ p: t('waiting.again.next') }];
  const date = leftOut
    ? t(leftOutKey(leftOut), { date: dayRange(locale, leftOut.until, leftOut.until) })
    : nextAt
      ? t('waiting.again.date', { date: when(nextAt) })
      : t('waiting.again.last');
  return [
    ...(choice === 'wait' ? [{ p: t('waiting.again.waits') }] : []),
    { p: date },
    ...(askedUntil ? [{ p: t('waiting.again.asked', { date: when(askedUntil) }) }] : []),
  ];
}

/**
 * The link by which the person is told of the next round, if its form does not exist yet (`next.opens`, `next.none`) and they have not
 * asked.
 */
export async function tellOf({ ctx, programme, person, t, link }: MailTools, next: string): Promise<Block[]> {
  if (next !== 'opens' && next !== 'none') return [];
  if ((await subscriptionsOf(ctx, programme.id, person.id)).includes('openings')) return [];
  return [{ link: t('mail.application.tell-me'), href: link('subscribe', String(codeOf(['openings']))) }];
}

function whyOf(
  application: Application,
  { standing, unmatched, comesFirst }: Stand,
  t: MailTools['t'],
): Block[] {
  if (standing !== 'waiting' && standing !== 'unmatched') return [];
  const { why, help } = explainWaiting(application.waiting_reason, unmatched, t);
  const first = t(standing === 'waiting' ? 'mail.waiting.priority' : 'mail.round-over.priority');
  return [...why, ...(help ? [help] : []), ...(comesFirst ? [first] : [])].map((p) => ({ p }));
}
