import { catalogueOf, direction, isLocale } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { escapeHtml } from '../../../lib/text/escapeHtml.ts';
import {
  changeWording,
  lastWordingChange,
  ownWording,
  undoWording,
  wordingProblems,
} from '../../../rooms/outbox/index.ts';
import { sandboxed } from '../../frame/sandboxed.ts';
import { editors, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { home, kindPage, messagesOf } from './kindPage.tsx';
import type { WordedMail } from './kindPage.tsx';
import { listPage } from './list.tsx';
import { show } from './mailsRoutes.tsx';

const KIND = '/workbench/wording/:kind/:locale';

export const wordingRoutes: Route[] = unseen([
  get('/workbench/wording', editors, listPage),
  get(
    KIND,
    editors,
    inMail((visit, worded) => kindPage(visit, worded)),
  ),
  post(
    KIND,
    editors,
    inMail(async (visit, worded) => {
      const form = await visit.form();
      const typed = typedIn(form, worded);
      const base = form.get('base') ?? undefined;
      const done = await change(visit, worded, typed, base);
      if (done.ok) return visit.redirect(addressOf(visit, worded), 'wording-saved');
      if (done.reason === 'overtaken') return kindPage(visit, worded, { typed, isOvertaken: true });
      const { problems } = done;
      return kindPage(visit, worded, { typed, problems, ...(base === undefined ? {} : { base }) });
    }),
  ),
  post(
    `${KIND}/preview`,
    editors,
    inMail(async (visit, worded) => tryOut(visit, worded, typedIn(await visit.form(), worded))),
  ),
  post(
    `${KIND}/standard`,
    editors,
    inMail(async (visit, worded) => {
      const done = await change(visit, worded, new Map());
      return done.ok ? visit.redirect(addressOf(visit, worded), 'wording-saved') : visit.notFound();
    }),
  ),
  post(
    `${KIND}/undoing`,
    editors,
    inMail(async (visit, worded) => {
      const { ctx, programme } = visit;
      const of = { programme: programme.id, kind: worded.kind.kind, locale: worded.locale };
      const event = await lastWordingChange(ctx, of);
      if (event === null) return visit.redirect(addressOf(visit, worded), 'undo-too-late');
      const done = await undoWording(ctx, { programme: programme.id, actor: visit.actor(), event });
      return visit.redirect(addressOf(visit, worded), done.ok ? 'undone' : 'undo-too-late');
    }),
  ),
]);

const addressOf = (visit: ProgrammeVisit, { kind, locale }: WordedMail): string =>
  `${home(visit)}/${kind.kind}/${locale}`;

/** A handler for a mail in a language of the programme; an unknown one is 404. */
function inMail(
  handle: (visit: ProgrammeVisit, worded: WordedMail) => Promise<Response> | Response,
): Route['handle'] {
  return (visit) => {
    const kind = visit.ctx.mailer.kinds.find((one) => one.kind === visit.param('kind'));
    const locale = visit.param('locale');
    const isOne = kind && isLocale(locale) && visit.programme.locales.includes(locale);
    return isOne ? handle(visit, { kind, locale }) : visit.notFound();
  };
}

const typedIn = (form: URLSearchParams, { kind }: WordedMail): Map<MessageKey, string> =>
  new Map(kind.wording.map((key) => [key, form.get(key) ?? '']));

function change(
  visit: ProgrammeVisit,
  { kind, locale }: WordedMail,
  texts: ReadonlyMap<MessageKey, string>,
  base?: string,
) {
  return changeWording(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    kind: kind.kind,
    locale,
    base,
    texts: besideStandard({ kind, locale }, texts),
  });
}

const besideStandard = ({ kind, locale }: WordedMail, texts: ReadonlyMap<MessageKey, string>) =>
  new Map(
    kind.wording.map((key) => [
      key,
      { text: texts.get(key) ?? '', standard: catalogueOf(locale)[key] ?? '' },
    ]),
  );

/** The example with the typed words, alone in its frame; or the reason why they cannot be saved. */
async function tryOut(
  visit: ProgrammeVisit,
  worded: WordedMail,
  typed: ReadonlyMap<MessageKey, string>,
): Promise<Response> {
  const { kind, locale } = worded;
  if (kind.fixed) return visit.notFound();
  const own = await ownWording(visit.ctx, visit.programme.id, locale);
  const problems = wordingProblems(visit.ctx, besideStandard(worded, typed), own);
  for (const [key, text] of typed) {
    if (text.trim() === '') own.delete(key);
    else own.set(key, text.trim());
  }
  const mail = problems.size === 0 ? await show(visit, kind.kind, locale, own) : null;
  if (mail) return sandboxed(withSubject(mail, locale), { frame: true });
  const { t, lang, dir } = visit.view;
  const lines = [t('mails.unreadable'), ...messagesOf(visit.view, problems).values()];
  const body = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  return sandboxed(
    `<!DOCTYPE html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>${escapeHtml(t('wording.example'))}</title></head><body>${body}</body></html>`,
    { frame: true },
  );
}

/** The mail with its subject above it, which mailboxes show apart. */
function withSubject({ html, subject }: { html: string; subject: string }, locale: string): string {
  const line = `<p lang="${locale}" dir="${direction(locale)}" style="font-family:sans-serif"><strong>${escapeHtml(subject)}</strong></p>`;
  return html.replace(/<body[^>]*>/, (body) => `${body}${line}`);
}
