import { ownName } from '../../../lib/world/languages.ts';
import {
  FILTERED_LETTERS,
  LATEST_REMINDER,
  MOST_REMINDERS,
  readReminderDays,
} from '../../../rooms/partnerships/index.ts';
import { changeProgramme, programmeById, settingsVersion } from '../../../rooms/programmes/index.ts';
import type { ProgrammeProblems } from '../../../rooms/programmes/index.ts';
import {
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Form,
  Heading,
  Submit,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import { ProgrammeFields, programmeMessages, readDraft } from '../../operator/fields.tsx';
import { readTexts, summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { settingsWords, valuesOf } from './settingsWords.ts';
import type { SettingsValues } from './settingsWords.ts';

export const showSettings = (visit: ProgrammeVisit): Response =>
  draw(visit, valuesOf(visit.programme), { base: settingsVersion(visit.programme) });

export async function saveSettings(visit: ProgrammeVisit): Promise<Response> {
  const { programme } = visit;
  const form = await visit.form();
  const values: SettingsValues = {
    draft: readDraft(form),
    tagline: { ...programme.tagline, ...readTexts(form, 'tagline', programme.locales) },
    about: { ...programme.about, ...readTexts(form, 'about', programme.locales) },
    holdBulk: form.get('holdBulk') === 'yes',
    filtersLetters: form.get('filtersLetters') === 'yes',
    reminderDays: form.get('reminderDays') ?? programme.reminder_days.join(', '),
  };
  const { draft, ...texts } = values;
  const base = form.get('base') ?? undefined;
  const done = await changeProgramme(visit.ctx, {
    ...draft,
    ...texts,
    reminderDays: readReminderDays(values.reminderDays),
    programme: programme.id,
    actor: visit.actor(),
    base,
  });
  if (!done.ok) {
    const now = done.isOvertaken ? await programmeById(visit.ctx, programme.id) : null;
    return now
      ? draw(visit, values, { base: settingsVersion(now), overtakenBy: valuesOf(now) })
      : draw(visit, values, { base, problems: done.problems });
  }
  return visit.redirect(visit.path('/workbench/programme'), 'saved');
}

/** The version on which the form is based, and the faults of the typed values, or the values that somebody else saved meanwhile. */
interface Back {
  base: string | undefined;
  problems?: ProgrammeProblems;
  overtakenBy?: SettingsValues;
}

function draw(
  visit: ProgrammeVisit,
  values: SettingsValues,
  { base, problems = {}, overtakenBy }: Back,
): Response {
  const { view, programme } = visit;
  const { t } = view;
  const found = programmeMessages(view, problems);
  // The fault of a text that is too long in any language stands at its first language.
  const { tagline, about, ...plain } = found;
  const first = programme.locales[0] ?? programme.source_locale;
  const messages = {
    ...plain,
    ...(tagline ? { [`tagline.${first}`]: tagline } : {}),
    ...(about ? { [`about.${first}`]: about } : {}),
  };
  return visit.page({
    title: t('workbench.desk.programme'),
    status: Object.keys(problems).length > 0 || overtakenBy ? 422 : 200,
    workbench: 'programme',
    body: (
      <>
        <Heading lead={t('programme.lead')}>{t('workbench.desk.programme')}</Heading>
        <p>
          <a href={visit.path('/workbench/programme/look')}>{t('look.title')}</a> ·{' '}
          <a href={visit.path('/workbench/programme/conduct')}>{t('legal.conduct')}</a> ·{' '}
          <a href={visit.path('/workbench/programme/privacy')}>{t('legal.privacy')}</a>
        </p>
        <ErrorSummary errors={summary(messages)} />
        {overtakenBy ? <Overtaken fields={settingsWords(view, overtakenBy, values)} /> : null}
        <Form action={visit.path('/workbench/programme')} hidden={{ base }}>
          <ProgrammeFields
            view={view}
            draft={values.draft}
            messages={messages}
            now={visit.ctx.clock.now()}
            fresh={false}
          />
          {programme.locales.map((locale) => (
            <TextField
              key={locale}
              name={`tagline.${locale}`}
              label={t('programme.tagline', { language: ownName(locale) })}
              value={values.tagline[locale]}
              error={messages[`tagline.${locale}`]}
              lang={locale}
            />
          ))}
          {programme.locales.map((locale) => (
            <TextArea
              key={locale}
              name={`about.${locale}`}
              label={t('programme.about', { language: ownName(locale) })}
              help={t('programme.markdown')}
              value={values.about[locale]}
              error={messages[`about.${locale}`]}
              lang={locale}
            />
          ))}
          <Checkbox
            name="holdBulk"
            label={t('programme.hold')}
            help={t('programme.hold-help')}
            checked={values.holdBulk}
          />
          <Checkbox
            name="filtersLetters"
            label={t('programme.filter')}
            help={t('programme.filter-help', { count: FILTERED_LETTERS })}
            checked={values.filtersLetters}
          />
          <TextField
            name="reminderDays"
            label={t('programme.reminders')}
            help={t('programme.reminders-help', { count: MOST_REMINDERS, days: LATEST_REMINDER })}
            value={values.reminderDays}
            error={messages['reminderDays']}
            required
          />
          <Submit>{t('ui.save')}</Submit>
        </Form>
        <h2>{t('programme.archive')}</h2>
        <p>{t('programme.archive-lead')}</p>
        <p>
          <ButtonLink href={visit.path('/workbench/programme/archive')} kind="quiet">
            {t('programme.archive')}
          </ButtonLink>
        </p>
      </>
    ),
  });
}
