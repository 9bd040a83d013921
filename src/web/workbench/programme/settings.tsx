import { ownName } from '../../../lib/world/languages.ts';
import {
  FILTERED_LETTERS,
  LATEST_REMINDER,
  MOST_REMINDERS,
  readReminderDays,
} from '../../../rooms/partnerships/index.ts';
import { changeProgramme } from '../../../rooms/programmes/index.ts';
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
import { ProgrammeFields, programmeMessages, readDraft } from '../../operator/fields.tsx';
import { readTexts, summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';

export function showSettings(visit: ProgrammeVisit): Response {
  const { programme } = visit;
  return draw(visit, {
    draft: {
      name: programme.name,
      locales: programme.locales,
      sourceLocale: programme.source_locale,
      zone: programme.zone,
      contactAddress: programme.contact_address,
    },
    tagline: programme.tagline,
    about: programme.about,
    holdBulk: programme.hold_bulk,
    filtersLetters: programme.filters_letters,
    reminderDays: programme.reminder_days.join(', '),
  });
}

export async function saveSettings(visit: ProgrammeVisit): Promise<Response> {
  const { programme } = visit;
  const form = await visit.form();
  const values: Values = {
    draft: readDraft(form),
    tagline: { ...programme.tagline, ...readTexts(form, 'tagline', programme.locales) },
    about: { ...programme.about, ...readTexts(form, 'about', programme.locales) },
    holdBulk: form.get('holdBulk') === 'yes',
    filtersLetters: form.get('filtersLetters') === 'yes',
    reminderDays: form.get('reminderDays') ?? programme.reminder_days.join(', '),
  };
  const { draft, ...texts } = values;
  const done = await changeProgramme(visit.ctx, {
    ...draft,
    ...texts,
    reminderDays: readReminderDays(values.reminderDays),
    programme: programme.id,
    actor: visit.actor(),
  });
  if (!done.ok) return draw(visit, values, done.problems);
  return visit.redirect(visit.path('/workbench/programme'), 'saved');
}

type Draft = Omit<ReturnType<typeof readDraft>, 'slug'>;
interface Values {
  draft: Draft;
  tagline: Record<string, string>;
  about: Record<string, string>;
  holdBulk: boolean;
  filtersLetters: boolean;
  /** As written: `7, 14, 21`. */
  reminderDays: string;
}

function draw(visit: ProgrammeVisit, values: Values, problems: ProgrammeProblems = {}): Response {
  const { view, programme } = visit;
  const { t } = view;
  const found = programmeMessages(view, problems);
  // A text too long in any language is said at the first one.
  const { tagline, about, ...plain } = found;
  const first = programme.locales[0] ?? programme.source_locale;
  const messages = {
    ...plain,
    ...(tagline ? { [`tagline.${first}`]: tagline } : {}),
    ...(about ? { [`about.${first}`]: about } : {}),
  };
  return visit.page({
    title: t('workbench.desk.programme'),
    status: Object.keys(problems).length > 0 ? 422 : 200,
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
        <Form action={visit.path('/workbench/programme')}>
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
