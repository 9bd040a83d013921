import { saysMore } from '../pleasantries/index.ts';

/** "Here are my answers below": what leads to answers and says nothing besides. */
const LEADS = [
  /\b(?:(?:please\s+)?find|here(?:\s+are|\s+come|['’]s)?|these\s+are)\s+my\s+answers?(?:\s+(?:are\s+)?(?:here|below))?/giu,
  /\bmy\s+answers?(?:\s+are)?\s+below/giu,
  /(?:aqu[ií]\s+(?:van|est[aá]n|tienen|tienes)|adjunto|env[ií]o|estas\s+son)\s+(?:todas\s+)?mis\s+respuestas(?:\s+(?:aqu[ií]|abajo))?/giu,
  /mis\s+respuestas(?:\s+est[aá]n)?\s+(?:m[aá]s\s+)?abajo/giu,
  /(?:voici|vous\s+trouverez|veuillez\s+trouver)\s+(?:ci-dessous\s+)?mes\s+réponses(?:\s+ci-dessous)?/giu,
  /mes\s+réponses(?:\s+sont)?\s+ci-dessous/giu,
  /(?:هذه|هنا|إليكم|تجدون)\s+(?:هي\s+)?(?:إجاباتي|أجوبتي|ردودي)(?:\s+أدناه)?/gu,
];

/** What somebody wrote beside their answers to the form, for people to read; '' when it is but a greeting, thanks and a name. */
export function saidBeside(lines: readonly string[]): string {
  const led = lines.map((line) =>
    LEADS.reduce((text, lead) => text.replaceAll(lead, ''), line.slice(0, 2000)),
  );
  return saysMore(led) ? lines.join('\n').trim() : '';
}
