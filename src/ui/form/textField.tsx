import { useView } from '../view.ts';
import { Field, type FieldProps, controlProps, fieldId } from './field.tsx';

type TextType = 'text' | 'email' | 'url' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local' | 'search';

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: TextType | undefined;
  /** The `autocomplete` token, so that browsers can help. */
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | undefined;
  maxLength?: number | undefined;
  min?: string | undefined;
  max?: string | undefined;
  /** The usual length of the answer in characters: sets the width, never a limit. */
  width?: 'short' | 'medium' | undefined;
  /** The language of the answer, when it differs from the page's. */
  lang?: string | undefined;
  /** True when the page opens with the focus here. */
  autofocus?: boolean | undefined;
}

const written = new Set<TextType>(['text', 'search']);

/** One line of text. The direction of people's words follows from the words; addresses and numbers run left to right. */
export function TextField(props: TextFieldProps) {
  const {
    value,
    type = 'text',
    autocomplete,
    inputmode,
    maxLength,
    min,
    max,
    width,
    lang,
    autofocus,
  } = props;
  // Preact has a separate type for each kind of input; the kinds used here take the same attributes.
  const kind = { type } as { type: 'email' };
  return (
    <Field {...props} isSearch={type === 'search'}>
      <input
        {...controlProps(props)}
        {...kind}
        value={value}
        class={width}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxLength}
        min={min}
        max={max}
        lang={lang}
        autofocus={autofocus}
        dir={written.has(type) ? 'auto' : 'ltr'}
      />
    </Field>
  );
}

/** Several lines of text. With `maxLength`, the limit is shown. The server counts, so pasted text is not cut off. */
export function TextArea(
  props: FieldProps & {
    value?: string | undefined;
    maxLength?: number | undefined;
    rows?: number | undefined;
    lang?: string | undefined;
    /** The direction of the text, when it may begin with characters of another direction. */
    dir?: 'ltr' | 'rtl' | undefined;
  },
) {
  const { t } = useView();
  const limit = props.maxLength ? `${fieldId(props.name)}-limit` : false;
  return (
    <Field {...props}>
      <textarea
        {...controlProps(props, limit)}
        rows={props.rows ?? 6}
        dir={props.dir ?? 'auto'}
        lang={props.lang}
      >
        {props.value}
      </textarea>
      {limit ? (
        <p class="limit" id={limit}>
          {t('ui.field.limit', { max: props.maxLength ?? 0 })}
        </p>
      ) : null}
    </Field>
  );
}
