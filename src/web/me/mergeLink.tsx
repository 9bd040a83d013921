import { maskAddress } from '../../lib/address/maskAddress.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { answerMerge, duplicateById } from '../../rooms/duplicates/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { Button, ErrorSummary, Form, Heading, Submit, TextField } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import type { Limit } from '../request/limits.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Addresses typed at one link: the limit keeps anybody from guessing an address in full. */
const TYPED: Limit = { name: 'merge-typed', points: 10, seconds: 86_400 };

/**
 * The link that asks the owner of an address whether another one is theirs as well. For no there is a button. For yes the owner types the
 * other address, so that a stranger with a similar one cannot claim it.
 */
export const mergeLink: LinkPage = {
  show: (visit, link) => question(visit, link),
  act: async (visit, link) => {
    const { t } = visit.view;
    const form = await visit.form();
    const isOne = form.get('says') !== 'no';
    const typed = form.get('address') ?? '';
    const again = async (message: string, status = 422): Promise<Response> =>
      visit.page({ ...(await question(visit, link, { typed, message })), status });
    if (isOne && !(await visit.limits.allow(TYPED, `${link.programme}:${link.id}`)))
      return again(t('sign-in.error.limit'), 429);
    const done = await answerMerge(visit.ctx, {
      programme: link.programme,
      duplicate: Number(link.subject),
      own: isOne ? { typed: normaliseAddress(typed) } : null,
    });
    if (!done.ok) return again(t(`duplicates.refused.${done.reason}`));
    return visit.redirect(visit.path('/sign-in'), isOne ? 'own-merged-elsewhere' : 'merge-denied');
  },
};

async function question(
  visit: ProgrammeVisit,
  link: RightLink,
  refused?: { typed: string; message: string },
) {
  const { t } = visit.view;
  const title = t('me.other.title');
  const action = visit.url.pathname;
  const found = await duplicateById(visit.ctx, link.programme, Number(link.subject));
  if (found?.said !== 'asked' || !found.kept || found.gone?.id !== link.person)
    return { title, body: <Heading lead={t('note.merge-over')}>{title}</Heading> };
  const values = { kept: maskAddress(found.kept.address), other: found.gone.address };
  return {
    title,
    body: (
      <>
        <Heading lead={t('me.other.question', values)}>{title}</Heading>
        <ErrorSummary errors={refused ? [{ name: 'address', message: refused.message }] : []} />
        <p>{t('me.other.what', values)}</p>
        <p>{t('me.other.reads', values)}</p>
        <p>{t('me.other.rounds', values)}</p>
        <Form action={action}>
          <TextField
            name="address"
            type="email"
            label={t('me.other.in-full')}
            help={t('me.other.in-full-help', values)}
            value={refused?.typed}
            error={refused?.message}
            required
          />
          <Submit>{t('me.other.yes')}</Submit>
        </Form>
        <Form action={action}>
          <Button kind="quiet" name="says" value="no">
            {t('me.other.not-mine')}
          </Button>
        </Form>
      </>
    ),
  };
}
