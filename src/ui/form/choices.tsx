import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Field, FieldGroup, type FieldProps, controlProps, fieldId } from './field.tsx';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean | undefined;
  /** The language of the label, when it is not the page's. */
  lang?: string | undefined;
}

/** A choice of a radio or checkbox group; its help stands below the label. */
export interface Choice {
  value: string;
  label: ComponentChildren;
  help?: ComponentChildren;
  disabled?: boolean | undefined;
}

export interface OptionGroup {
  label: string;
  options: readonly Option[];
}

export function Options({ options, value }: { options: readonly Option[]; value?: string | undefined }) {
  return (
    <>
      {options.map((option) => (
        <option
          key={option.value}
          value={option.value}
          selected={option.value === value || undefined}
          disabled={option.disabled || undefined}
          lang={option.lang}
        >
          {option.label}
        </option>
      ))}
    </>
  );
}

/** One choice of many in a list. Without a value, the first line asks to choose. */
export function Select(
  props: FieldProps & {
    value?: string | undefined;
    options?: readonly Option[] | undefined;
    groups?: readonly OptionGroup[] | undefined;
    autocomplete?: string | undefined;
    /** The line for no value, when another word fits better: "all". */
    blank?: string | undefined;
  },
) {
  const { t } = useView();
  return (
    <Field {...props}>
      <select {...controlProps(props)} autocomplete={props.autocomplete}>
        <option value="">{props.blank ?? t('ui.field.choose')}</option>
        <Options options={props.options ?? []} value={props.value} />
        {props.groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} value={props.value} />
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

/** The controls of a group, below its legend. */
export function ChoiceList(
  props: FieldProps & { type: 'radio' | 'checkbox'; chosen: ReadonlySet<string>; choices: readonly Choice[] },
) {
  const id = fieldId(props.name);
  return (
    <div class="choices">
      {props.choices.map((choice, index) => {
        const own = index === 0 ? id : `${id}-${index + 1}`;
        const help = choice.help ? `${own}-note` : undefined;
        return (
          <div class="choice" key={choice.value}>
            <input
              type={props.type}
              id={own}
              name={props.name}
              value={choice.value}
              checked={props.chosen.has(choice.value) || undefined}
              disabled={choice.disabled || undefined}
              required={(props.required && props.type === 'radio') || undefined}
              aria-invalid={props.error ? 'true' : undefined}
              aria-describedby={help}
            />
            <label for={own}>{choice.label}</label>
            {help ? (
              <div class="help" id={help}>
                {choice.help}
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

/** One choice of a few, all visible. */
export function RadioGroup(props: FieldProps & { value?: string | undefined; choices: readonly Choice[] }) {
  return (
    <FieldGroup {...props}>
      <ChoiceList {...props} type="radio" chosen={new Set(props.value === undefined ? [] : [props.value])} />
    </FieldGroup>
  );
}

/** Any number of a few choices. The name is sent once for each chosen value. */
export function CheckboxGroup(
  props: FieldProps & { value?: readonly string[] | undefined; choices: readonly Choice[] },
) {
  return (
    <FieldGroup {...props}>
      <ChoiceList {...props} type="checkbox" chosen={new Set(props.value)} />
    </FieldGroup>
  );
}

/** One yes: a consent or a setting. Sends `yes` or nothing. */
export function Checkbox(props: FieldProps & { checked?: boolean | undefined }) {
  const { t } = useView();
  const id = fieldId(props.name);
  return (
    <div class={props.error ? 'field invalid' : 'field'}>
      {props.error ? (
        <p class="error" id={`${id}-error`}>
          <span class="vh">{t('ui.field.error')} </span>
          {props.error}
        </p>
      ) : null}
      <div class="choice">
        <input type="checkbox" {...controlProps(props)} value="yes" checked={props.checked || undefined} />
        <label for={id}>{props.label}</label>
        {props.help ? (
          <div class="help" id={`${id}-help`}>
            {props.help}
          </div>
        ) : null}
      </div>
    </div>
  );
}
