import {
  ACCENTS,
  OWN_COLOURS,
  changeLook,
  coloursOf,
  lookVersion,
  programmeById,
} from '../../../rooms/programmes/index.ts';
import type { Accent, LookProblems } from '../../../rooms/programmes/index.ts';
import {
  Button,
  Checkbox,
  ErrorSummary,
  Field,
  Form,
  FormActions,
  Heading,
  controlProps,
  refusedPicture,
} from '../../../ui/index.ts';
import { directors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { lookOf } from '../../frame/look.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import type { TwoWords } from '../../frame/overtaken.tsx';
import { lookWords } from './twoWords.ts';
import { ColourField } from './colourField.tsx';

const MOST_BYTES = 5 * 1024 * 1024;

/** Colours and logo. These routes must come before the programme's other routes, whose paths also fit this address. */
export const lookDeskRoutes: Route[] = [
  get('/workbench/programme/look', directors, (visit) => draw(visit, coloursOf(visit.programme.look).day)),
  post('/workbench/programme/look', directors, async (visit) => {
    const { form, file } = await visit.upload(MOST_BYTES);
    const colours = Object.fromEntries(
      ACCENTS.map((accent) => {
        // The button beside a refused colour takes the offered one.
        const taken = form.get('take')?.split(' ');
        const value = taken?.[0] === accent ? taken[1] : form.get(accent);
        return [accent, (value ?? '').trim()];
      }),
    ) as Record<Accent, string>;
    if (form.get('act') === 'own') Object.assign(colours, OWN_COLOURS);
    const chosen = file('logo');
    const done = await changeLook(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      colours,
      logo: chosen ?? (form.get('no-logo') === 'yes' ? null : 'keep'),
      base: form.get('base') ?? undefined,
    });
    if (!done.ok && done.isOvertaken) {
      const programme = await programmeById(visit.ctx, visit.programme.id);
      const logo = chosen ? 'new' : form.get('no-logo') === 'yes' ? 'none' : 'kept';
      const mine = { colours, logo } as const;
      const now = { ...visit, programme };
      return draw(now, colours, { fields: lookWords(now, mine) });
    }
    if (!done.ok) return draw(visit, colours, { problems: done.problems, base: form.get('base') });
    return visit.redirect(visit.path('/workbench/programme/look'), 'saved');
  }),
];

function draw(
  visit: ProgrammeVisit,
  colours: Record<Accent, string>,
  {
    problems = {},
    base,
    fields,
  }: {
    problems?: LookProblems;
    base?: string | null;
    /** The two versions of the values, when somebody else saved meanwhile. */
    fields?: readonly TwoWords[];
  } = {},
): Response {
  const { t } = visit.view;
  const { logo } = lookOf(visit.programme);
  const number = new Intl.NumberFormat(visit.view.lang, { maximumFractionDigits: 1 });
  const messages = Object.fromEntries([
    ...ACCENTS.flatMap((accent) => {
      const problem = problems[accent];
      if (!problem) return [];
      if (problem.reason === 'no-colour') return [[accent, t('look.error.no-colour')]];
      return [
        [accent, t('look.error.weak', { contrast: number.format(problem.contrast), colour: problem.better })],
      ];
    }),
    ...(problems.logo ? [['logo', refusedPicture(t, problems.logo)]] : []),
  ]) as Record<string, string>;
  return visit.page({
    title: t('look.title'),
    workbench: 'programme',
    status: Object.keys(problems).length > 0 || fields ? 422 : 200,
    body: (
      <>
        <Heading lead={t('look.lead')}>{t('look.title')}</Heading>
        <ErrorSummary
          errors={Object.entries(messages).map(([name, message]) => ({
            name,
            label: t(name === 'logo' ? 'look.logo' : `look.${name as Accent}`),
            message,
          }))}
        />
        {fields ? <Overtaken fields={fields} /> : null}
        <Form
          action={visit.path('/workbench/programme/look')}
          hidden={{ base: base ?? lookVersion(visit.programme.look) }}
          upload
        >
          {ACCENTS.map((accent) => {
            const problem = problems[accent];
            return (
              <ColourField
                key={accent}
                accent={accent}
                value={colours[accent]}
                error={messages[accent]}
                better={problem?.reason === 'weak' ? problem.better : undefined}
              />
            );
          })}
          <Field name="logo" label={t('look.logo')} help={t('look.logo-help')} error={messages['logo']}>
            {logo ? (
              <p>
                <img
                  src={logo.src}
                  width={logo.width}
                  height={logo.height}
                  alt={t('look.logo-now')}
                  class="logo"
                />
              </p>
            ) : null}
            <input
              {...controlProps({ name: 'logo', label: '', help: true, error: messages['logo'] })}
              type="file"
              accept="image/png,image/jpeg,image/webp"
            />
          </Field>
          {logo ? <Checkbox name="no-logo" label={t('look.no-logo')} /> : null}
          <FormActions>
            <Button>{t('ui.save')}</Button>
            <Button kind="quiet" name="act" value="own">
              {t('look.own')}
            </Button>
            <a href={visit.path('/workbench/programme')}>{t('ui.back')}</a>
          </FormActions>
        </Form>
      </>
    ),
  });
}
