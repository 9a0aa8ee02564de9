import { useTranslation } from 'react-i18next';
import type { Line } from '../difference.ts';
import classes from './plan-form.module.css';

const fields = ['number', 'section', 'group'] as const;

/** What happens to one person, or why nothing does, in words. */
export function WhatChanges({ line }: { line: Line }) {
  const { t } = useTranslation('roster');
  if (line.kind === 'problem') {
    return (
      <span className={classes.problem}>
        {t(`because_${line.because}`, { other: line.other ?? '' })}
      </span>
    );
  }
  const { kind, from, to } = line;
  const changed = fields.filter((field) => from[field] !== to[field]);
  return (
    <>
      {kind === 'add' && (
        <span>
          {from.role === null ? t('newPerson') : t('was', { role: t(`role_${from.role}`) })}
        </span>
      )}
      {kind === 'drop' && <span>{t('leaves')}</span>}
      {changed.map((field) => (
        <bdi key={field} className={classes.change}>
          {from[field] === null
            ? `${t(field)}: ${to[field]}`
            : t('fromTo', { field: t(field), from: from[field], to: to[field] ?? '' })}
        </bdi>
      ))}
    </>
  );
}
