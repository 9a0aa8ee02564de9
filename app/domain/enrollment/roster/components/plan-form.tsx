import { Button, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useRef, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import type { StaffImport } from '../staff-imports.server.ts';
import { WhatChanges } from './what-changes.tsx';
import classes from './plan-form.module.css';

type Line = StaffImport['lines'][number];

const kinds = ['problem', 'add', 'change', 'drop'] as const;

/** The difference, by kind and row by row, with a tick for each row that can be done. */
export function PlanForm({ roster }: { roster: StaffImport }) {
  const { t } = useTranslation('roster');
  const { lines, unchanged, state, seats, done } = roster;
  const busy = useNavigation().state === 'submitting';
  const open = state === 'open';
  const doable = lines.some(({ kind }) => kind !== 'problem');
  const more = seats.taken + lines.filter(({ kind }) => kind === 'add').length - seats.capacity;
  const drops = lines.some(({ kind }) => kind === 'drop');
  return (
    <Form method="post">
      {open && more > 0 && lines.some(({ kind }) => kind === 'add') && (
        <Notice tone="soon">{t('overCapacity', { ...seats, more })}</Notice>
      )}
      {!doable && open && <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>}
      {kinds.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          open={open}
          lines={lines.filter((line) => line.kind === kind)}
          done={new Set(done)}
        />
      ))}
      <p className={classes.rules}>
        {t('unchanged', { count: unchanged })} {t('rules')}
      </p>
      {open && doable && (
        <div className={classes.apply}>
          {drops && <TextInput name="why" label={t('why')} defaultValue={t('whyDefault')} />}
          <Button type="submit" name="do" value="apply" loading={busy}>
            {t('apply')}
          </Button>
        </div>
      )}
    </Form>
  );
}

type GroupProps = {
  kind: Line['kind'];
  open: boolean;
  lines: readonly Line[];
  done: ReadonlySet<string>;
};

function Group({ kind, open, lines, done }: GroupProps) {
  const { t } = useTranslation('roster');
  const body = useRef<HTMLTableSectionElement>(null);
  if (lines.length === 0 || kind === 'unchanged') return null;
  const ticks = open && kind !== 'problem';
  const tickAll = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    for (const box of body.current?.querySelectorAll('input') ?? []) {
      box.checked = currentTarget.checked;
    }
  };
  return (
    <section className={classes.group}>
      <h2>
        {t(`kind_${kind}`)} <span className={classes.count}>{lines.length}</span>
      </h2>
      {kind === 'drop' && open && <p className={classes.soft}>{t('dropHint')}</p>}
      <ScrollTable label={t(`kind_${kind}`)} className={classes.table} frame={classes.scroll}>
        <thead>
          <tr>
            {ticks && (
              <th scope="col" className={classes.tick}>
                <input
                  type="checkbox"
                  aria-label={`${t('tickAll')}: ${t(`kind_${kind}`)}`}
                  defaultChecked={kind !== 'drop'}
                  onChange={tickAll}
                />
              </th>
            )}
            <th scope="col">{t('row')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line) => (
            <tr key={line.key}>
              {ticks && (
                <td className={classes.tick}>
                  <input
                    type="checkbox"
                    name="take"
                    value={line.key}
                    defaultChecked={kind !== 'drop'}
                    aria-label={t('take', { name: line.name })}
                  />
                </td>
              )}
              <td>{line.line ?? '–'}</td>
              <th scope="row">
                <bdi className={classes.name}>{line.name}</bdi>
                <span className={classes.soft}>{line.email}</span>
              </th>
              <td>
                <WhatChanges line={line} />
                {!open && kind !== 'problem' && (
                  <span className={classes.soft}>
                    {t(done.has(line.key) ? 'doneMark' : 'notDone')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
