import {
  LEADING_ROLES,
  SLOW,
  askQuestion,
  closeRoom,
  giveLead,
  openRoom,
  pinnedUntil,
} from '../../../rooms/chats/index.ts';
import type { Chat, Session, WrittenQuestion } from '../../../rooms/chats/index.ts';
import { Button, Details, Form, FormActions, Select, Submit, clockTime, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** Milliseconds before a session from which a host sees its buttons. */
const OFFERED_MS = 60 * 60_000;

const isOffered = ({ state, starts_at }: Session, now: Date): boolean =>
  state !== 'closed' && starts_at.getTime() - now.getTime() <= OFFERED_MS;

/** Whether a chat has a session to lead, now or soon. */
export const isNear = (chat: Chat, now: Date): boolean =>
  chat.state === 'announced' && chat.sessions.some((session) => isOffered(session, now));

/** Whether the visitor leads a chat: by their role, as one of its named hosts, or because it is only a rehearsal. */
export const mayLead = (visit: ProgrammeVisit, chat: Chat, hosts: readonly { person: number }[]): boolean =>
  visit.may(...LEADING_ROLES) ||
  chat.rehearses_id !== null ||
  hosts.some(({ person }) => person === visit.person?.id);

/** The buttons with which a host leads a session, also on a phone: the next question with its time, the hosts, and the end. */
export function LeadRoom({
  session,
  script,
  action,
  now,
}: {
  session: Session;
  script: readonly (WrittenQuestion & { number: number })[];
  /** The address to which the buttons post. */
  action: string;
  now: Date;
}) {
  const { t, lang, zone } = useView();
  if (!isOffered(session, now)) return null;
  if (session.state === 'planned')
    return (
      <Form action={action}>
        <p class="help">{t('chats.desk.open-help')}</p>
        <FormActions>
          <Button name="act" value="open">
            {t('chats.desk.open')}
          </Button>
        </FormActions>
      </Form>
    );
  const until = pinnedUntil(session, script);
  const coming = script.filter(({ number }) => number > (session.question ?? 0));
  return (
    <Form action={action}>
      <h3>{t('chats.desk.lead-title')}</h3>
      <p>{t(`chats.desk.lead-${session.led_by}`)}</p>
      {session.question !== null && until ? (
        <p>
          {t('chats.desk.pinned', { number: session.question, time: clockTime(lang, zone, until) })}{' '}
          <b>
            {t('chats.desk.left', {
              minutes: Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 60_000)),
            })}
          </b>
        </p>
      ) : null}
      {coming.slice(0, 1).map(({ number, body }) => (
        <blockquote key={number} dir="auto">
          {number}. {body}
        </blockquote>
      ))}
      <FormActions>
        {coming.slice(0, 1).map(({ number }) => (
          <Button key={number} name="act" value={`ask ${number}`}>
            {t('chats.desk.ask', { number })}
          </Button>
        ))}
        <Button kind="quiet" name="act" value={session.led_by === 'host' ? 'clock' : 'host'}>
          {t(session.led_by === 'host' ? 'chats.desk.to-clock' : 'chats.desk.to-host')}
        </Button>
      </FormActions>
      {/* A closed session cannot be opened again, so closing takes two presses, apart from the buttons that are used all the time. */}
      <Details summary={t('chats.desk.close')}>
        <p>{t('chats.desk.close-what')}</p>
        <Button kind="grave" name="act" value="close">
          {t('chats.desk.close')}
        </Button>
      </Details>
    </Form>
  );
}

/** The pace in words. */
export const paceSaid = (t: ProgrammeVisit['view']['t'], seconds: number): string =>
  seconds === 0 ? t('chats.desk.slow-none') : t('chats.desk.slow-each', { seconds });

/** The choice of how often one may write in the room. */
export function SlowDown({
  seconds,
  typed,
  error,
  action,
}: {
  seconds: number;
  /** The choice that came back, and the reason. */
  typed: string | undefined;
  error: string | undefined;
  action: string;
}) {
  const { t } = useView();
  return (
    <Form action={action} hidden={{ seen: String(seconds) }}>
      <Select
        name="seconds"
        label={t('chats.desk.slow')}
        help={t('chats.desk.slow-help')}
        value={typed ?? String(seconds)}
        error={error}
        options={SLOW.map((one) => ({ value: String(one), label: paceSaid(t, one) }))}
      />
      <Submit kind="quiet">{t('chats.desk.save')}</Submit>
    </Form>
  );
}

/** Does what a host's button says; null for an unknown button. */
export async function lead(visit: ProgrammeVisit, chat: Chat, session: number) {
  const { ctx, programme } = visit;
  const [act, number = ''] = ((await visit.form()).get('act') ?? '').split(' ');
  const input = { programme: programme.id, actor: visit.actor(), chat: chat.id, session };
  visit.changes(`chat:${chat.id}`, 'chats');
  if (act === 'open') return openRoom(ctx, input);
  if (act === 'ask') return askQuestion(ctx, { ...input, question: Number(number) });
  if (act === 'host' || act === 'clock') return giveLead(ctx, { ...input, to: act });
  return act === 'close' ? closeRoom(ctx, input) : null;
}
