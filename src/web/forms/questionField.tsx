import { pick } from '../../lib/text/texts.ts';
import { weekValues } from '../../lib/time/week.ts';
import { maxLengthOf, pointLabel, pointsOf, rangeText } from '../../rooms/forms/index.ts';
import type { AbsenceAnswer, LanguageAnswer, Question, WishAnswer } from '../../rooms/forms/index.ts';
import {
  CheckboxGroup,
  CountrySelect,
  DateRanges,
  LanguagesWithLevel,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  WeekHours,
  Wishes,
  useView,
} from '../../ui/index.ts';
import type { FieldProps } from '../../ui/index.ts';
import { optionLabel } from './answerText.tsx';
import { fieldName } from './fieldName.ts';
import { wishSubjects } from './wishSubjects.ts';
import { ZoneField } from './zoneField.tsx';

/** With more choices than this, a list opens instead of showing all as buttons. */
const MOST_RADIOS = 7;

export interface QuestionFieldProps {
  question: Question;
  /** The stored or typed value: it has the shape of the type, but may be wrong. */
  value: unknown;
  error?: string | undefined;
  /** How many rows of a repeatable field to show. */
  rows?: number | undefined;
  questions: readonly Question[];
  source: string;
  now: Date;
  /** The country that was answered; its zones stand first. */
  country?: string | undefined;
  /** The address of the page with all zones. */
  allZonesHref?: string | undefined;
}

/** One question of the form, as the field its type needs. */
export function QuestionField(props: QuestionFieldProps) {
  const view = useView();
  const { question, value, source, rows } = props;
  const help = pick(question.help, view.lang, source);
  const field = {
    name: fieldName(question),
    label: pick(question.label, view.lang, source),
    help: help || undefined,
    error: props.error,
    required: question.required,
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const array = <T,>(): T[] => (Array.isArray(value) ? (value as T[]) : []);
  const options = question.options.map(({ key }) => ({
    value: key,
    label: optionLabel(question, key, { view, source }),
  }));
  switch (question.type) {
    case 'short':
      return <TextField {...field} value={text} autocomplete={autocompleteOf(question.role)} />;
    case 'long':
      return <TextArea {...field} value={text} maxLength={maxLengthOf(question)} />;
    case 'one':
      return options.length > MOST_RADIOS ? (
        <Select {...field} value={text} options={options} />
      ) : (
        <RadioGroup {...field} value={text} choices={options} />
      );
    case 'many':
      return <CheckboxGroup {...field} value={array<string>()} choices={options} />;
    case 'date':
      return <TextField {...field} type="date" value={text} width="medium" />;
    case 'number':
      return <NumberField {...field} range={rangeText(view.t, question.bounds)} value={text} />;
    case 'scale':
      return (
        <RadioGroup
          {...field}
          value={text}
          choices={pointsOf(question).map((point) => ({
            value: String(point),
            label: pointLabel(question, point, { t: view.t, lang: view.lang, source }),
          }))}
        />
      );
    case 'country':
      return <CountrySelect {...field} value={text} />;
    case 'zone':
      return <ZoneField {...props} field={field} value={text} />;
    case 'languages':
      return (
        <LanguagesWithLevel
          {...field}
          rows={rows}
          value={array<LanguageAnswer>().map(({ code, level }) => ({ language: code, level }))}
        />
      );
    case 'hours':
      return <WeekHours {...field} value={weekValues(text ?? '')} country={props.country} />;
    case 'absences':
      return <DateRanges {...field} rows={rows} value={array<AbsenceAnswer>()} />;
    case 'wishes':
      return (
        <Wishes
          {...field}
          rows={rows}
          value={array<WishAnswer>().map(({ about, value: wanted, strength }) => ({
            about,
            value: String(wanted),
            strength,
          }))}
          subjects={wishSubjects(view, props)}
        />
      );
    case 'exclusions':
      return <TextArea {...field} value={array<string>().join('\n')} rows={3} />;
  }
}

/** A number is typed into a text field: a browser's number field would hide what was typed wrong. */
function NumberField({ range, ...field }: FieldProps & { range: string; value: string | undefined }) {
  const help =
    field.help && range ? (
      <>
        {field.help}
        <br />
        {range}
      </>
    ) : (
      (field.help ?? (range || undefined))
    );
  return <TextField {...field} help={help} inputmode="numeric" width="short" />;
}

/** The kind of data with which a browser may fill in the field. */
function autocompleteOf(role: string | null): string | undefined {
  return role === 'name' ? 'name' : role === 'called' ? 'nickname' : undefined;
}
