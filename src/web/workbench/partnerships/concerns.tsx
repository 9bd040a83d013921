import { LIMITS, aboutConcern } from '../../../rooms/inbox/index.ts';
import { concernsOf, noteViews } from '../../../rooms/partnerships/index.ts';
import type { ListedConcern, ListedPartnership } from '../../../rooms/partnerships/index.ts';
import {
  Details,
  Form,
  LocalDay,
  LocalTime,
  PlainText,
  PostButton,
  Submit,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ConcernStanding, PickedLetters } from './concernParts.tsx';
import { Appeals, Deciding, ReadBy } from './decisions.tsx';
import { memberName } from './partnershipNames.ts';

/** A concern as its readers see it, with the conversation about it if there is one. */
export interface ShownConcern extends ListedConcern {
  conversation: number | null;
}

/** The answer of a concern's reader that was refused. */
export interface ConcernAnswer {
  concern: number;
  body: string;
  formKey: string;
  error: string;
}

/** The severity that a volunteer chose after another one had chosen a different one. */
export interface ConcernGrade {
  concern: number;
  severity: string;
  error: string;
}

/** A form about a concern that came back, as it was typed or chosen. */
export type ConcernRefused = ConcernAnswer | ConcernGrade;

/** The concerns about a partnership that this visitor may read. */
export async function shownConcerns(visit: ProgrammeVisit, partnership: number): Promise<ShownConcern[]> {
  const { ctx, programme, viewer } = visit;
  if (viewer.operator || visit.may('director', 'safeguarding'))
    await noteViews(ctx, programme.id, viewer, partnership);
  return concernsOf(ctx, programme.id, viewer, partnership, aboutConcern);
}

export function Concerns({
  path,
  found,
  concerns,
  refused,
}: {
  path: (path: string) => string;
  found: ListedPartnership;
  concerns: readonly ShownConcern[];
  refused: ConcernRefused | null;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="concerns">
      <h2 id="concerns">{t('partnerships.concerns')}</h2>
      <p>{t('partnerships.concerns-lead')}</p>
      {concerns.map((concern) => (
        <OneConcern
          key={concern.id}
          path={path}
          found={found}
          concern={concern}
          refused={refused?.concern === concern.id ? refused : null}
        />
      ))}
    </section>
  );
}

function OneConcern({
  path,
  found,
  concern,
  refused,
}: {
  path: (path: string) => string;
  found: ListedPartnership;
  concern: ShownConcern;
  refused: ConcernRefused | null;
}) {
  const view = useView();
  const { t, rich, lang } = view;
  const answer = refused && 'body' in refused ? refused : null;
  const graded = refused && 'severity' in refused ? refused : null;
  const named = (person: number): string => {
    const member = found.members.find((one) => one.person === person);
    return member ? memberName(member, t) : t('partnerships.former');
  };
  const own = path(`/workbench/partnerships/${found.id}/concerns/${concern.id}`);
  const about = new Intl.ListFormat(lang, { type: 'conjunction' }).format(concern.about.map(named));
  return (
    <article id={`concern-${concern.id}`}>
      <p class="eyebrow">
        {rich('partnerships.concern-by', { name: <bdi>{named(concern.person)}</bdi> })}{' '}
        <LocalTime at={concern.raisedAt} bare year />
      </p>
      {found.members.length > 2 ? (
        <p>{rich('partnerships.concern-about', { names: <bdi>{about}</bdi> })}</p>
      ) : null}
      {concern.unread ? (
        <p>{t('partnerships.concern-unread')}</p>
      ) : concern.body ? (
        <PlainText text={concern.body} />
      ) : (
        <p>{t('partnerships.concern-gone')}</p>
      )}
      <PickedLetters concern={concern} named={named} />
      {concern.verified ? null : <p>{t('inbox.unverified')}</p>}
      {concern.handledAt ? (
        <p>
          {t('partnerships.concern-handled')} <LocalDay at={concern.handledAt} year />
        </p>
      ) : null}
      {concern.conversation === null ? (
        <Write own={own} name={named(concern.person)} answer={answer} />
      ) : (
        <p>
          <a href={path(`/workbench/inbox/${concern.conversation}`)}>
            {rich('partnerships.concern-conversation', { name: <bdi>{named(concern.person)}</bdi> })}
          </a>
        </p>
      )}
      <Deciding own={own} concern={concern} />
      <Appeals own={own} concern={concern} named={named} />
      <ReadBy views={concern.views} />
      <ConcernStanding own={own} concern={concern} graded={graded} />
      <PostButton action={`${own}/handling`} name="handled" value={concern.handledAt ? 'no' : 'yes'}>
        {t(concern.handledAt ? 'partnerships.concern-reopen' : 'partnerships.concern-handle')}
      </PostButton>
    </article>
  );
}

function Write({ own, name, answer }: { own: string; name: string; answer: ConcernAnswer | null }) {
  const { t } = useView();
  return (
    <Details summary={t('partnerships.concern-write', { name })} open={answer !== null}>
      <Form action={`${own}/answers`} hidden={{ form_key: answer?.formKey ?? crypto.randomUUID() }}>
        <TextArea
          name="answer"
          label={t('inbox.message')}
          help={t('partnerships.concern-write-help', { name })}
          value={answer?.body ?? ''}
          maxLength={LIMITS.message}
          error={answer?.error}
          rows={8}
          required
        />
        <Submit>{t('inbox.send-first')}</Submit>
      </Form>
    </Details>
  );
}
