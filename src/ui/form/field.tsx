import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { useView } from '../view.ts';

/** Properties of every field. `error` is a whole sentence in the reader's language; `value` stays as it was typed. */
export interface FieldProps {
  name: string;
  label: ComponentChildren;
  help?: ComponentChildren;
  error?: string | undefined;
  required?: boolean | undefined;
  /** The id of the field's form, when the field is outside of any form. */
  form?: string | undefined;
}

/** The id of a field's control (the first control of a group), for labels and for the links of the error summary. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

/** Ids of the help and error text that belong to a field, as `aria-describedby` wants them. */
export function describedBy(
  { name, help, error }: FieldProps,
  ...more: (string | false)[]
): string | undefined {
  const id = fieldId(name);
  return classes(Boolean(help) && `${id}-help`, Boolean(error) && `${id}-error`, ...more);
}

/** Attributes that tie a control to its label, help and error. */
export function controlProps(props: FieldProps, ...more: (string | false)[]) {
  return {
    id: fieldId(props.name),
    name: props.name,
    form: props.form,
    required: props.required || undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': describedBy(props, ...more),
  };
}

function Optional({ required }: { required?: boolean | undefined }) {
  const { t } = useView();
  return required ? null : <span class="optional"> {t('ui.field.optional')}</span>;
}

function Notes({ name, help, error }: FieldProps) {
  const { t } = useView();
  const id = fieldId(name);
  return (
    <>
      {help ? (
        <div class="help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          <span class="vh">{t('ui.field.error')} </span>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** A label, its help and error, and one control below. A search is not marked as optional: everybody knows that it may stay empty. */
export function Field(props: FieldProps & { isSearch?: boolean; children: ComponentChildren }) {
  return (
    <div class={classes('field', props.error && 'invalid')}>
      <label for={fieldId(props.name)}>
        {props.label}
        <Optional required={props.required || props.isSearch} />
      </label>
      <Notes {...props} />
      {props.children}
    </div>
  );
}

/** The same for a group of controls: a fieldset with the question as its legend. */
export function FieldGroup(props: FieldProps & { children: ComponentChildren; class?: string }) {
  return (
    <fieldset
      class={classes('field', props.class, props.error && 'invalid')}
      aria-describedby={describedBy(props)}
    >
      <legend>
        {props.label}
        <Optional required={props.required} />
      </legend>
      <Notes {...props} />
      {props.children}
    </fieldset>
  );
}
