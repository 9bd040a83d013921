import { isLocale } from '../../../i18n/locales.ts';
import type { MailParts } from '../../../rooms/ctx.ts';
import type { MailKind } from '../../../rooms/kinds.ts';
import { editors, get } from '../../route.ts';
import type { Route } from '../../route.ts';
import { sandboxed } from '../../frame/sandboxed.ts';
import { publicBase } from '../../request/hosts.ts';
import { framing } from '../../request/security.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { AllMails, OneMail } from './mailsPages.tsx';

/** Every mail in every language, with the programme's wording: a list, and a page for each mail. */
export const mailsRoutes: Route[] = [
  get('/workbench/mails/:locale', editors, (visit) => {
    const locale = localeIn(visit);
    if (!locale) return visit.notFound();
    return visit.page({
      title: visit.view.t('mails.title'),
      workbench: 'wording',
      body: <AllMails {...sharedProps(visit, locale)} kinds={kindsInOrder(visit).map(({ kind }) => kind)} />,
    });
  }),
  get('/workbench/mails/:locale/:kind', editors, async (visit) => {
    const found = find(visit);
    if (!found) return visit.notFound();
    const mail = await show(visit, found.kind, found.locale);
    const page = visit.page({
      title: kindName(visit.view, found.kind),
      workbench: 'wording',
      body: (
        <OneMail
          {...sharedProps(visit, found.locale)}
          kind={found.kind}
          mail={mail}
          beside={besideOf(visit, found.kind)}
        />
      ),
    });
    return framing(page);
  }),
  get('/workbench/mails/:locale/:kind/html', editors, async (visit) => {
    const found = find(visit);
    const mail = found && (await show(visit, found.kind, found.locale));
    return mail ? sandboxed(mail.html, { frame: true }) : visit.notFound();
  }),
];

/** The kinds of mail in the order of their names. */
export function kindsInOrder({ ctx, view }: ProgrammeVisit) {
  return [...ctx.mailer.kinds].sort((a, b) =>
    kindName(view, a.kind).localeCompare(kindName(view, b.kind), view.lang),
  );
}

/** The previous and the next kind, in the order of the list. */
function besideOf(
  visit: ProgrammeVisit,
  kind: MailKind,
): { previous: MailKind | null; next: MailKind | null } {
  const kinds = kindsInOrder(visit).map((one) => one.kind);
  const at = kinds.indexOf(kind);
  return { previous: kinds[at - 1] ?? null, next: kinds[at + 1] ?? null };
}

/** A mail as it would read, also with words that are only being tried; null when those cannot be read. */
export async function show(
  visit: ProgrammeVisit,
  kind: MailKind,
  locale: string,
  wordings?: ReadonlyMap<string, string>,
): Promise<MailParts | null> {
  const { ctx, programme, exampleMail } = visit;
  const asked = { programme, base: await publicBase(visit), kind, locale, ...(wordings ? { wordings } : {}) };
  return exampleMail(ctx, asked).catch((error: unknown) => {
    ctx.log.debug({ err: error }, 'a mail could not be shown');
    return null;
  });
}

function localeIn(visit: ProgrammeVisit): string | null {
  const locale = visit.param('locale');
  return isLocale(locale) && visit.programme.locales.includes(locale) ? locale : null;
}

function find(visit: ProgrammeVisit): { kind: MailKind; locale: string } | null {
  const locale = localeIn(visit);
  const known = visit.ctx.mailer.kinds.find(({ kind }) => kind === visit.param('kind'));
  return known && locale ? { kind: known.kind, locale } : null;
}

const sharedProps = (visit: ProgrammeVisit, locale: string) => ({
  home: visit.path('/workbench/mails'),
  wording: visit.path('/workbench/wording'),
  locale,
  locales: visit.programme.locales.filter(isLocale),
});
