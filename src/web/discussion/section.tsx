import type { ComponentChildren } from 'preact';
import { ORDERS } from '../../rooms/discussion/index.ts';
import type { Order, Summary } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { Button, Form, PagesNav, Pagination, TextField, useView } from '../../ui/index.ts';
import { CommentForm } from './form.tsx';
import type { AskedQuestion, CommentDraft } from './form.tsx';
import { SummaryBox } from './summaryBox.tsx';

export interface DiscussionProps {
  /** Address of the topic's page. */
  own: string;
  path: (path: string) => string;
  /** Drawn by `drawComments`. */
  html: string;
  total: number;
  page: number;
  pages: number;
  order: Order;
  summary: Summary | null;
  now: Date;
  /** Whether the reader is known as a writer. */
  isKnown: boolean;
  /** `Joining`, or its drawn HTML. */
  joining: ComponentChildren;
}

/** The discussion of a topic: the summary, the comments, and the form to add one. */
export function Discussion(props: DiscussionProps) {
  const { own, path, html, total, page, pages, order, summary } = props;
  const { t } = useView();
  const query = (more: Record<string, string>): string => {
    const all = new URLSearchParams({ ...(order === 'newest' ? {} : { order }), ...more });
    return `${own}${all.size > 0 ? `?${all}` : ''}#discussion`;
  };
  return (
    <section aria-labelledby="discussion">
      <h2 id="discussion">{t('discussion.title', { count: total })}</h2>
      {summary ? <SummaryBox summary={summary} now={props.now} /> : null}
      {total === 0 ? (
        <p>{t('discussion.none')}</p>
      ) : (
        <PagesNav label={t('discussion.order')}>
          <a href="#answer">{t('discussion.write')}</a>
          {ORDERS.map((one) => (
            <a
              key={one}
              href={`${own}?order=${one}#discussion`}
              aria-current={one === order ? 'true' : undefined}
            >
              {t(`discussion.order.${one}`)}
            </a>
          ))}
          {pages > 1 ? <a href={query({ page: 'all' })}>{t('discussion.all')}</a> : null}
          <a href={path('/discussion/search')}>{t('discussion.search')}</a>
          {props.isKnown ? <a href={path('/discussion')}>{t('discussion.own.title')}</a> : null}
        </PagesNav>
      )}
      {html === '' ? null : (
        <form
          method="post"
          action={`${own}/likes`}
          dangerouslySetInnerHTML={{
            __html: `<input type="hidden" name="order" value="${order}"><input type="hidden" name="page" value="${page}">${html}`,
          }}
        />
      )}
      <Pagination page={page} pages={pages} href={(number) => query({ page: String(number) })} />
      {props.joining}
    </section>
  );
}

/** The ways to join in: the form, and following by mail. */
export function Joining({
  own,
  path,
  writer,
  follows,
  questions,
  draft,
}: {
  own: string;
  path: (path: string) => string;
  writer: Person | null;
  follows: boolean;
  questions: readonly AskedQuestion[];
  draft: CommentDraft;
}) {
  const { t } = useView();
  return (
    <>
      <h2 id="answer">{t('discussion.write')}</h2>
      <CommentForm {...{ writer, draft, questions, path }} action={`${own}/comments`} />
      <FollowBox {...{ own, writer, follows }} />
    </>
  );
}

/** The form to follow the discussion by mail, for anybody; a known reader needs one click. */
function FollowBox({ own, writer, follows }: { own: string; writer: Person | null; follows: boolean }) {
  const { t } = useView();
  return (
    <>
      <h2 id="follow">{t('discussion.follow.title')}</h2>
      {writer ? (
        <Form action={`${own}/following`} hidden={{ on: follows ? 'no' : 'yes' }}>
          <p>{t(follows ? 'discussion.follow.on' : 'discussion.follow.lead')}</p>
          <Button kind="quiet">{t(follows ? 'discussion.follow.stop' : 'discussion.follow.start')}</Button>
        </Form>
      ) : (
        <FollowForm own={own} />
      )}
    </>
  );
}

/** The form in which an unknown reader gives an address to follow a topic; `returned` when the form came back. */
export function FollowForm({ own, returned }: { own: string; returned?: { mail: string; error: string } }) {
  const { t } = useView();
  return (
    <Form action={`${own}/following`} hidden={{ on: 'yes' }}>
      <p>{t('discussion.follow.lead')}</p>
      <TextField
        name="mail"
        type="email"
        label={t('contact.address')}
        required
        autocomplete="email"
        value={returned?.mail}
        error={returned?.error}
      />
      <Button kind="quiet">{t('discussion.follow.start')}</Button>
    </Form>
  );
}
