import { backupsKnown } from '../../../rooms/backups/index.ts';
import { ErrorSummary, Heading, LocalTime, Notice, PostButton } from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { KeyedHead, PageAnswer, Visit } from '../../visit.ts';
import { History } from './history.tsx';
import { Key } from './key.tsx';

const LOOK_SECONDS = 3;

/** How long the page says that this installation was restored. */
const TOLD_MS = 30 * 86_400_000;

/** The state of the backups, a button for one more, and the key. `tail` is a wrongly typed end of the key. */
export async function backupsPage(visit: Visit, form: { tail?: string } = {}): Promise<PageAnswer> {
  const { ctx, view } = visit;
  const { t, rich } = view;
  const { plan, going, isStale, entries, isOld, key, restored } = await backupsKnown(ctx);
  const now = ctx.clock.now().getTime();
  const isPaused = restored !== null && (await isMailPaused(visit.ctx));
  const [last] = entries;
  const wrong = form.tail === undefined ? undefined : t('operator-backups.error.tail');
  return {
    title: t('operator-backups.title'),
    status: wrong ? 422 : 200,
    indexed: false,
    ...(going && visit.method === 'GET' ? { head: LOOK_AGAIN } : {}),
    body: (
      <>
        <Heading eyebrow={<a href="/operator">{t('operator.title')}</a>} lead={t('operator-backups.lead')}>
          {t('operator-backups.title')}
        </Heading>
        <ErrorSummary errors={summary({ tail: wrong })} />
        {restored && now - new Date(restored.restoredAt).getTime() < TOLD_MS ? (
          <Notice kind="trouble">
            <p>
              {rich(isPaused ? 'operator-backups.restored' : 'operator-backups.restored-flows', {
                date: <LocalTime at={new Date(restored.madeAt)} bare year />,
              })}
            </p>
          </Notice>
        ) : null}
        {last && last.problem !== null ? (
          <Notice kind="trouble" title={t('operator-backups.failed-title')}>
            <p>
              <bdi lang="en">{last.problem}</bdi>
            </p>
          </Notice>
        ) : null}
        {isOld ? (
          <Notice kind="trouble" title={t('operator-backups.old-title')}>
            <p>{t('operator-backups.old')}</p>
          </Notice>
        ) : null}
        <p>
          {plan === null
            ? t('operator-backups.plan-none')
            : plan.at === null
              ? t('operator-backups.plan-off')
              : rich('operator-backups.plan', {
                  time: plan.at,
                  place: (
                    <bdi dir="ltr">
                      <code>{plan.to}</code>
                    </bdi>
                  ),
                })}
        </p>
        {plan?.keep ? <p>{t('operator-backups.keeping', plan.keep)}</p> : null}
        {going ? (
          <p role="status">
            {t(going.part === 'backup' ? 'operator-backups.going' : 'operator-backups.proving', {
              share: going.share,
            })}
          </p>
        ) : (
          <>
            {isStale ? <p>{t('operator-backups.stale')}</p> : null}
            <PostButton action="/operator/backups" kind="main">
              {t('operator-backups.make')}
            </PostButton>
          </>
        )}
        <History entries={entries} place={plan?.to ?? null} />
        {last?.others ? <p>{t('operator-backups.others', { count: last.others })}</p> : null}
        <h2>{t('operator-backups.key')}</h2>
        <Key known={key} wrong={wrong} typed={form.tail} isGoing={going !== null} />
      </>
    ),
  };
}

async function isMailPaused(ctx: Visit['ctx']): Promise<boolean> {
  const some = ctx.db.selectFrom('programme').select('id').where('mail_paused_at', 'is not', null);
  return (await some.limit(1).execute()).length > 0;
}

const LOOK_AGAIN: KeyedHead = {
  key: String(LOOK_SECONDS),
  draw: () => <meta http-equiv="refresh" content={String(LOOK_SECONDS)} />,
};
