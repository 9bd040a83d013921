import { handleOf, homeVersions } from '../../../rooms/networks/index.ts';
import type { Home } from '../../../rooms/networks/index.ts';
import {
  Checkbox,
  Details,
  ErrorSummary,
  Form,
  Notice,
  Submit,
  TextField,
  useView,
} from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ChoicesForm } from './choices.tsx';
import { withSigns } from './twoWords.ts';
import type { TypedChoices } from './choices.tsx';

/** The switch (on, off, off for good), and what goes out while it is on. */
export function Connection({
  visit,
  home,
  choices,
  hashtags,
  unsure,
  path,
}: {
  visit: ProgrammeVisit;
  home: Home | null;
  choices: TypedChoices | undefined;
  /** The hashtags as typed, when they could not be saved. */
  hashtags: string | undefined;
  /** The volunteer asked to leave for good, but did not confirm that they know what that means. */
  unsure: boolean;
  path: (rest: string) => string;
}) {
  const { config, programme, view } = visit;
  const { t, rich } = view;
  const isOn = home?.offAt === null;
  const isEnded = home != null && home.endedAt !== null;
  const here = new URL(config.publicUrl).origin;
  const handle = handleOf(programme.slug, home?.origin ?? here);
  const isPublic = here.startsWith('https:');
  const shown = <bdi dir="ltr">{handle}</bdi>;
  return (
    <section aria-labelledby="connection">
      <h2 id="connection">{t('networks.connection')}</h2>
      {home && home.origin !== here ? (
        <Notice>{t('networks.moved', { before: home.origin, now: here })}</Notice>
      ) : null}
      <p>{rich(`networks.is-${isOn ? 'on' : isEnded ? 'ended' : 'off'}`, { handle: shown })}</p>
      {isOn || isEnded ? null : <p>{t('networks.becomes-public')}</p>}
      {home ? null : <p>{rich('networks.for-ever', { handle: shown })}</p>}
      {!visit.may('director') || isEnded ? null : isOn ? (
        <>
          <Form action={path('/hashtags')} hidden={{ base: homeVersions(home).hashtags }}>
            <TextField
              name="hashtags"
              label={t('networks.hashtags')}
              help={t('networks.hashtags-help')}
              value={hashtags ?? withSigns(home.hashtags)}
            />
            <Submit kind="quiet">{t('ui.save')}</Submit>
          </Form>
          <ChoicesForm home={home} typed={choices} path={path} />
          <Form action={path('/holding')} hidden={{ base: homeVersions(home).holds }}>
            <Checkbox
              name="holds"
              label={t('networks.holds')}
              help={t('networks.holds-help')}
              checked={home.holdsNew}
            />
            <Submit kind="quiet">{t('ui.save')}</Submit>
          </Form>
          <Form action={path('/connection')} hidden={{ on: 'no' }}>
            <p>{t('networks.off-help')}</p>
            <Submit kind="quiet">{t('networks.switch-off')}</Submit>
          </Form>
        </>
      ) : isPublic ? (
        <Form action={path('/connection')} hidden={{ on: 'yes' }}>
          <Submit>{t('networks.switch-on')}</Submit>
        </Form>
      ) : (
        <Notice>{t('networks.local')}</Notice>
      )}
      {visit.may('director') && home && !isEnded ? <PartForGood unsure={unsure} path={path} /> : null}
    </section>
  );
}

function PartForGood({ unsure, path }: { unsure: boolean; path: (rest: string) => string }) {
  const { t } = useView();
  const error = unsure ? t('networks.end-unsure') : undefined;
  return (
    <Details summary={t('networks.end')} open={unsure}>
      <p>{t('networks.end-help')}</p>
      <ErrorSummary errors={error ? [{ name: 'sure', message: error }] : []} />
      <Form action={path('/end')}>
        <Checkbox name="sure" label={t('networks.end-sure')} error={error} />
        <Submit kind="grave">{t('networks.end')}</Submit>
      </Form>
    </Details>
  );
}
