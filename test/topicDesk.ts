export const TOPIC = {
  source: 'en',
  author: 'Elif <b>',
  title: 'Doors & <script>alert(1)</script>',
  summary: 'About doors.',
  essay: 'Each library has a *door*.\n\n<img src=x onerror=alert(1)>',
  'question.1': 'Which door do you remember?',
  'question.2': 'Who cannot open yours?',
};
