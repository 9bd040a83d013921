import type { Line } from './lines.ts';
import { anyWord } from './words.ts';

/** How people say that their answers stand in the older mail below, which Outlook does not mark: "see below, in red". */
const BELOW = anyWord(
  (
    'below|inline|in-line|in line|in red|in blue|in green|in bold|in capitals|in caps|abajo|en rojo|en azul|en verde|en negrita|' +
    'en mayúsculas|ci-dessous|plus bas|en rouge|en bleu|en vert|en gras|en majuscules|unten|im text|in rot|in blau|in grün|abaixo|' +
    'em vermelho|em azul|qui sotto|di seguito|in rosso|in blu|hieronder|in het rood|in het blauw|ниже|красным|синим|нижче|poniżej|' +
    'na czerwono|aşağıda|kırmızı ile|nedan|i rött|nedenfor|di bawah|bên dưới|dưới đây|hapa chini|أدناه|بالأحمر|بالأزرق|در زیر|' +
    '见下|如下|下面|红色|紅色|見下|下記|以下|赤字|青字|아래'
  ).split('|'),
);

/** Whether somebody's lines above an older mail say that there is more of theirs within it. */
export const pointsBelow = (own: readonly Line[]): boolean => own.some(({ text }) => BELOW.test(text));
