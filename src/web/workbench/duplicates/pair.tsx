import { shownApplications } from '../../../rooms/applications/index.ts';
import { mergeChoicesOf } from '../../../rooms/duplicates/index.ts';
import type { Duplicate, Half, MergeChoices } from '../../../rooms/duplicates/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import {
  Bdi,
  Checkbox,
  ErrorSummary,
  Form,
  Heading,
  LocalDay,
  Notice,
  PostButton,
  RadioGroup,
  Submit,
} from '../../../ui/index.ts';
import { regionName } from '../../../lib/world/countries.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { keptQuery } from './asked.tsx';
import { withListBeside } from './beside.tsx';
import { evidenceText } from './evidenceText.ts';

/** The hidden field with the state of the pair when the page was drawn. If the state changed since, the volunteer is told. */
export const SAW = 'saw';
const saw = ({ said, saidAt }: Duplicate) => ({ [SAW]: saidState({ said, saidAt }) });
export const saidState = ({ said, saidAt }: Pick<Duplicate, 'said' | 'saidAt'>): string =>
  `${said ?? 'open'} ${saidAt?.getTime() ?? ''}`.trim();

/** Two people who may be one, side by side, with all that can be said about them. */
export async function pairPage(
  visit: ProgrammeVisit,
  found: Duplicate,
  refused?: { keep: string | null; message: string },
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const asked = {
    programme: programme.id,
    proven: false,
    mayGiveRoles: visit.may('director'),
    volunteer: visit.person?.id ?? null,
  };
  const ways = await mergeChoicesOf(ctx, asked, found);
  const path = visit.path(`/workbench/duplicates/${found.id}`);
  const both = [found.a, found.b];
  const shown = await shownApplications(
    ctx,
    programme.id,
    both.flatMap(({ applications }) => applications),
  );
  const rows: [label: string, cell: (half: Half) => preact.ComponentChildren][] = [
    [
      t('duplicates.address'),
      (half) => (
        <>
          <bdi dir="ltr">{half.address}</bdi>
          <br />
          {t(half.confirmed ? 'applications.address-confirmed' : 'applications.address-open')}
        </>
      ),
    ],
    [t('applications.country'), (half) => (half.country ? regionName(view.lang, half.country) : '–')],
    [t('duplicates.here-since'), (half) => <LocalDay at={half.since} year />],
    [
      t('workbench.desk.applications'),
      (half) =>
        half.applications.length === 0
          ? '–'
          : half.applications
              .flatMap((id) => shown.get(id) ?? [])
              .map((one) => (
                <div key={one.id}>
                  <a href={visit.path(`/workbench/applications/${one.id}`)}>
                    {roundName(one, view, programme.source_locale)}
                  </a>
                  {` · ${t(`applications.state.${one.state}`)}`}
                </div>
              )),
    ],
    [t('duplicates.partner'), (half) => t(half.hadPartner ? 'duplicates.yes' : 'duplicates.no')],
    [t('duplicates.volunteer'), (half) => t(half.hasRole ? 'duplicates.yes' : 'duplicates.no')],
  ];
  return {
    title: t('duplicates.title'),
    workbench: 'duplicates',
    status: refused ? 422 : 200,
    body: await withListBeside(
      visit,
      found,
      <>
        <Heading
          eyebrow={
            <a href={visit.path(`/workbench/duplicates${keptQuery(visit)}`)}>
              {t('workbench.desk.duplicates')}
            </a>
          }
          lead={evidenceText(view, found)}
        >
          {t('duplicates.title')}
        </Heading>
        <ErrorSummary errors={refused ? [{ name: 'keep', message: refused.message }] : []} />
        {found.said === 'asked' && found.gone ? (
          <Notice>
            <p>{t('duplicates.waits', { address: found.gone.address })}</p>
          </Notice>
        ) : null}
        <div class="wide">
          <table class="table">
            <caption class="vh">{t('duplicates.title')}</caption>
            <thead>
              <tr>
                <td />
                {both.map((half) => (
                  <th key={half.id} scope="col">
                    <Bdi>{half.name || half.address}</Bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([label, cell]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {both.map((half) => (
                    <td key={half.id} data-label={half.name || half.address}>
                      {cell(half)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {found.said === 'different' ? (
          <p>{t('duplicates.are-two')}</p>
        ) : (
          <Acts of={found} ways={ways} path={path} refused={refused} visit={visit} />
        )}
      </>,
    ),
  };
}

function Acts({
  of: found,
  ways,
  path,
  refused,
  visit,
}: {
  of: Duplicate;
  ways: MergeChoices;
  path: string;
  refused: { keep: string | null; message: string } | undefined;
  visit: ProgrammeVisit;
}) {
  const { t } = visit.view;
  const kept = keptQuery(visit);
  const both = [found.a, found.b];
  const why = (half: Half): string | undefined => {
    const reason = ways.refused.get(half.id);
    return reason ? t(`duplicates.refused.${reason}`) : undefined;
  };
  const possible = both.filter((half) => !why(half));
  return (
    <div class="off-paper">
      <h2>{t('duplicates.one-person')}</h2>
      <p>{t('duplicates.what-happens')}</p>
      {possible.length > 0 ? (
        <Form action={`${path}/merge${kept}`} hidden={saw(found)}>
          <RadioGroup
            name="keep"
            label={t('duplicates.keep')}
            value={
              possible.some(({ id }) => String(id) === refused?.keep) ? refused!.keep! : String(ways.kept.id)
            }
            choices={both.map((half) => ({
              value: String(half.id),
              label: half.address,
              help: why(half),
              disabled: why(half) !== undefined,
            }))}
            required
          />
          {ways.withdrawing.size > 0 ? (
            <Checkbox
              name="withdraws"
              label={t('duplicates.withdraws')}
              required={possible.every(({ id }) => ways.withdrawing.has(id))}
            />
          ) : null}
          <Submit>{t('duplicates.merge')}</Submit>
        </Form>
      ) : (
        [...new Set(both.map(why))].map((reason) => <p key={reason}>{reason}</p>)
      )}
      <h2>{t('duplicates.two-people')}</h2>
      <p>{t('duplicates.two-people-lead')}</p>
      <PostButton action={`${path}/difference${kept}`} hidden={saw(found)} kind="quiet">
        {t('duplicates.different')}
      </PostButton>
    </div>
  );
}
