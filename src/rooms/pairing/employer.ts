import { fold } from '../../lib/fold.ts';

/** What people write who have no employer; nobody is kept from anybody by it. */
const NONE = new Set(
  [
    'none', 'no', 'n/a', 'nobody', 'myself', 'self-employed', 'freelance', 'unemployed', 'retired', 'student',
    'ninguno', 'ninguna', 'nadie', 'no aplica', 'autónomo', 'autónoma', 'por cuenta propia', 'jubilado', 'jubilada', 'estudiante',
    'aucun', 'aucune', 'personne', 'non', 'sans objet', 'indépendant', 'indépendante', 'à mon compte', 'retraité', 'retraitée',
    'étudiant', 'étudiante', 'sans emploi',
    'لا', 'لا أحد', 'لا يوجد', 'لا شيء', 'عمل حر', 'مستقل', 'مستقلة', 'متقاعد', 'متقاعدة', 'طالب', 'طالبة',
  ].map(plain),
); // prettier-ignore

/** An employer as it is compared with another's: without case, accents, spaces and punctuation; undefined for none. */
export function employerKey(words: string | undefined): string | undefined {
  const key = plain(words ?? '');
  return key === '' || NONE.has(key) ? undefined : key;
}

function plain(words: string): string {
  return fold(words).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}
