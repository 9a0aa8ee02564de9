import type { TFunction } from 'i18next';
import type { Details } from '../details/details.ts';

/** What stood beside a text (abstract, goals, link to the code); null when nothing did. */
export function detailsMarkdown(t: TFunction<'goals'>, details: Details): string | null {
  const goals = details.goals.filter(({ words }) => words.trim() !== '');
  const sections = [
    ...(details.abstract.trim() === '' ? [] : [`# ${t('abstract')}`, details.abstract.trim()]),
    ...(goals.length === 0
      ? []
      : [`# ${t('title')}`, goals.map((goal, index) => goalLine(t, goal, index)).join('\n')]),
    ...(details.code.trim() === '' ? [] : [`# ${t('code')}`, details.code.trim()]),
  ];
  return sections.length === 0 ? null : `${sections.join('\n\n')}\n`;
}

function goalLine(
  t: TFunction<'goals'>,
  { words, state, note, dropped }: Details['goals'][number],
  index: number,
): string {
  const said = [
    ...(dropped ? [t('change.dropped')] : []),
    ...(state === null ? [] : [t(`state.${state}`)]),
    ...(note.trim() === '' ? [] : [note]),
  ];
  const line = said.length === 0 ? words : `${words} (${said.join('; ')})`;
  return `${index + 1}. ${line.replaceAll(/\s+/g, ' ').trim()}`;
}
