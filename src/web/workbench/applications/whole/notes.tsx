import { LONGEST_NOTE, LONGEST_TAG } from '../../../../rooms/notes/index.ts';
import type { Told } from './story.ts';
import {
  Details,
  Form,
  LocalDay,
  Of,
  PlainText,
  PostButton,
  Submit,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts';

/** A note or a tag that was typed and did not stand, and why. */
export interface RefusedNote {
  field: 'note' | 'tag';
  typed: string;
  message: string;
}

/** Notes and tags on somebody, for the coordinators of the programme; the form says who sees them and until when. */
export function Notes({
  notes,
  tags,
  to,
  until,
  refused,
}: {
  notes: readonly Told[];
  tags: readonly string[];
  /** The address that a noun about the person is posted to. */
  to: (noun: string) => string;
  /** When the round's data goes. */
  until: Date;
  refused: RefusedNote | undefined;
}) {
  const { t, rich } = useView();
  const typed = (field: RefusedNote['field']) => (refused?.field === field ? refused : undefined);
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t('notes.title')}</h2>
      {notes.map((note) => (
        <div key={note.id}>
          <PlainText text={note.name} />
          <p class="aside">
            <bdi>{note.by || t('log.former')}</bdi> · <LocalDay at={note.at} year />{' '}
            <PostButton action={to(`notes/${note.id}/removal`)} kind="quiet">
              {t('notes.remove')}
              <Of>{note.name.slice(0, 60)}</Of>
            </PostButton>
          </p>
        </div>
      ))}
      {tags.length > 0 ? (
        <ul>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>{' '}
              <PostButton action={to('tags/removal')} name="tag" value={tag} kind="quiet">
                {t('notes.untag')}
                <Of>{tag}</Of>
              </PostButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Details summary={t('notes.add')} open={refused !== undefined}>
        <p>{rich('notes.who-sees', { date: <LocalDay at={until} year /> })}</p>
        <Form action={to('notes')}>
          <TextArea
            name="note"
            label={t('notes.note')}
            value={typed('note')?.typed}
            error={typed('note')?.message}
            rows={3}
            maxLength={LONGEST_NOTE}
            required
          />
          <Submit kind="quiet">{t('notes.save')}</Submit>
        </Form>
        <Form action={to('tags')}>
          <TextField
            name="tag"
            label={t('notes.tag')}
            help={t('notes.tag-help')}
            value={typed('tag')?.typed}
            error={typed('tag')?.message}
            maxLength={LONGEST_TAG}
            required
          />
          <Submit kind="quiet">{t('notes.put-tag')}</Submit>
        </Form>
      </Details>
    </section>
  );
}
