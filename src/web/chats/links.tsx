import { confirmMessage, messageById, withdrawMessage } from '../../rooms/chats/index.ts';
import { personById, spendLink } from '../../rooms/people/index.ts';
import { PlainText } from '../../ui/index.ts';
import type { AreaBrings, LinkPage } from '../brings.ts';
import { knowWriter } from '../discussion/writer.ts';
import { LinkButton } from '../links/button.tsx';

/** The link proves that the writer owns the address given with a message: the message appears, or waits for a host. */
const messageLink: LinkPage = {
  show: async (visit, link) => {
    const { t, rich } = visit.view;
    const message = await messageById(visit.ctx, link.programme, Number(link.subject));
    return {
      title: t('chats.confirm.title'),
      body: (
        <LinkButton
          title={t('chats.confirm.title')}
          lead={t('chats.confirm.lead')}
          button={t('discussion.confirm.button')}
          action={visit.url.pathname}
        >
          {message ? (
            <>
              <PlainText text={message.body} />
              <p class="aside">{rich('discussion.confirm.signed', { name: <bdi>{message.name}</bdi> })}</p>
            </>
          ) : null}
        </LinkButton>
      ),
    };
  },
  act: async (visit, link) => {
    const done = await confirmMessage(visit.ctx, {
      programme: link.programme,
      person: link.person,
      message: Number(link.subject),
    });
    if (!done.ok)
      return visit.redirect(visit.path('/chats'), done.reason === 'banned' ? 'comment-banned' : 'link-over');
    const person = done.isFirst ? await personById(visit.ctx, visit.programme.id, link.person) : null;
    if (person) await knowWriter(visit, person, 'chats');
    const note = done.state === 'shown' ? 'chat-shown' : done.state === 'held' ? 'chat-held' : undefined;
    return visit.redirect(visit.path(`/chats/${done.slug}`), note);
  },
};

/** The link that takes back a message that came by mail. */
const takeBackLink: LinkPage = {
  show: (visit) => {
    const { t } = visit.view;
    return {
      title: t('chats.back.title'),
      body: (
        <LinkButton
          title={t('chats.back.title')}
          lead={t('chats.message.withdraw-what')}
          button={t('discussion.withdraw')}
          kind="grave"
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const { ctx } = visit;
    const message = await messageById(ctx, link.programme, Number(link.subject));
    const done = await withdrawMessage(ctx, {
      programme: link.programme,
      person: link.person,
      message: Number(link.subject),
    });
    if (done.ok) await spendLink(ctx, link);
    if (message) visit.changes(`chat:${message.chat_id}`);
    return visit.redirect(
      visit.path(message ? `/chats/${message.slug}` : '/chats'),
      done.ok ? 'comment-withdrawn' : 'comment-late',
    );
  },
};

export const chatLinks = {
  'chat-message': messageLink,
  'chat-message-back': takeBackLink,
} satisfies AreaBrings['links'];
