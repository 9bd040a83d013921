import { homeVersions } from '../../../rooms/networks/index.ts';
import type { Home } from '../../../rooms/networks/index.ts';
import { Checkbox, ErrorSummary, Form, Submit, TextArea, useView } from '../../../ui/index.ts';

/** The choices as sent, when they could not be saved. */
export interface TypedChoices {
  news: boolean;
  chats: boolean;
  chatServers: string;
  wrong: readonly string[];
  /** The version from which the form was drawn, unless somebody else saved another. */
  base?: string | undefined;
}

/** The things that go out besides topics, and the servers on which the hashtags of live chats are looked for. */
export function ChoicesForm({
  home,
  typed,
  path,
}: {
  home: Home;
  typed: TypedChoices | undefined;
  path: (rest: string) => string;
}) {
  const { t } = useView();
  const named = home.namedServers;
  const error =
    typed &&
    typed.wrong.length > 0 &&
    t('networks.chat-servers-wrong', { names: typed.wrong.slice(0, 5).join(' ') });
  return (
    <>
      <ErrorSummary errors={error ? [{ name: 'chat-servers', message: error }] : []} />
      <Form action={path('/choices')} hidden={{ base: typed?.base ?? homeVersions(home).choices }}>
        <Checkbox name="news" label={t('networks.news')} checked={typed?.news ?? home.newsFrom !== null} />
        <Checkbox
          name="chats"
          label={t('networks.chats')}
          checked={typed?.chats ?? home.chatsFrom !== null}
        />
        <p class="help">{t('networks.choices-help')}</p>
        <TextArea
          name="chat-servers"
          label={t('networks.chat-servers')}
          help={`${t('networks.chat-servers-help')} ${
            named.length > 0
              ? t('networks.chat-servers-named', { names: named.join(', ') })
              : t('networks.chat-servers-none')
          }`}
          value={typed?.chatServers ?? home.chatServers.join('\n')}
          error={error || undefined}
          dir="ltr"
        />
        <Submit kind="quiet">{t('ui.save')}</Submit>
      </Form>
    </>
  );
}
