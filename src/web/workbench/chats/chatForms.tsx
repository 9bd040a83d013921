import { LENGTHS, LIMITS, MOST_QUESTIONS, planOf } from '../../../rooms/chats/index.ts';
import type { Chat, ChatPlan, ChatTexts, Session } from '../../../rooms/chats/index.ts';
import {
  Checkbox,
  Details,
  Form,
  FormActions,
  Button,
  LocalTime,
  Select,
  Submit,
  TextArea,
  TextField,
  ZoneSelect,
  useView,
} from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';
import { DeskMessages } from './deskMessages.tsx';
import { LeadRoom } from './leadRoom.tsx';
import type { ProgrammeVisit } from '../../visit.ts';

/** Hosts that a form can name for a session. */
export const HOST_PLACES = [1, 2, 3] as const;
/** Empty lines for further questions. */
const FREE_LINES = 3;

/** Values that came back with what was wrong about them. */
export interface Returned {
  errors?: Messages;
  texts?: ChatTexts & { admits: boolean };
  questions?: readonly { body: string; minutes: string }[];
  /** Of one session, by its id. */
  moved?: { session: number; day: string; time: string; zone: string; minutes: string };
  reason?: string;
  hidden?: { message: number; reason: string; error: string };
}

/** All that the forms of a chat are drawn from. */
export async function formsOf(visit: ProgrammeVisit, chat: Chat, back: Returned = {}) {
  const { ctx, programme, path } = visit;
  const mayModerate = visit.may('director', 'chat_host');
  return {
    chat,
    mayModerate,
    ...(await planOf(ctx, programme.id, chat.id)),
    back,
    path,
    now: ctx.clock.now(),
  };
}

export interface PlanProps extends ChatPlan {
  /** Whether the reader may let messages in and hide them. */
  mayModerate: boolean;
  chat: Chat;
  back: Returned;
  path: (path: string) => string;
  now: Date;
}

/** Everything that can be changed about a chat: whether it is announced, its hours, hosts, script and texts. */
export function ChatForms(props: PlanProps) {
  const { chat, back, path } = props;
  const { t } = useView();
  const own = path(`/workbench/chats/${chat.id}`);
  const errors = back.errors ?? {};
  const isOpenToChange = chat.state === 'draft' || chat.state === 'announced';
  return (
    <>
      {chat.state === 'draft' ? (
        <Form action={`${own}/announcement`}>
          <p class="help">{t('chats.desk.announce-help')}</p>
          <FormActions>
            <Button>{t('chats.desk.announce')}</Button>
          </FormActions>
        </Form>
      ) : (
        <p>
          <a href={path(`/chats/${chat.slug}`)}>{t('chats.desk.page')}</a>
        </p>
      )}
      {props.mayModerate ? (
        <DeskMessages waiting={props.waiting} recent={props.recent} own={own} back={back.hidden} />
      ) : null}
      {chat.sessions.map((session) => (
        <SessionPlan key={session.id} {...props} session={session} own={own} />
      ))}
      <Script {...props} own={own} />
      <Texts chat={chat} typed={back.texts} errors={errors} own={own} />
      {isOpenToChange ? (
        <Details summary={t('chats.desk.cancel')} open={errors['reason'] !== undefined}>
          <Form action={`${own}/cancellation`}>
            <TextArea
              name="reason"
              label={t('chats.desk.cancel-why')}
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

function SessionPlan({
  chat,
  script,
  session,
  hosts,
  people,
  back,
  own,
  now,
}: PlanProps & { session: Session; own: string }) {
  const { t } = useView();
  const at = `${own}/sessions/${session.id}`;
  const isMoved = back.moved?.session === session.id;
  const typed = isMoved
    ? back.moved!
    : {
        day: session.wall.slice(0, 10),
        time: session.wall.slice(11, 16),
        zone: session.zone,
        minutes: String(session.minutes),
      };
  const errors = isMoved ? (back.errors ?? {}) : {};
  const named = hosts.filter((host) => host.session === session.id);
  return (
    <section>
      <h2>
        <LocalTime at={session.starts_at} year />
      </h2>
      {chat.state === 'announced' ? <LeadRoom {...{ session, script, now }} own={at} /> : null}
      {session.state === 'planned' ? (
        <Details summary={t('chats.desk.move')} open={isMoved}>
          <Form action={at}>
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
        <Form action={`${at}/hosts`}>
          <fieldset>
            <legend>{t('chats.desk.hosts')}</legend>
            {HOST_PLACES.map((place) => (
              <Select
                key={place}
                name={`host${place}`}
                label={
                  place === 1 ? t('chats.desk.host-first') : t('chats.desk.host-next', { number: place })
                }
                value={String(named[place - 1]?.person ?? '0')}
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

function Script({ chat, script, back, own }: PlanProps & { own: string }) {
  const { t } = useView();
  const errors = back.errors ?? {};
  const written = back.questions ?? script.map(({ body, minutes }) => ({ body, minutes: String(minutes) }));
  const free = Math.min(FREE_LINES, MOST_QUESTIONS - written.length);
  const lines = [
    ...written,
    ...Array.from({ length: Math.max(0, free) }, () => ({ body: '', minutes: '10' })),
  ];
  return (
    <>
      <h2 id="script">{t('chats.desk.script')}</h2>
      <Form action={`${own}/script`}>
        <p class="help">{t('chats.desk.script-help')}</p>
        {lines.map(({ body, minutes }, at) => (
          <div key={at}>
            <TextArea
              name={`question${at + 1}`}
              label={t('chats.desk.question', { number: at + 1 })}
              value={body}
              rows={2}
              lang={chat.locale}
              error={errors[`question${at + 1}`]}
            />
            <TextField
              name={`minutes${at + 1}`}
              label={t('chats.desk.question-minutes', { number: at + 1 })}
              value={minutes}
              width="short"
              inputmode="numeric"
              error={errors[`minutes${at + 1}`]}
            />
          </div>
        ))}
        <Submit kind="quiet">{t('chats.desk.save')}</Submit>
      </Form>
    </>
  );
}

function Texts({
  chat,
  typed,
  errors,
  own,
}: {
  chat: Chat;
  typed: Returned['texts'];
  errors: Messages;
  own: string;
}) {
  const { t } = useView();
  const texts = typed ?? chat;
  return (
    <>
      <h2>{t('chats.desk.texts')}</h2>
      <Form action={own}>
        <TextField
          name="title"
          label={t('chats.desk.name')}
          required
          maxLength={LIMITS.title}
          lang={chat.locale}
          value={texts.title}
          error={errors['title']}
        />
        <TextArea
          name="about"
          label={t('chats.desk.about')}
          maxLength={LIMITS.about}
          lang={chat.locale}
          value={texts.about}
          error={errors['about']}
        />
        <TextField
          name="hashtag"
          label={t('chats.desk.hashtag')}
          help={t('chats.desk.hashtag-help')}
          maxLength={LIMITS.hashtag + 1}
          value={texts.hashtag}
          error={errors['hashtag']}
        />
        <TextArea
          name="welcome"
          label={t('chats.desk.welcome')}
          maxLength={LIMITS.greeting}
          rows={3}
          lang={chat.locale}
          value={texts.welcome}
          error={errors['welcome']}
        />
        <TextArea
          name="farewell"
          label={t('chats.desk.farewell')}
          maxLength={LIMITS.greeting}
          rows={3}
          lang={chat.locale}
          value={texts.farewell}
          error={errors['farewell']}
        />
        <Checkbox name="admits" label={t('chats.desk.admits')} checked={texts.admits} />
        <Submit kind="quiet">{t('chats.desk.save')}</Submit>
      </Form>
    </>
  );
}
