import type { TFunction } from 'i18next';
import { memo } from 'react';
import { SmallButton } from '#app/ui/small-button.tsx';
import { Who } from '../../../components/who.tsx';
import type { Resolution } from '../editor/resolve-suggestions.ts';
import { initialsOf } from '../initials.ts';
import { readable, type Suggestion } from '../suggestion.ts';
import classes from './suggestion-card.module.css';

type SuggestionCardProps = {
  suggestion: Suggestion;
  name: string;
  /** When it was begun, in words. */
  ago: string;
  t: TFunction<'suggestions'>;
  active: boolean;
  onActivate: (suggestion: string) => void;
  /** Members accept and reject; its author may take it back; others read. */
  may: 'resolve' | 'take back' | 'read';
  onResolve: (suggestion: string, how: Resolution) => void;
};

/**
 * One suggestion in the margin: who, when, what, and what can be done with it. There may be hundreds:
 * it asks for nothing itself, and is made anew only when it says something else.
 */
export const SuggestionCard = memo(function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, name, ago, t, active, onActivate, may, onResolve } = props;
  const { id, kind } = suggestion;
  const label = t('by', { name, what: t(`kind.${kind}`) });
  return (
    <article
      id={`suggestion-${id}`}
      className={classes.card}
      data-active={active || undefined}
      aria-label={label}
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) onActivate(id);
      }}
      onClick={() => onActivate(id)}
    >
      <Who
        name={name}
        sign={
          <span className={classes.initials} aria-hidden>
            {initialsOf(name)}
          </span>
        }
      >
        <span>{ago}</span>
      </Who>
      <What suggestion={suggestion} t={t} />
      {may !== 'read' && (
        <div className={classes.buttons}>
          {may === 'resolve' && (
            <SmallButton
              kind="soft"
              aria-label={t('accept', { what: label })}
              onClick={() => onResolve(id, 'accept')}
            >
              {t('acceptOne')}
            </SmallButton>
          )}
          <SmallButton
            kind="quiet"
            aria-label={t(may === 'resolve' ? 'reject' : 'takeBack', { what: label })}
            onClick={() => onResolve(id, 'reject')}
          >
            {t(may === 'resolve' ? 'rejectOne' : 'takeBackOne')}
          </SmallButton>
        </div>
      )}
    </article>
  );
});

/** What a suggestion would change, in words. */
export function What({ suggestion, t }: Pick<SuggestionCardProps, 'suggestion' | 't'>) {
  const { kind, inserted, deleted, formatted, changes } = suggestion;
  const put = <ins>{shortened(readable(inserted).trim())}</ins>;
  const taken = <del>{shortened(readable(deleted).trim())}</del>;
  if (kind === 'split' || kind === 'join')
    return <p className={classes.what}>{t(`kind.${kind}`)}</p>;
  return (
    <p className={classes.what}>
      {kind === 'insert' && (
        <>
          {t('what.insert')} {put}
        </>
      )}
      {kind === 'delete' && (
        <>
          {t('what.delete')} {taken}
        </>
      )}
      {kind === 'replace' && (
        <>
          {t('what.replace')} {taken} {t('what.by')} {put}
        </>
      )}
      {kind === 'format' && (
        <>
          {changes
            .map(({ change, format }) => t(`change.${change}`, { format: t(`format.${format}`) }))
            .join(', ')}
          {': '}
          <q>{shortened(formatted)}</q>
        </>
      )}
    </p>
  );
}

const longest = 140;

function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= longest ? words : `${characters.slice(0, longest).join('')}…`;
}
