import { pick } from '../../lib/text/texts.ts';
import { languageName } from '../../lib/world/languages.ts';
import { draftOfGuest, guestVersion, languageShown } from '../../rooms/topics/index.ts';
import type { GuestDraft, GuestPost, GuestProblem, Topic } from '../../rooms/topics/index.ts';
import { ErrorSummary, Form, Heading, Prose, Select, Submit, ZonedDay, useView } from '../../ui/index.ts';
import { Overtaken } from '../frame/overtaken.tsx';
import { GuestFields, GuestWords, guestWords } from './guestFields.tsx';
import { PlainNotes } from './plainNotes.tsx';
import { namedProblems } from './problems.ts';
import { Questions } from './questions.tsx';

/** A guest's words as typed in the form, in one language. */
export interface GuestTyped {
  author: string;
  about: string;
  written: string;
  title: string;
  body: string;
}

/** The version from which a form was drawn; `isOvertaken` says that somebody saved another one meanwhile. */
export interface Back {
  base?: string | undefined;
  isOvertaken?: true;
}

export type AskedGuestPost = { post: GuestPost; topic: Topic };

/** The topic under which a guest writes, and the form for their words. */
export function GuestDesk({
  post,
  topic,
  draft,
  problems,
  action,
  locales,
  zone,
  back,
}: AskedGuestPost & {
  draft: GuestTyped;
  problems: readonly GuestProblem[];
  action: string;
  locales: readonly string[];
  /** The programme's zone, which decides the post's day. */
  zone: string;
  back: Back;
}) {
  const view = useView();
  const { t, rich, lang } = view;
  const read = languageShown(topic, lang);
  const named = namedProblems(view, problems, ({ part }) => part);
  const error = (name: string): string | undefined => named.find((one) => one.name === name)?.message;
  return (
    <>
      <Heading eyebrow={t('guest.title')} lead={t('guest.lead')}>
        <span lang={read} dir="auto">
          {pick(topic.title, read, topic.source_locale)}
        </span>
      </Heading>
      <ErrorSummary errors={named} />
      <p>
        {rich('guest.day', { day: <ZonedDay at={post.due_at} zone={zone} /> })}{' '}
        <a href="#own">{t('guest.own')}</a>
      </p>
      <Prose html={pick(topic.essay_html, read, topic.source_locale)} lang={read} />
      <Questions topic={topic} read={read} />
      <h2 id="own">{t('guest.own')}</h2>
      {back.isOvertaken ? (
        <Overtaken fields={guestWords(view, draftOfGuest(post), typed(post, draft))} />
      ) : null}
      <Form action={action} hidden={{ base: back.base ?? guestVersion(draftOfGuest(post)) }}>
        <GuestFields {...draft} label={t('guest.author')} error={error} />
        <Select
          name="written"
          label={t('topics.edit.source')}
          required
          value={draft.written}
          options={locales.map((locale) => ({ value: locale, label: languageName(lang, locale) }))}
        />
        <GuestWords title={draft.title} body={draft.body} rows={14} error={error} />
        <PlainNotes text={draft.body} locale={draft.written} name={t('topics.guest.body')} />
        <Submit>{t('glossary.send')}</Submit>
      </Form>
    </>
  );
}

/** The post with the typed words in it. */
const typed = (post: GuestPost, { author, about, written, title, body }: GuestTyped): GuestDraft => ({
  ...draftOfGuest(post),
  author,
  about,
  sourceLocale: written,
  title: { ...post.title, [written]: title },
  body: { ...post.body, [written]: body },
});
