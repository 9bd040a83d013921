import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `On Mondays our network is at its best between six and seven in the morning. So that is when the queue begins.

People come for things that no longer exist on paper: a bus pass, a school place, the letter from the clinic. They bring the phone of a niece, a password on the back of a receipt, and their patience. Officially I am a librarian. In practice I sit beside people while they press *Submit*.

I used to be annoyed by this. I had trained for something else. Then I kept a list for a month of every question that had to do with a screen. There were four hundred and twelve. Ninety of them were, in one form or another, "Did I do something wrong?"

## What we can do

We cannot fix the forms. We can sit down, which takes the same time as standing and feels quite different. We can give back the mouse. We can say "this page is badly made" instead of "it's easy".

We also had to decide where we stop. I do not type other people's passwords, and I do not look at their bank pages. We wrote this down on a card, with the reason, and the card is kinder than I am at the end of a long day.

## When there is nothing to connect to

Twice last year the line was down for more than a week. We printed timetables. We lent out a box the size of a loaf with an encyclopaedia, school lessons and forty talking books on it, which any phone nearby can read. It was so popular that we now lend it in good weather too, to villages where the line has never come.

A library has always been a place that holds what you cannot keep at home. This year that is a signal.`;

const es = `Los lunes, nuestra red funciona mejor entre las seis y las siete de la mañana. Así que a esa hora empieza la fila.

La gente viene por cosas que ya no existen en papel: un abono de transporte, una plaza escolar, la carta de la clínica. Traen el teléfono de una sobrina, una contraseña al dorso de un recibo y su paciencia. En teoría soy bibliotecaria. En la práctica me siento junto a la gente mientras pulsa *Enviar*.

Antes me molestaba: me había formado para otra cosa. Luego anoté durante un mes cada pregunta que tuviera que ver con una pantalla. Fueron cuatrocientas doce. Noventa decían, de una forma u otra: «¿Hice algo mal?».

## Lo que podemos hacer

No podemos arreglar los formularios. Podemos sentarnos, que lleva el mismo tiempo que estar de pie y se siente muy distinto. Podemos devolver el ratón. Podemos decir «esta página está mal hecha» en vez de «es fácil».

También hubo que decidir hasta dónde llegamos. No escribo contraseñas ajenas ni miro páginas del banco. Lo pusimos en una tarjeta, con el motivo, y la tarjeta es más amable que yo al final de un día largo.

## Cuando no hay con qué conectarse

El año pasado la línea cayó dos veces más de una semana. Imprimimos horarios. Prestamos una caja del tamaño de un pan con una enciclopedia, lecciones y cuarenta audiolibros, que cualquier teléfono cercano puede leer. Gustó tanto que ahora la prestamos también con buen tiempo, a pueblos a los que la línea nunca llegó.

Una biblioteca siempre ha sido el lugar que guarda lo que no cabe en casa. Este año es una señal.`;

const fr = `Le lundi, notre réseau est au mieux entre six et sept heures du matin. C’est donc là que commence la file.

Les gens viennent pour ce qui n’existe plus sur papier : un abonnement de bus, une place à l’école, la lettre de la clinique. Ils apportent le téléphone d’une nièce, un mot de passe au dos d’un reçu et leur patience. Officiellement je suis bibliothécaire. En pratique, je m’assieds près des gens pendant qu’ils appuient sur *Envoyer*.

Cela m’agaçait : je m’étais formée à autre chose. Puis j’ai noté pendant un mois chaque question liée à un écran. Il y en a eu quatre cent douze. Quatre-vingt-dix disaient, d’une façon ou d’une autre : « Ai-je fait une bêtise ? »

## Ce que nous pouvons faire

Nous ne pouvons pas réparer les formulaires. Nous pouvons nous asseoir, ce qui prend autant de temps que rester debout et change tout. Nous pouvons rendre la souris. Nous pouvons dire « cette page est mal faite » au lieu de « c’est facile ».

Il a aussi fallu décider où nous arrêter. Je ne tape pas les mots de passe des autres et je ne regarde pas leur banque. Nous l’avons écrit sur une carte, avec la raison, et la carte est plus aimable que moi en fin de journée.

## Quand il n’y a rien à quoi se connecter

L’an dernier, la ligne a été coupée deux fois plus d’une semaine. Nous avons imprimé des horaires. Nous avons prêté une boîte grosse comme un pain, avec une encyclopédie, des leçons et quarante livres audio, que tout téléphone proche peut lire. Elle a eu tant de succès que nous la prêtons aussi par beau temps, dans des villages où la ligne n’est jamais venue.

Une bibliothèque a toujours gardé ce qu’on ne peut pas avoir chez soi. Cette année, c’est un signal.`;

const ar = `يوم الاثنين تكون شبكتنا في أفضل حالاتها بين السادسة والسابعة صباحًا. لذلك يبدأ الصف في تلك الساعة.

يأتي الناس من أجل أشياء لم تعد موجودة على الورق: بطاقة الحافلة، ومقعد في المدرسة، ورسالة العيادة. يحملون هاتف ابنة أخت، وكلمة سر مكتوبة خلف إيصال، وصبرهم. رسميًا أنا أمينة مكتبة، وفعليًا أجلس بجانب الناس وهم يضغطون «إرسال».

كان ذلك يضايقني، فقد تدربت على شيء آخر. ثم سجّلت مدة شهر كل سؤال له علاقة بشاشة، فبلغت الأسئلة أربعمئة واثني عشر، تسعون منها كانت تقول بصيغة أو بأخرى: «هل أخطأت في شيء؟»

## ما نستطيعه

لا نستطيع إصلاح الاستمارات. لكننا نستطيع أن نجلس، فالجلوس يأخذ وقت الوقوف نفسه ويترك أثرًا مختلفًا تمامًا. نستطيع أن نعيد الفأرة إلى صاحبها، وأن نقول «هذه الصفحة سيئة الصنع» بدل «الأمر سهل».

وكان علينا أيضًا أن نقرر أين نقف. لا أكتب كلمات سر الآخرين ولا أنظر إلى صفحات مصارفهم. كتبنا ذلك على بطاقة مع السبب، والبطاقة ألطف مني في نهاية يوم طويل.

## حين لا يوجد ما نتصل به

انقطع الخط مرتين في العام الماضي أكثر من أسبوع. طبعنا المواعيد، وأعرنا صندوقًا بحجم رغيف فيه موسوعة ودروس وأربعون كتابًا مسموعًا يقرؤها أي هاتف قريب. أحبه الناس حتى صرنا نعيره في الأيام العادية أيضًا، لقرى لم يصلها الخط قط.

كانت المكتبة دائمًا مكانًا يحفظ ما لا يمكن الاحتفاظ به في البيت. وهذا العام هو الإشارة.`;

export const connection: SampleTopic = {
  slug: 'did-i-do-something-wrong',
  author: 'Nomvula Prieto',
  title: t(
    '“Did I do something wrong?”',
    '«¿Hice algo mal?»',
    '« Ai-je fait une bêtise ? »',
    '«هل أخطأت في شيء؟»',
  ),
  summary: t(
    'Four hundred and twelve questions about screens in one month. What do we owe people whose lives have moved online without them?',
    'Cuatrocientas doce preguntas sobre pantallas en un mes. ¿Qué les debemos a las personas cuya vida se mudó a internet sin ellas?',
    'Quatre cent douze questions d’écran en un mois. Que devons-nous à ceux dont la vie est passée en ligne sans eux ?',
    'أربعمئة واثنا عشر سؤالًا عن الشاشات في شهر واحد. بماذا ندين لأناس انتقلت حياتهم إلى الشبكة من دونهم؟',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'What do people come to your library to do online that they cannot do at home?',
      '¿Qué trámites en línea hace la gente en tu biblioteca porque no puede hacerlos en casa?',
      'Que viennent faire en ligne chez vous les gens qui ne peuvent pas le faire à la maison ?',
      'ما الذي يأتي الناس إلى مكتبتك لإنجازه على الشبكة ولا يستطيعونه في البيت؟',
    ),
    t(
      'Where do you draw the line when you help?',
      '¿Dónde pones el límite cuando ayudas?',
      'Où fixez-vous la limite quand vous aidez ?',
      'أين ترسم الحد حين تساعد؟',
    ),
    t(
      'What works in your library when the connection does not?',
      '¿Qué funciona en tu biblioteca cuando no hay conexión?',
      'Qu’est-ce qui marche chez vous quand la connexion ne marche pas ?',
      'ما الذي يعمل في مكتبتك حين ينقطع الاتصال؟',
    ),
  ],
};
