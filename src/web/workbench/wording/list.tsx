import { isLocale } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { MailKindInfo } from '../../../rooms/ctx.ts';
import { ownWordings } from '../../../rooms/outbox/index.ts';
import { Heading, Table } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { home } from './kindPage.tsx';
import { kindsInOrder } from './mailsRoutes.tsx';
import { byPhase } from './phases.ts';

/** All mails by the part of a round in which they leave, with the number of the programme's own sentences in each language. */
export async function listPage(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const locales = programme.locales.filter(isLocale);
  const own = await ownWordings(ctx, programme.id);
  const first = locales.includes(view.lang) ? view.lang : (locales[0] ?? 'en');
  const count = (row: MailKindInfo, locale: string): number =>
    row.wording.filter((key) => own.get(locale)?.has(key)).length;
  return visit.page({
    title: t('workbench.desk.wording'),
    workbench: 'wording',
    body: (
      <>
        <Heading lead={t('wording.lead')}>{t('workbench.desk.wording')}</Heading>
        <p>
          <a href={visit.path(`/workbench/mails/${first}`)}>{t('mails.see-all')}</a>
        </p>
        {byPhase(kindsInOrder(visit)).map(([phase, rows]) => (
          <Table
            key={phase}
            caption={t(`wording.phase.${phase}`)}
            rows={rows}
            rowKey={(row) => row.kind}
            inTwoLines
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
                cell: (row: MailKindInfo) => {
                  const own = row.fixed ? 0 : count(row, locale);
                  const words = row.fixed ? t('wording.fixed-short') : t('wording.own-count', { count: own });
                  // On a phone the link is only the language's name, with the number of own words.
                  return (
                    <a href={`${home(visit)}/${row.kind}/${locale}`}>
                      <span class="on-phone">{languageName(view.lang, locale)} </span>
                      {own === 0 ? <span class="off-phone">{words}</span> : words}
                    </a>
                  );
                },
              })),
            ]}
          />
        ))}
      </>
    ),
  });
}
