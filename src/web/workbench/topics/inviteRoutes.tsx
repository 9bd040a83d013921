import { languageName } from '../../../lib/world/languages.ts';
import { instantToWall } from '../../../lib/time/time.ts';
import { LIMITS, inviteGuest } from '../../../rooms/topics/index.ts';
import type { GuestInvitation, Topic } from '../../../rooms/topics/index.ts';
import { ErrorSummary, Form, Heading, Select, Submit, TextField } from '../../../ui/index.ts';
import type { Limit } from '../../request/limits.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { wantedTopic } from './editRoutes.tsx';
import { GuestDay } from './topicParts.tsx';

const PATH = '/workbench/topics/:id/guests/invitation';
/** The most guests that a programme may invite in a day: more than anybody needs, fewer than a nuisance would. */
const A_DAY: Limit = { name: 'guest', points: 30, seconds: 86_400 };

type Problem = { name: string; message: string };

export const guestInviteRoutes: Route[] = [
  get(PATH, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const day = instantToWall(visit.ctx.clock.now(), visit.programme.zone).slice(0, 10);
    return page(visit, topic, { address: '', name: '', locale: topic.source_locale, day }, []);
  }),
  post(PATH, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const { ctx, programme, view } = visit;
    const form = await visit.form();
    const locale = form.get('locale') ?? '';
    const invitation = {
      address: form.get('address') ?? '',
      name: form.get('name') ?? '',
      locale: programme.locales.includes(locale) ? locale : topic.source_locale,
      day: form.get('day') ?? '',
    };
    if (!(await visit.limits.allow(A_DAY, String(programme.id))))
      return page(visit, topic, invitation, [{ name: 'address', message: view.t('guest.often') }]);
    const done = await inviteGuest(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      topic: topic.id,
      invitation,
    });
    if (!done.ok)
      return page(
        visit,
        topic,
        invitation,
        done.problems.map(({ part, reason }) => ({
          name: part,
          message: view.t(`topics.error.${reason}`),
        })),
      );
    return visit.redirect(visit.path(`/workbench/topics/${topic.id}`), 'guest-invited');
  }),
];

function page(
  visit: ProgrammeVisit,
  topic: Topic,
  draft: GuestInvitation,
  problems: readonly Problem[],
): Response {
  const { t, lang } = visit.view;
  const own = visit.path(`/workbench/topics/${topic.id}`);
  const error = (name: string): string | undefined => problems.find((one) => one.name === name)?.message;
  return visit.page({
    title: t('guest.invite'),
    workbench: 'topics',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        <Heading lead={t('guest.invite-lead')}>{t('guest.invite')}</Heading>
        <ErrorSummary errors={problems} />
        <Form action={`${own}/guests/invitation`}>
          <TextField
            name="name"
            label={t('topics.guest.author')}
            required
            value={draft.name}
            maxLength={LIMITS.author}
            error={error('name')}
          />
          <TextField
            type="email"
            name="address"
            label={t('guest.address')}
            required
            value={draft.address}
            error={error('address')}
          />
          <Select
            name="locale"
            label={t('guest.locale')}
            required
            value={draft.locale}
            options={visit.programme.locales.map((one) => ({ value: one, label: languageName(lang, one) }))}
          />
          <GuestDay value={draft.day} error={error('day')} />
          <Submit or={{ href: own, label: t('topics.back-to-topic') }}>{t('guest.invite-send')}</Submit>
        </Form>
      </>
    ),
  });
}
