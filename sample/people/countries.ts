import { africa } from './africa.ts';
import { americas } from './americas.ts';
import { asia } from './asia.ts';
import type { SampleCountry } from './country.ts';
import { europe } from './europe.ts';
import { oceania } from './oceania.ts';

/** The countries of invented people; a few send many, most send a handful. */
export const sampleCountries: SampleCountry[] = [...africa, ...americas, ...asia, ...europe, ...oceania];
