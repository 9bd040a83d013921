import {
  HOST_ROLES,
  LENGTHS,
  LIMITS,
  MOST_HOSTS,
  hostsVersion,
  hourVersion,
  planOf,
} from '../../../rooms/chats/index.ts';
import type { Chat, ChatPlan, ChatTexts, Session } from '../../../rooms/chats/index.ts';
import {
  Details,
  Form,
  FormActions,
  Button,
  LocalTime,
  Notice,
  PostButton,
  Select,
  Submit,
  TextArea,
  TextField,
  ZoneSelect,
  useView,
} from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';
import { pageAsked } from '../list/carried.ts';
import { DeskMessages } from './deskMessages.tsx';
import { LeadRoom, SlowDown, mayLead } from './leadRoom.tsx';
import { Script, Texts } from './scriptForms.tsx';
import type { ProgrammeVisit } from '../../visit.ts';

/** The fewest fields for hosts in a form. With more hosts each has a field, and one more is free. */
const HOST_PLACES = 3;
/** The values of a form that came back, with their faults. */
export interface Returned {
  errors?: Messages;
  texts?: ChatTexts & { admits: boolean };
  questions?: readonly { body: string; minutes: string }[];
  /** The version with which the writer began; if absent, the one that the page shows. */
  base?: string | undefined;
  /** The part that somebody else saved meanwhile; the page shows it beside the typed words. */
  overtaken?: 'script' | 'texts';
  /** The new time that was typed for a session, by the session's id. */
  moved?: { session: number; day: string; time: string; zone: string; minutes: string };
  /** The hosts chosen for a session, by their numbers. */
  named?: { session: number; people: readonly number[] };
  reason?: string;
  /** The pace that was chosen, in seconds. */
  pace?: string;
  hidden?: { message: number; reason: string; error: string };
  shortened?: {
    message: number;
    body: string;
    why: string;
    base?: string | undefined;
    errors: { body?: string; why?: string };
  };
  banned?: { message: number; reason: string; all: boolean; error: string };
}

/** The data for all forms of a chat. */
export async function formsOf(visit: ProgrammeVisit, chat: Chat, back: Returned = {}): Promise<PlanProps> {
  const { ctx, programme, path } = visit;
  const page = pageAsked(visit);
  const mayModerate = visit.may(...HOST_ROLES);
  const plan = await planOf(ctx, programme.id, chat.id);
  return {
    chat,
    mayModerate,
    mayPlan: chat.rehearses_id === null && visit.may('director', 'content_editor', 'chat_host'),
    mayRehearse: mayModerate && chat.rehearses_id === null && ['draft', 'announced'].includes(chat.state),
    mayLead: mayModerate && mayLead(visit, chat, plan.hosts),
    ...plan,
    back,
    path,
    to: (noun = '') => `${path(`/workbench/chats/${chat.id}${noun}`)}${page}`,
    now: ctx.clock.now(),
  };
}

export type To = (noun?: string) => string;

export interface PlanProps extends ChatPlan {
  /** Whether the reader may let messages in and hide them. */
  mayModerate: boolean;
  /** Whether the reader may change the plan. */
  mayPlan: boolean;
  mayRehearse: boolean;
  mayLead: boolean;
  chat: Chat;
  back: Returned;
  path: (path: string) => string;
  /** The address of a post about the chat, which keeps the page of the list from which the reader came. */
  to: To;
  now: Date;
}

/** All that can be changed about a chat: whether it is announced, its hours, hosts, script and texts. */
export function ChatForms(props: PlanProps) {
  const { chat, path, to, back } = props;
  const { t } = useView();
  return (
    <>
      {chat.rehearses_id === null ? null : <Notice kind="news">{t('chats.rehearsal')}</Notice>}
      {chat.state !== 'draft' ? (
        <p>
          <a href={path(`/chats/${chat.slug}`)}>{t('chats.desk.page')}</a>
        </p>
      ) : props.mayPlan ? (
        <Form action={to('/announcement')}>
          <p class="help">
            {t('chats.desk.announce-help')} {chat.round_id === null ? null : t('chats.desk.announce-mails')}
          </p>
          <FormActions>
            <Button>{t('chats.desk.announce')}</Button>
          </FormActions>
        </Form>
      ) : null}
      <div id="desk-lead" data-renews="">
        {chat.state === 'announced' && props.mayLead
          ? chat.sessions.map((session) => (
              <LeadRoom
                key={session.id}
                session={session}
                script={props.script}
                now={props.now}
                action={to(`/sessions/${session.id}/lead`)}
              />
            ))
          : null}
      </div>
      {props.mayModerate ? (
        <DeskMessages {...props} pictures={path(`/chats/${chat.slug}/pictures/`)} />
      ) : null}
      {props.mayModerate && chat.state === 'announced' ? (
        <SlowDown
          seconds={chat.slow_seconds}
          typed={back.pace}
          error={back.errors?.['seconds']}
          action={to('/pace')}
        />
      ) : null}
      {props.mayRehearse ? (
        <>
          <p class="help">{t('chats.desk.rehearse-help')}</p>
          <PostButton action={to('/rehearsal')}>{t('chats.desk.rehearse')}</PostButton>
        </>
      ) : null}
      {props.mayPlan ? <Planned {...props} /> : null}
    </>
  );
}

/** The plan, which only planners may change. */
function Planned(props: PlanProps) {
  const { chat, back, to } = props;
  const { t } = useView();
  const errors = back.errors ?? {};
  const isOpenToChange = chat.state === 'draft' || chat.state === 'announced';
  const hasBegun = chat.sessions.some(({ state }) => state !== 'planned');
  return (
    <>
      {chat.sessions.map((session) => (
        <SessionPlan key={session.id} {...props} session={session} />
      ))}
      <Script {...props} />
      <Texts chat={chat} back={back} action={to()} />
      {isOpenToChange ? (
        <Details summary={t('chats.desk.cancel')} open={errors['reason'] !== undefined}>
          <Form action={to('/cancellation')}>
            <TextArea
              name="reason"
              label={t('chats.desk.cancel-why')}
              help={hasBegun ? t('chats.desk.cancel-rest') : undefined}
              value={back.reason}
              maxLength={LIMITS.reason}
              rows={2}
              error={errors['reason']}
            />
            <Submit kind="grave">{t('chats.desk.cancel')}</Submit>
          </Form>
        </Details>
      ) : null}
    </>
  );
}

function SessionPlan({ session, hosts, people, back, to, now }: PlanProps & { session: Session }) {
  const { t } = useView();
  const at = (noun = ''): string => to(`/sessions/${session.id}${noun}`);
  const isMoved = back.moved?.session === session.id;
  const typed = isMoved
    ? back.moved!
    : {
        day: session.wall.slice(0, 10),
        time: session.wall.slice(11, 16),
        zone: session.zone,
        minutes: String(session.minutes),
      };
  const isNamed = back.named?.session === session.id;
  const errors = isMoved || isNamed ? (back.errors ?? {}) : {};
  const named = hosts.filter((host) => host.session === session.id);
  const chosen = isNamed ? back.named!.people : named.map(({ person }) => person);
  const places = Math.max(HOST_PLACES, chosen.length, Math.min(chosen.length + 1, MOST_HOSTS));
  return (
    <section>
      <h2>
        <LocalTime at={session.starts_at} year />
      </h2>
      {session.state === 'planned' ? (
        <Details summary={t('chats.desk.move')} open={isMoved}>
          <Form action={at()} hidden={{ base: (isMoved && back.base) || hourVersion(session) }}>
            <TextField
              type="date"
              name="day"
              label={t('chats.desk.day')}
              required
              value={typed.day}
              error={errors['day']}
            />
            <TextField type="time" name="time" label={t('chats.desk.time')} required value={typed.time} />
            <ZoneSelect name="zone" label={t('chats.desk.zone')} value={typed.zone} now={now} required />
            <Select
              name="minutes"
              label={t('chats.desk.length')}
              value={typed.minutes}
              options={LENGTHS.map((minutes) => ({ value: String(minutes), label: String(minutes) }))}
            />
            <Submit kind="quiet">{t('chats.desk.move')}</Submit>
          </Form>
        </Details>
      ) : null}
      {session.state === 'closed' ? null : (
        <Form action={at('/hosts')} hidden={{ base: hostsVersion(named.map(({ person }) => person)) }}>
          <fieldset>
            <legend>{t('chats.desk.hosts')}</legend>
            {Array.from({ length: places }, (_, at) => at + 1).map((place) => (
              <Select
                key={place}
                name={`host${place}`}
                label={
                  place === 1 ? t('chats.desk.host-first') : t('chats.desk.host-next', { number: place })
                }
                value={String(chosen[place - 1] ?? '0')}
                error={errors[`host${place}`]}
                options={[
                  { value: '0', label: t('chats.desk.nobody') },
                  ...people.map(({ id, name }) => ({ value: String(id), label: name })),
                  ...named
                    .filter(({ person }) => people.every(({ id }) => id !== person))
                    .map(({ person, name }) => ({ value: String(person), label: name })),
                ]}
              />
            ))}
          </fieldset>
          <Submit kind="quiet">{t('chats.desk.save')}</Submit>
        </Form>
      )}
    </section>
  );
}
