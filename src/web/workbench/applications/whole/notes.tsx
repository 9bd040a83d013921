import { LONGEST_NOTE, LONGEST_TAG } from '../../../../rooms/notes/index.ts';
import type { Told } from './story.ts';
import {
  Bdi,
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

/** A note or tag that was refused, and the reason. */
export interface RefusedNote {
  field: 'note' | 'tag';
  typed: string;
  message: string;
}

/** Notes and tags on a person, for the programme's coordinators. The form says who sees them, and until when. */
export function Notes({
  notes,
  tags,
  to,
  round,
  until,
  refused,
}: {
  notes: readonly Told[];
  /** The tags of all rounds; a tag of another round than the page's has that round's number as its state. */
  tags: readonly Told[];
  /** The address to which a noun about the person is posted. */
  to: (noun: string) => string;
  /** The name of the round with whose data new notes and tags are deleted. */
  round: string;
  /** When that round's data is deleted. */
  until: Date;
  refused: RefusedNote | undefined;
}) {
  const { t, rich } = useView();
  const typed = (field: RefusedNote['field']) => (refused?.field === field ? refused : undefined);
  return (
    <section
      aria-labelledby="notes"
      class={notes.length === 0 && tags.length === 0 ? 'off-paper' : undefined}
    >
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
          {tags.map(({ id, name: tag, state: other }) => (
            <li key={id}>
              <bdi>{tag}</bdi>
              {other === null ? null : ` · ${t('round.name', { number: Number(other) })}`}{' '}
              <PostButton action={to('tags/removal')} name="tag" value={String(id)} kind="quiet">
                {t('notes.untag')}
                <Of>{tag}</Of>
              </PostButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Details summary={t('notes.add')} open={refused !== undefined}>
        <p>{rich('notes.who-sees', { round: <Bdi>{round}</Bdi>, date: <LocalDay at={until} year /> })}</p>
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
