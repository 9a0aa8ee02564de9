import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { columnChoices, type Column } from '#app/domain/enrollment/roster/column-choices.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { longestReason } from '../give-score.ts';
import { longestWords } from '../grading/mark-limits.ts';
import { scoreFields } from '../score-columns.ts';
import { isChange } from '../score-difference.ts';
import type { StaffScoreImport } from '../staff-score-imports.server.ts';
import { PointsText } from './points-text.tsx';
import { ScoreWords } from './score-words.tsx';
import classes from './score-import.module.css';

/** Which column of the file is what. */
export function ScoreColumnsForm({
  columns,
  mapping,
}: Pick<StaffScoreImport, 'columns' | 'mapping'>) {
  const { t } = useTranslation('scoreFiles');
  const words = { none: t('noColumn'), such: (column: Column) => t('column', column) };
  const choices = columnChoices(columns, words);
  return (
    <details className={classes.section} open={mapping.score === undefined}>
      <summary>{t('columns')}</summary>
      <Form method="post" className={classes.fields} key={JSON.stringify(mapping)}>
        {scoreFields.map((field) => (
          <NativeSelect
            key={field}
            name={field}
            label={t(`field.${field}`)}
            defaultValue={mapping[field]?.toString() ?? ''}
            data={choices}
          />
        ))}
        <Button type="submit" variant="default" name="do" value="map">
          {t('readAgain')}
        </Button>
      </Form>
    </details>
  );
}

type DifferenceProps = {
  offering: string;
  item: StaffScoreImport['item'];
  difference: NonNullable<StaffScoreImport['difference']>;
};

/** Every line that changes something or is not taken, and the button that does exactly that. */
export function ScoreDifferenceView({ offering, item, difference }: DifferenceProps) {
  const { t } = useTranslation('scoreFiles');
  const busy = useNavigation().formData?.get('do') === 'apply';
  const { lines, empty, absent, mark } = difference;
  const changes = lines.filter(isChange);
  const problems = lines.flatMap((line) => (line.kind === 'problem' ? [line] : []));
  const same = lines.length - changes.length - problems.length;
  return (
    <>
      <p className={classes.soft} aria-live="polite">
        {t('changes', { count: changes.length })} {t('problems', { count: problems.length })}{' '}
        {t('others', { same, empty, absent: absent.length })}
      </p>
      {changes.length > 0 && (
        <Form method="post" className={classes.apply}>
          <input type="hidden" name="mark" value={mark} />
          <TextInput name="why" label={t('why')} maxLength={longestReason / 2} />
          <Button type="submit" name="do" value="apply" loading={busy}>
            {t('apply', { count: changes.length })}
          </Button>
        </Form>
      )}
      {problems.length > 0 && (
        <section className={classes.section} aria-labelledby="problems">
          <h2 id="problems">{t('notTaken')}</h2>
          <ScrollTable label={t('notTaken')}>
            <thead>
              <tr>
                <th scope="col">{t('line')}</th>
                <th scope="col">{t('named')}</th>
                <th scope="col">{t('says')}</th>
                <th scope="col">{t('because')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ line, named, typed, because }) => (
                <tr key={line}>
                  <td>{line}</td>
                  <td className={classes.any}>{named}</td>
                  <td className={classes.any}>{typed}</td>
                  <td>{t(`problem.${because}`, { outOf: item.outOf, longest: longestWords })}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      )}
      {changes.length > 0 && (
        <section className={classes.section} aria-labelledby="changes">
          <h2 id="changes">{t('changed')}</h2>
          <ScrollTable label={t('changed')} className={classes.numbers}>
            <thead>
              <tr>
                <th scope="col">{t('line')}</th>
                <th scope="col">{t('who')}</th>
                <th scope="col">{t('from')}</th>
                <th scope="col">{t('to')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ line, person, from, points, words }) => (
                <tr key={line}>
                  <td>{line}</td>
                  <th scope="row">
                    <Link to={`/${offering}/staff/gradebook/${person.id}`}>
                      <bdi>{person.name}</bdi>
                    </Link>
                  </th>
                  <td>
                    <PointsText standing={from} outOf={item.outOf} />
                    <ScoreWords words={words.from} />
                  </td>
                  <td>
                    <PointsText standing={{ kind: 'score', points }} outOf={item.outOf} />
                    <ScoreWords words={words.to} />
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      )}
      {absent.length > 0 && (
        <details className={classes.section}>
          <summary>{t('absent', { count: absent.length })}</summary>
          <p className={classes.any}>{absent.map(({ name }) => name).join(', ')}</p>
        </details>
      )}
    </>
  );
}
