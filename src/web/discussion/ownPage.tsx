import { beginning } from '../../lib/text/beginning.ts';
import { regionName } from '../../lib/world/countries.ts';
import { pick, pickWithLocale } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { LIMITS, commenterOf, ownPart } from '../../rooms/discussion/index.ts';
import { answersOf } from '../../rooms/networks/index.ts';
import { personById } from '../../rooms/people/index.ts';
import {
  Bdi,
  Button,
  ButtonLink,
  Checkbox,
  controlProps,
  Empty,
  ErrorSummary,
  Field,
  Form,
  FormActions,
  Heading,
  Of,
  PostButton,
  TextField,
  useView,
  WrittenAt,
} from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { isKnown, writerOf } from './writer.ts';

const SHOWN = 120;

export async function ownPage(
  visit: ProgrammeVisit,
  returned: { name?: string; showsCountry?: boolean; error?: string; picture?: string } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const writer = await writerOf(visit);
  const page = {
    title: t('discussion.own.title'),
    nav: 'topics',
    indexed: false,
    status: returned.error || returned.picture ? 422 : 200,
  } as const;
  if (!writer)
    return visit.page({
      ...page,
      body: (
        <>
          <Heading lead={t('discussion.own.stranger')}>{t('discussion.own.title')}</Heading>
          <FormActions>
            <ButtonLink href={visit.path('/topics')}>{t('topics.title')}</ButtonLink>
            <ButtonLink kind="quiet" href={visit.path('/sign-in')}>
              {t('nav.sign-in')}
            </ButtonLink>
          </FormActions>
          {(await isKnown(visit)) ? <Forgetting visit={visit} /> : null}
        </>
      ),
    });
  const own = { programme: programme.id, person: writer.id };
  const known = await commenterOf(ctx, programme.id, writer.id);
  const country = (await personById(ctx, programme.id, writer.id))?.country;
  const { comments, follows } = await ownPart(ctx, own);
  const elsewhere = new Set((await answersOf(ctx, own)).map(({ comment }) => comment));
  const now = ctx.clock.now();
  return visit.page({
    ...page,
    body: (
      <>
        <Heading lead={t('discussion.own.lead')}>{t('discussion.own.title')}</Heading>
        <ErrorSummary
          errors={[
            ...(returned.error
              ? [{ name: 'name', label: t('discussion.name'), message: returned.error }]
              : []),
            ...(returned.picture
              ? [{ name: 'picture', label: t('discussion.own.choose'), message: returned.picture }]
              : []),
          ]}
        />
        <Form action={visit.path('/discussion/name')}>
          <TextField
            name="name"
            label={t('discussion.name')}
            help={t('discussion.own.name-help')}
            required
            autocomplete="nickname"
            value={returned.name ?? (known?.name || writer.name)}
            maxLength={LIMITS.name}
            error={returned.error}
          />
          {country ? (
            <Checkbox
              name="country"
              label={t('discussion.own.country', { country: regionName(view.lang, country) })}
              help={t('discussion.own.country-help')}
              checked={returned.showsCountry ?? (known !== null && known.countryWith === known.name)}
            />
          ) : null}
          <Button kind="quiet">{t('discussion.save')}</Button>
        </Form>
        <h2 id="picture">{t('discussion.own.picture')}</h2>
        {known?.picture ? (
          <p>
            <img
              class="avatar large"
              src={visit.path(`/discussion/pictures/${known.picture}`)}
              alt={t('discussion.own.picture')}
            />
          </p>
        ) : null}
        {known?.picture && known.pictureWith ? (
          <p>{view.rich('discussion.own.picture-with', { name: <Bdi>{known.pictureWith}</Bdi> })}</p>
        ) : null}
        <Form action={visit.path('/discussion/picture')} upload>
          <Field
            name="picture"
            label={t('discussion.own.choose')}
            help={t('discussion.own.picture-help')}
            error={returned.picture}
          >
            <input
              {...controlProps({ name: 'picture', label: '', help: true, error: returned.picture })}
              type="file"
              accept="image/jpeg,image/png,image/gif,image/webp"
            />
          </Field>
          <FormActions>
            <Button kind="quiet">{t('discussion.save')}</Button>
            {known?.picture ? (
              <Button kind="grave" name="remove" value="yes">
                {t('discussion.own.remove')}
              </Button>
            ) : null}
          </FormActions>
        </Form>
        <h2>{t('discussion.own.comments')}</h2>
        {comments.length === 0 ? <Empty>{t('discussion.own.none')}</Empty> : null}
        {comments.map((comment) => (
          <div key={comment.id}>
            <p class="aside">
              <TopicLink
                topic={comment}
                href={visit.path(`/topics/${comment.slug}/comments/${comment.id}#c${comment.id}`)}
              />
              {' · '}
              <WrittenAt at={comment.writtenAt} now={now} />
            </p>
            <p dir="auto">{beginning(comment.html, SHOWN)}</p>
            {comment.state === 'shown' ? null : <p class="aside">{t(`discussion.${comment.state}`)}</p>}
            {elsewhere.has(comment.id) ? <p class="aside">{t('discussion.own.elsewhere')}</p> : null}
          </div>
        ))}
        {follows.length > 0 ? <h2 id="follows">{t('discussion.own.follows')}</h2> : null}
        {follows.map((follow) => (
          <div key={follow.topic}>
            <p>
              <TopicLink topic={follow} href={visit.path(`/topics/${follow.slug}`)} />
            </p>
            <PostButton action={visit.path(`/discussion/following/${follow.topic}/end`)}>
              {t('discussion.follow.stop')}
              <Of>{pick(follow.title, view.lang, follow.source_locale)}</Of>
            </PostButton>
          </div>
        ))}
        {visit.person ? null : <Forgetting visit={visit} />}
      </>
    ),
  });
}

/** A topic's title in the reader's language, or in the one it was written in. */
function TopicLink({ topic, href }: { topic: { title: Texts; source_locale: string }; href: string }) {
  const { text, locale } = pickWithLocale(topic.title, useView().lang, topic.source_locale);
  return (
    <a href={href} lang={locale ?? undefined} dir="auto">
      {text}
    </a>
  );
}

/** Makes the browser forget its writer, here and in the live chats. */
function Forgetting({ visit: { view, path } }: { visit: ProgrammeVisit }) {
  const { t } = view;
  return (
    <>
      <h2>{t('discussion.own.browser')}</h2>
      <p>{t('discussion.own.forget-lead')}</p>
      <PostButton action={path('/discussion/forgetting')}>{t('discussion.own.forget')}</PostButton>
    </>
  );
}
