import { countries, regionName } from '../../lib/world/countries.ts';
import { languages } from '../../lib/world/languages.ts';
import { REGION_CODES, WISH_ROLES, WISH_SUBJECTS, ZONE_HOURS } from '../../rooms/forms/index.ts';
import type { Question, WishSubjectKey } from '../../rooms/forms/index.ts';
import type { Option, View, WishSubject } from '../../ui/index.ts';
import { optionLabel } from './answerText.tsx';

interface Asked {
  question: Question;
  questions: readonly Question[];
  source: string;
}

/** The subjects that one can wish about in this round, each with its possible answers. */
export function wishSubjects(view: View, { question, questions, source }: Asked): WishSubject[] {
  const subjects = question.options.length > 0 ? question.options.map(({ key }) => key) : WISH_SUBJECTS;
  return WISH_SUBJECTS.filter((subject) => subjects.includes(subject)).flatMap((about) => {
    const options = optionsOf(view, about, questions, source);
    const label = optionLabel(question, about, { view, source });
    return options.length > 0 ? [{ about, label, options }] : [];
  });
}

const named = ({ code, name }: { code: string; name: string }): Option => ({ value: code, label: name });

function optionsOf(
  view: View,
  about: WishSubjectKey,
  questions: readonly Question[],
  source: string,
): Option[] {
  if (about === 'country') return countries(view.lang).map(named);
  if (about === 'region')
    return REGION_CODES.map((code) => ({ value: code, label: regionName(view.lang, code) }));
  if (about === 'language') return languages(view.lang).map(named);
  if (about === 'zone')
    return ZONE_HOURS.map((hours) => ({
      value: String(hours),
      label: view.t('apply.wish.hours', { hours }),
    }));
  const asked = questions.find(({ role }) => role === WISH_ROLES[about]);
  return (asked?.options ?? []).map(({ key }) => ({
    value: key,
    label: optionLabel(asked!, key, { view, source }),
  }));
}
