import type { Programme } from '../../rooms/programmes/index.ts';
import { Button, Form, FormActions, Submit, TextField } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import type { Messages } from '../frame/problems.ts';
import { ProgrammeFields, readDraft } from './fields.tsx';

interface Props {
  view: View;
  /** The typed values, when a form came back. */
  values: URLSearchParams;
  messages: Messages;
}

/** Gives a programme a host name of its own. */
export function HostForm({
  view,
  values,
  messages,
  programmes,
}: Props & { programmes: readonly Programme[] }) {
  const { t } = view;
  return (
    <>
      <h2>{t('operator.host-title')}</h2>
      <p>{t('operator.host-lead')}</p>
      <Form action="/operator/hosts">
        <TextField
          name="host"
          label={t('operator.host')}
          value={values.get('host') ?? ''}
          error={messages['host']}
          inputmode="url"
          width="medium"
          required
        />
        <fieldset class="field">
          <legend>{t('operator.host-of')}</legend>
          <div class="choices">
            {programmes.map((programme, index) => (
              <div class="choice" key={programme.id}>
                <input
                  type="radio"
                  id={`host-of-${programme.id}`}
                  name="programme"
                  value={programme.id}
                  checked={values.get('programme') === String(programme.id) || index === 0}
                />
                <label for={`host-of-${programme.id}`}>
                  <bdi>{programme.name}</bdi>
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <Submit kind="quiet">{t('operator.host-add')}</Submit>
      </Form>
    </>
  );
}

/** Another programme of the installation: its settings, and whether it begins with the sample. */
export function AnotherForm({ view, values, messages, now }: Props & { now: Date }) {
  const { t } = view;
  return (
    <>
      <h2>{t('operator.another')}</h2>
      <Form action="/operator/programmes">
        <TextField
          name="yourName"
          autocomplete="name"
          label={t('setup.name')}
          help={t('operator.name-help')}
          value={values.get('yourName') ?? ''}
          error={messages['yourName']}
          required
        />
        <ProgrammeFields
          view={view}
          draft={values.has('slug') ? readDraft(values) : {}}
          messages={messages}
          now={now}
          fresh
        />
        <FormActions>
          <Button name="take" value="own">
            {t('setup.take-own')}
          </Button>
          <Button name="take" value="sample" kind="quiet">
            {t('setup.take-sample')}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
