import { LIMITS, MOST_QUESTIONS, scriptVersion, textsVersion } from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { Checkbox, Form, Notice, Submit, TextArea, TextField, useView } from '../../../ui/index.ts';
import type { PlanProps, Returned } from './chatForms.tsx';

/** The number of empty lines for further questions. */
const FREE_LINES = 3;
/** The minutes of a new line. */
export const USUAL_MINUTES = '10';

/** The script: numbered questions with their minutes, and lines for further ones. */
export function Script({ chat, script, back, to }: PlanProps) {
  const { t } = useView();
  const errors = back.errors ?? {};
  const written = back.questions ?? script.map(({ body, minutes }) => ({ body, minutes: String(minutes) }));
  const free = Math.min(FREE_LINES, MOST_QUESTIONS - written.length);
  const lines = [
    ...written,
    ...Array.from({ length: Math.max(0, free) }, () => ({ body: '', minutes: USUAL_MINUTES })),
  ];
  return (
    <>
      <h2 id="script">{t('chats.desk.script')}</h2>
      {back.overtaken === 'script' ? (
        <Saved lines={script.map(({ body, minutes }) => `${body} (${minutes})`)} lang={chat.locale} />
      ) : null}
      <Form action={to('/script')} hidden={{ base: (back.questions && back.base) ?? scriptVersion(script) }}>
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

/** The words that somebody else saved meanwhile. */
function Saved({ lines, lang }: { lines: readonly string[]; lang: string }) {
  const { t } = useView();
  return (
    <Notice kind="news" title={t('chats.desk.as-saved')}>
      <ol>
        {lines.map((line, at) => (
          <li key={at} dir="auto" lang={lang}>
            {line}
          </li>
        ))}
      </ol>
    </Notice>
  );
}

/** The texts of a chat: its title, and all that it says. */
export function Texts({ chat, back, action }: { chat: Chat; back: Returned; action: string }) {
  const { t } = useView();
  const errors = back.errors ?? {};
  const texts = back.texts ?? chat;
  const saved = [chat.title, chat.about, chat.hashtag, chat.welcome, chat.farewell];
  return (
    <>
      <h2>{t('chats.desk.texts')}</h2>
      {back.overtaken === 'texts' ? (
        <Saved lines={saved.filter((one) => one !== '')} lang={chat.locale} />
      ) : null}
      <Form action={action} hidden={{ base: (back.texts && back.base) ?? textsVersion(chat) }}>
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
