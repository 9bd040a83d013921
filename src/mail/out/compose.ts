import { direction, isLocale } from '../../i18n/locales.ts';
import { translator } from '../../i18n/translate.ts';
import type { Wordings } from '../../i18n/translate.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import type { View } from '../../ui/index.ts';
import { longDay, clockTime, zoneName } from '../../ui/index.ts';
import type { MailDefinition, MailScene } from './define.ts';
import { linkPlaceholder, secretPlaceholder } from './placeholders.ts';
import { renderHtml, renderText } from './render.tsx';

export interface Composed {
  subject: string;
  text: string;
  html: string;
  fromName?: string;
}

/** Where the programme's pages are, for links in mail: its own host if it has one. */
export async function baseOf(ctx: Ctx, programme: Programme, publicUrl: string): Promise<string> {
  const host = await ctx.db
    .selectFrom('programme_host')
    .select('host')
    .where('programme_id', '=', programme.id)
    .orderBy('host')
    .executeTakeFirst();
  return host ? `https://${host.host}` : `${publicUrl}/p/${programme.slug}`;
}

/** The programme's own wording in a language. */
export async function wordingsOf(ctx: Pick<Ctx, 'db'>, programme: number, locale: string): Promise<Wordings> {
  const rows = await ctx.db
    .selectFrom('wording')
    .select(['key', 'text'])
    .where('programme_id', '=', programme)
    .where('locale', '=', locale)
    .execute();
  return new Map(rows.map((row) => [row.key, row.text]));
}

export interface Recipient {
  programme: Programme;
  person: Person;
  base: string;
  wordings: Wordings;
}

/** The language a person reads: theirs if the programme and the catalogue have it, else the programme's. */
export function localeFor(programme: Programme, person: Pick<Person, 'locale'>): string {
  if (programme.locales.includes(person.locale) && isLocale(person.locale)) return person.locale;
  return isLocale(programme.source_locale) ? programme.source_locale : 'en';
}

/** A mail as its recipient would get it now, with placeholders where secrets go; null when it has lost its reason. */
export async function composeMail(
  ctx: Ctx,
  mail: MailDefinition,
  to: Recipient,
  data: Record<string, unknown>,
): Promise<Composed | null> {
  const { programme, person, base } = to;
  const locale = localeFor(programme, person);
  const zone = person.zone ?? programme.zone;
  const words = translator(locale, to.wordings);
  const view: View = { lang: locale, dir: direction(locale), zone, zoneIsKnown: true, ...words };
  const scene: MailScene = {
    ctx,
    programme,
    person,
    locale,
    zone,
    t: words.t,
    when: (at) =>
      `${longDay(locale, zone, at)}, ${clockTime(locale, zone, at)} (${zoneName(locale, zone, at)})`,
    url: (path) => base + path,
    link: (purpose, subject = '') => linkPlaceholder(purpose, subject),
    secret: secretPlaceholder,
  };
  const content = await mail.compose(scene, data);
  if (!content) return null;
  const foot = mail.category
    ? {
        why: words.t('mail.why.category', { programme: programme.name }),
        stop: { label: words.t('mail.why.stop'), href: linkPlaceholder('unsubscribe', mail.category) },
      }
    : { why: words.t('mail.why.service', { programme: programme.name }) };
  return {
    subject: content.subject,
    text: renderText(content, foot),
    html: renderHtml(content, foot, view, programme.name),
    ...(content.fromName ? { fromName: content.fromName } : {}),
  };
}
