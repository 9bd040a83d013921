import { languageName } from '../../../lib/world/languages.ts';
import { draftOfGuest, guestVersion } from '../../../rooms/topics/index.ts';
import type { GuestDraft, GuestPost, GuestProblem } from '../../../rooms/topics/index.ts';
import {
  Details,
  ErrorSummary,
  Form,
  Heading,
  PostButton,
  Select,
  Submit,
  useView,
} from '../../../ui/index.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import { GuestFields, GuestWords, guestWords } from '../../topics/guestFields.tsx';
import { PlainNotes } from '../../topics/plainNotes.tsx';
import { namedProblems } from '../../topics/problems.ts';
import { GuestDay, isWritten } from './topicParts.tsx';
import { fieldOf } from '../../frame/problems.ts';

export function GuestPage(props: {
  title: string;
  topic: string;
  before: GuestPost | null;
  draft: GuestDraft;
  problems: readonly GuestProblem[];
  locales: readonly string[];
  base?: string | undefined;
  /** Set when somebody else saved another version meanwhile, which is `before`. */
  isOvertaken?: true | undefined;
}) {
  const { title, topic, before, draft, problems, locales } = props;
  const view = useView();
  const { t, lang } = view;
  const own = before ? `${topic}/guests/${before.id}` : `${topic}/guests`;
  const nameOf = (locale: string): string => languageName(lang, locale);
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => fieldOf(one) === field);
    return problem && t(`topics.error.${problem.reason}`);
  };
  const ordered = [draft.sourceLocale, ...locales.filter((locale) => locale !== draft.sourceLocale)];
  return (
    <>
      <Heading lead={t('topics.guest.lead')}>{title}</Heading>
      <ErrorSummary errors={namedProblems(view, problems)} />
      {before && !isWritten(before) ? <p>{t('topics.guest.asked')}</p> : null}
      {before && isWritten(before) ? (
        <>
          <p>{t(before.approved_at ? 'topics.guest.approved' : 'topics.guest.waiting')}</p>
          <PostButton
            action={`${own}/approval`}
            kind={before.approved_at ? 'quiet' : 'main'}
            hidden={{
              yes: before.approved_at ? 'no' : 'yes',
              seen: String(before.handed_in_at?.getTime() ?? 0),
            }}
          >
            {t(before.approved_at ? 'topics.disapprove' : 'topics.approve')}
          </PostButton>
        </>
      ) : null}
      {before && props.isOvertaken ? (
        <Overtaken fields={guestWords(view, draftOfGuest(before), draft)} />
      ) : null}
      <Form
        action={own}
        hidden={before ? { base: props.base ?? guestVersion(draftOfGuest(before)) } : undefined}
      >
        <GuestFields {...draft} label={t('topics.guest.author')} error={error} />
        <GuestDay value={draft.day} error={error('day')} />
        <Select
          name="written"
          label={t('topics.edit.source')}
          required
          value={draft.sourceLocale}
          options={locales.map((locale) => ({ value: locale, label: nameOf(locale) }))}
        />
        {ordered.map((locale, place) => (
          <Details
            key={locale}
            summary={nameOf(locale)}
            open={place === 0 || problems.some((problem) => problem.locale === locale)}
          >
            <GuestWords
              title={draft.title[locale]}
              body={draft.body[locale]}
              of={`.${locale}`}
              lang={locale}
              required={place === 0}
              rows={12}
              error={error}
            />
            <PlainNotes text={draft.body[locale] ?? ''} locale={locale} name={t('topics.guest.body')} />
          </Details>
        ))}
        <Submit or={{ href: topic, label: t('topics.back-to-topic') }}>{t('topics.edit.save')}</Submit>
      </Form>
      {before ? <PostButton action={`${own}/removal`}>{t('topics.guest.remove')}</PostButton> : null}
    </>
  );
}
