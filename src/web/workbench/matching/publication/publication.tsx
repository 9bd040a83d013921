import { languageName } from '../../../../lib/world/languages.ts';
import { hide } from '../../../../mail/out/placeholders.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { isMailUnready } from '../../../../rooms/sending/index.ts';
import { previewPublication, publish } from '../../../../rooms/pairing/index.ts';
import type { PublicationPreview } from '../../../../rooms/pairing/index.ts';
import {
  Checkbox,
  Details,
  ErrorSummary,
  Form,
  LocalTime,
  Notice,
  PlainText,
  Submit,
  Table,
  useView,
} from '../../../../ui/index.ts';
import { actOn } from '../../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { MailUnready } from '../../outbox/acts.tsx';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';

/** From this many partnerships on the page says that publishing takes a while. */
const SOON_MADE = 2000;

/** The effect of publishing: the number of mails in each language, some of them to read, and what to know before. */
export async function showPublication(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
  unsure = false,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const preview = await previewPublication(ctx, { programme, round, actor: visit.actor() });
  const error = unsure ? t('matching.publication.sure-error') : undefined;
  return matchingPage(visit, round, {
    part: 'publication',
    title: t('matching.part.publication'),
    lead: t('matching.publication.lead'),
    refused,
    status: refused || unsure ? 422 : 200,
    body: (
      <>
        <ErrorSummary errors={error ? [{ name: preview.refusal ? null : 'sure', message: error }] : []} />
        {preview.refusal && preview.refusal !== refused ? (
          <Notice>
            <p>{t(`matching.refused.${preview.refusal}`)}</p>
          </Notice>
        ) : null}
        {preview.refusal === null && (await isMailUnready(ctx)) ? <MailUnready /> : null}
        {preview.refusal === 'published' ? null : <Mails preview={preview} />}
        {preview.refusal ? null : (
          <Form action={matchingPath(visit, round, '/publication')}>
            {preview.partnerships > SOON_MADE ? <p>{t('matching.publication.long')}</p> : null}
            <Checkbox name="sure" label={t('matching.publication.sure')} error={error} required />
            <Submit kind="grave">{t('matching.publication.go')}</Submit>
          </Form>
        )}
      </>
    ),
  });
}

export async function publishRoundPartners(visit: ProgrammeVisit, round: Round): Promise<Response> {
  if ((await visit.form()).get('sure') !== 'yes') return showPublication(visit, round, undefined, true);
  const done = await publish(visit.ctx, {
    ...actOn(visit, round),
  });
  if (!done.ok) return showPublication(visit, round, done.reason);
  return visit.redirect(matchingPath(visit, round), 'partners-published');
}

function Mails({ preview }: { preview: PublicationPreview }) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  const kinds = ['introduction', 'waiting', 'unanswered'] as const;
  const locales = [...new Set(kinds.flatMap((kind) => Object.keys(preview.mails[kind])))].sort();
  const all = (kind: (typeof kinds)[number]): number =>
    Object.values(preview.mails[kind]).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <Warnings warnings={preview.warnings} />
      <h2>{t('matching.publication.mails')}</h2>
      <Table
        caption={t('matching.publication.mails')}
        hideCaption
        rows={kinds}
        rowKey={(kind) => kind}
        columns={[
          {
            key: 'kind',
            label: t('matching.publication.kind'),
            header: true,
            cell: (kind) => t(`matching.publication.kind.${kind}`),
          },
          {
            key: 'all',
            label: t('matching.publication.all'),
            numeric: true,
            cell: (kind) => number.format(all(kind)),
          },
          ...locales.map((locale) => ({
            key: locale,
            label: languageName(lang, locale),
            numeric: true,
            cell: (kind: (typeof kinds)[number]) => number.format(preview.mails[kind][locale] ?? 0),
          })),
        ]}
      />
      <p>
        {t('matching.publication.leaves')}{' '}
        {preview.leavesAt ? <LocalTime at={preview.leavesAt} /> : t('matching.publication.at-once')}
      </p>
      {preview.samples.length > 0 ? <h2>{t('matching.publication.samples')}</h2> : null}
      {preview.samples.map((mail) => (
        <Details
          key={`${mail.kind}-${mail.locale}`}
          summary={`${t(`matching.publication.kind.${mail.kind}`)} · ${languageName(lang, mail.locale)}`}
        >
          <div lang={mail.locale} dir="auto">
            <p>
              <b>{hide(mail.subject)}</b>
            </p>
            <PlainText text={withoutTrailing(hide(mail.text))} />
          </div>
        </Details>
      ))}
    </>
  );
}

function Warnings({ warnings }: { warnings: PublicationPreview['warnings'] }) {
  const { t } = useView();
  const counted = (['dissolving', 'breaking', 'apart', 'unanswered'] as const).filter(
    (key) => warnings[key] > 0,
  );
  const plain = (['noRun', 'policyChanged'] as const).filter((key) => warnings[key]);
  if (counted.length + plain.length === 0) return null;
  return (
    <Notice title={t('matching.publication.warnings')}>
      <ul>
        {counted.map((key) => (
          <li key={key}>{t(`matching.publication.warning.${key}`, { count: warnings[key] })}</li>
        ))}
        {plain.map((key) => (
          <li key={key}>{t(`matching.publication.warning.${key}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The lines without the spaces at their ends. */
function withoutTrailing(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
