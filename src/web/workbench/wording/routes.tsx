import { catalogueOf, isLocale } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { MailKindInfo, MailParts } from '../../../rooms/ctx.ts';
import { changeWording, ownWording } from '../../../rooms/outbox/index.ts';
import type { WordingReason } from '../../../rooms/outbox/index.ts';
import { Heading, Table } from '../../../ui/index.ts';
import { editors, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { WordingOfKind } from './kind.tsx';
import { kindsInOrder, show } from './mailsRoutes.tsx';

interface WordedMail {
  kind: MailKindInfo;
  locale: string;
}

export const wordingRoutes: Route[] = unseen([
  get('/workbench/wording', editors, listPage),
  get('/workbench/wording/:kind/:locale', editors, async (visit) => {
    const worded = find(visit);
    if (!worded) return visit.notFound();
    const own = await ownWording(visit.ctx, visit.programme.id, worded.locale);
    return page(visit, worded, own);
  }),
  post('/workbench/wording/:kind/:locale', editors, async (visit) => {
    const worded = find(visit);
    if (!worded) return visit.notFound();
    const form = await visit.form();
    const texts = new Map(worded.kind.wording.map((key) => [key, form.get(key) ?? '']));
    if (form.get('act') === 'preview') {
      const written = new Map([...texts].filter(([, text]) => text.trim() !== ''));
      return page(visit, worded, texts, {
        preview: await show(visit, worded.kind.kind, worded.locale, written),
      });
    }
    const done = await change(visit, worded, texts);
    if (!done.ok) return page(visit, worded, texts, { problems: done.problems });
    return visit.redirect(addressOf(visit, worded), 'wording-saved');
  }),
  post('/workbench/wording/:kind/:locale/standard', editors, async (visit) => {
    const worded = find(visit);
    if (!worded) return visit.notFound();
    const done = await change(visit, worded, new Map());
    if (!done.ok) return visit.notFound();
    return visit.redirect(addressOf(visit, worded), 'wording-saved');
  }),
]);

const home = (visit: ProgrammeVisit): string => visit.path('/workbench/wording');
const addressOf = (visit: ProgrammeVisit, { kind, locale }: WordedMail): string =>
  `${home(visit)}/${kind.kind}/${locale}`;

function find(visit: ProgrammeVisit): WordedMail | null {
  const kind = visit.ctx.mailer.kinds.find((one) => one.kind === visit.param('kind'));
  const locale = visit.param('locale');
  return kind && isLocale(locale) && visit.programme.locales.includes(locale) ? { kind, locale } : null;
}

function change(visit: ProgrammeVisit, { kind, locale }: WordedMail, texts: ReadonlyMap<MessageKey, string>) {
  return changeWording(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    kind: kind.kind,
    locale,
    texts: new Map(
      kind.wording.map((key) => [
        key,
        { text: texts.get(key) ?? '', standard: catalogueOf(locale)[key] ?? '' },
      ]),
    ),
  });
}

async function listPage(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const locales = programme.locales.filter(isLocale);
  const own = new Map(
    await Promise.all(
      locales.map(async (locale) => [locale, await ownWording(ctx, programme.id, locale)] as const),
    ),
  );
  const first = locales.includes(view.lang) ? view.lang : (locales[0] ?? 'en');
  return visit.page({
    title: t('workbench.desk.wording'),
    workbench: 'wording',
    body: (
      <>
        <Heading lead={t('wording.lead')}>{t('workbench.desk.wording')}</Heading>
        <p>
          <a href={visit.path(`/workbench/mails/${first}`)}>{t('mails.see-all')}</a>
        </p>
        <Table
          caption={t('workbench.desk.wording')}
          hideCaption
          rows={kindsInOrder(visit)}
          rowKey={(row) => row.kind}
          columns={[
            {
              key: 'mail',
              label: t('wording.mail'),
              header: true,
              cell: (row) => <a href={`${home(visit)}/${row.kind}/${first}`}>{kindName(view, row.kind)}</a>,
            },
            ...locales.map((locale) => ({
              key: locale,
              label: languageName(view.lang, locale),
              cell: (row: MailKindInfo) => (
                <a href={`${home(visit)}/${row.kind}/${locale}`}>
                  {row.fixed
                    ? t('wording.fixed-short')
                    : t('wording.own-count', {
                        count: row.wording.filter((key) => own.get(locale)?.has(key)).length,
                      })}
                </a>
              ),
            })),
          ]}
        />
      </>
    ),
  });
}

function page(
  visit: ProgrammeVisit,
  { kind, locale }: WordedMail,
  texts: ReadonlyMap<string, string>,
  more: { problems?: ReadonlyMap<MessageKey, WordingReason>; preview?: MailParts | null } = {},
): Response {
  const { problems = new Map() } = more;
  return visit.page({
    title: kindName(visit.view, kind.kind),
    workbench: 'wording',
    status: problems.size > 0 ? 422 : 200,
    body: (
      <WordingOfKind
        home={home(visit)}
        mail={visit.path(`/workbench/mails/${locale}/${kind.kind}`)}
        kind={kind.kind}
        locale={locale}
        locales={visit.programme.locales.filter(isLocale)}
        keys={kind.wording}
        isFixed={kind.fixed}
        texts={texts}
        problems={problems}
        {...(more.preview === undefined ? {} : { preview: more.preview })}
      />
    ),
  });
}
