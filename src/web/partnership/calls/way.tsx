import { Button, Form, FormActions, useView } from '../../../ui/index.ts';
import type { CallView } from './callPage.tsx';

type Way = Pick<CallView, 'way' | 'hasRelay' | 'room'> & { names: string };

/** Asks once, before the first call, whether to connect directly, when there is no relay. */
export function WayQuestion({ way, room, names }: Way) {
  const { t } = useView();
  return (
    <section aria-labelledby="way">
      <h2 id="way">{t(way === null ? 'call.way.ask' : 'call.way.no')}</h2>
      <p>{t('call.way.about', { names })}</p>
      <p>{t('call.way.free')}</p>
      <Form action={`${room}/call/way`}>
        <FormActions>
          <Button name="direct" value="yes">
            {t('call.way.yes')}
          </Button>
          {way === null ? (
            <Button name="direct" value="no" kind="quiet">
              {t('call.way.decline')}
            </Button>
          ) : null}
        </FormActions>
      </Form>
    </section>
  );
}

/** Says how the call connects, and offers the other way. */
export function DirectWay({ way, hasRelay, room, names }: Way) {
  const { t } = useView();
  const isDirect = way === true;
  return (
    <details>
      <summary>{t('call.way')}</summary>
      <p>{t(hasRelay ? 'call.way.relay' : 'call.way.about', { names })}</p>
      {hasRelay ? <p>{isDirect ? t('call.way.direct-mine') : t('call.way.direct', { names })}</p> : null}
      <Form action={`${room}/call/way`}>
        <FormActions>
          <Button name="direct" value={isDirect ? 'no' : 'yes'} kind="quiet">
            {t(isDirect ? (hasRelay ? 'call.way.through' : 'call.way.stop') : 'call.way.yes')}
          </Button>
        </FormActions>
      </Form>
    </details>
  );
}
