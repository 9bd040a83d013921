import type { Texts } from '../src/lib/text/texts.ts';
import { t } from './texts.ts';

export interface SampleAnswer {
  /** The name by which volunteers know the answer. */
  name: string;
  /** The text, with `{name}`, `{programme}` and `{me}` to be filled in. */
  body: Texts;
}

/** Ready-made answers to what people ask most. */
export const sampleAnswers: readonly SampleAnswer[] = [
  {
    name: 'When does the next round begin?',
    body: t(
      `Dear {name},

Thank you for asking. The dates of the next round stand on our first page, each in your own time; there you also see whether one can apply now. Applying takes about ten minutes, and you can stop and come back.

Kind regards
{me}, for {programme}`,
      `Hola, {name}:

Gracias por preguntar. Las fechas de la próxima edición están en nuestra página de inicio, cada una en tu hora; ahí verás también si ya se puede enviar la solicitud. Lleva unos diez minutos, y puedes dejarla y volver.

Un saludo,
{me}, de {programme}`,
      `Bonjour {name},

Merci de votre question. Les dates de la prochaine session sont sur notre page d’accueil, chacune à votre heure ; vous y voyez aussi si l’on peut déjà candidater. Cela prend une dizaine de minutes, et vous pouvez vous arrêter puis reprendre.

Bien à vous,
{me}, pour {programme}`,
      `مرحبًا {name}،

شكرًا لسؤالك. مواعيد الدورة القادمة في صفحتنا الأولى، كلٌّ منها بتوقيتك، وهناك ترى أيضًا إن كان التقديم مفتوحًا الآن. يستغرق التقديم نحو عشر دقائق، ويمكنك التوقف والعودة.

مع التحية
{me}، عن {programme}`,
    ),
  },
  {
    name: 'My partner does not answer',
    body: t(
      `Dear {name},

I am sorry that you wait. Sometimes a letter is overlooked, sometimes somebody is ill or away. Please write once more, a short line is enough. If nothing comes within a week, open your partnership’s page and choose to leave: you can say there that you would like another partner.

Kind regards
{me}, for {programme}`,
      `Hola, {name}:

Siento que estés esperando. A veces una carta pasa inadvertida, a veces alguien está enfermo o de viaje. Escribe una vez más, basta una línea. Si en una semana no llega nada, abre la página de tu tándem y elige dejarlo: ahí puedes decir que te gustaría conocer a otra persona.

Un saludo,
{me}, de {programme}`,
      `Bonjour {name},

Je suis désolé que vous attendiez. Parfois une lettre passe inaperçue, parfois quelqu’un est malade ou absent. Écrivez encore une fois, une ligne suffit. Si rien ne vient d’ici une semaine, ouvrez la page du binôme et choisissez de le quitter : vous pouvez y dire que vous aimeriez rencontrer quelqu’un d’autre.

Bien à vous,
{me}, pour {programme}`,
      `مرحبًا {name}،

يؤسفني أنك تنتظر. أحيانًا لا تُلحظ الرسالة، وأحيانًا يكون الشخص مريضًا أو مسافرًا. اكتب مرة أخرى، ويكفي سطر واحد. وإن لم يصلك شيء خلال أسبوع فافتح صفحة شراكتك واختر المغادرة، وهناك يمكنك أن تطلب شريكًا آخر.

مع التحية
{me}، عن {programme}`,
    ),
  },
  {
    name: 'I cannot take part after all',
    body: t(
      `Dear {name},

Thank you for telling us; that helps everybody. On your status page, or with the link in our last mail, you can withdraw with one click. You are welcome again in a later round.

Kind regards
{me}, for {programme}`,
      `Hola, {name}:

Gracias por avisarnos; nos ayuda a todos. En la página de tu solicitud, o con el enlace de nuestro último correo, puedes retirarla con un clic. Te esperamos en otra edición.

Un saludo,
{me}, de {programme}`,
      `Bonjour {name},

Merci de nous prévenir ; cela aide tout le monde. Sur la page de votre candidature, ou par le lien de notre dernier courriel, vous pouvez vous retirer en un clic. Vous serez bienvenu à une autre session.

Bien à vous,
{me}, pour {programme}`,
      `مرحبًا {name}،

شكرًا لإخبارنا، فهذا يساعد الجميع. في صفحة طلبك، أو بالرابط في رسالتنا الأخيرة، يمكنك الانسحاب بنقرة واحدة. ونرحب بك في دورة لاحقة.

مع التحية
{me}، عن {programme}`,
    ),
  },
  {
    name: 'Delete what you know about me',
    body: t(
      `Dear {name},

You can do that yourself, at any time: sign in, open “My details” and choose to delete everything. You can also take a copy of it away first. If you would rather have us do it, answer this mail and we will.

Kind regards
{me}, for {programme}`,
      `Hola, {name}:

Puedes hacerlo por tu cuenta en cualquier momento: entra, abre «Mis datos» y elige borrarlo todo. Antes puedes descargar una copia. Si prefieres que lo hagamos nosotros, responde a este correo.

Un saludo,
{me}, de {programme}`,
      `Bonjour {name},

Vous pouvez le faire vous-même à tout moment : connectez-vous, ouvrez « Mes données » et choisissez de tout supprimer. Vous pouvez d’abord en emporter une copie. Si vous préférez que nous le fassions, répondez à ce courriel.

Bien à vous,
{me}, pour {programme}`,
      `مرحبًا {name}،

يمكنك فعل ذلك بنفسك في أي وقت: سجّل الدخول وافتح «بياناتي» واختر حذف كل شيء، ويمكنك أخذ نسخة منها أولًا. وإن فضّلت أن نقوم نحن بذلك فرُدّ على هذه الرسالة.

مع التحية
{me}، عن {programme}`,
    ),
  },
];
