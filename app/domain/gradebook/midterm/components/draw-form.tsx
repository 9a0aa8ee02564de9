import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { DifficultyMark } from '#app/domain/question-bank/components/difficulty.tsx';
import { longestSeed, longestWhy, weights } from '../draw-asked.ts';
import type { DrawAnswer } from '../draw-form.server.ts';
import { mostPapers, paperName } from '../papers.ts';
import type { DrawableQuestion, StaffMidterm } from '../staff-midterm.server.ts';
import classes from './draw.module.css';

type DrawFormProps = {
  offering: string;
  midterm: StaffMidterm;
  /** What was refused, with what was typed. */
  refused: Extract<DrawAnswer, { ok: false }> | null;
};

/** Asks for a draw: how many papers, with which seed, and how often each question may come up. */
export function DrawForm({ offering, midterm, refused }: DrawFormProps) {
  const { t } = useTranslation('draw');
  const { bank, drawn, requestId } = midterm;
  const busy = useNavigation().state === 'submitting';
  const typed = refused?.typed ?? {};
  const because = refused?.because;
  const count = Math.max(drawn?.papers.length ?? 1, 1);
  return (
    <Form method="post" className={classes.form} key={drawn?.id ?? 'first'}>
      <input type="hidden" name="before" value={drawn?.id ?? ''} />
      <input type="hidden" name="requestId" value={requestId} />
      <div className={classes.fields}>
        <NativeSelect
          name="papers"
          label={t('papers')}
          description={t('papersHint')}
          defaultValue={typed.papers ?? String(count)}
          data={Array.from({ length: mostPapers }, (_, index) => ({
            value: String(index + 1),
            label:
              index === 0
                ? t('onePaper')
                : t('severalPapers', { count: index + 1, last: paperName(index) }),
          }))}
        />
        <TextInput
          name="seed"
          label={t('seed')}
          description={t('seedHint')}
          // The last digits of an id made now are random.
          defaultValue={typed.seed ?? requestId.slice(-8)}
          maxLength={longestSeed}
          autoComplete="off"
          error={(because === 'no seed' || because === 'seed too long') && t(`refused.${because}`)}
        />
      </div>
      <details className={classes.weights} open={because === 'too few'}>
        <summary>{t('weights')}</summary>
        <p className={classes.soft}>{t('weightsHint')}</p>
        <ScrollTable label={t('weights')}>
          <thead>
            <tr>
              <th scope="col">{t('question')}</th>
              <th scope="col">{t('difficulty')}</th>
              <th scope="col">{t('weight')}</th>
            </tr>
          </thead>
          <tbody>
            {bank.map((question) => (
              <WeightRow
                key={question.slug}
                offering={offering}
                question={question}
                typed={typed[`weight:${question.slug}`]}
              />
            ))}
          </tbody>
        </ScrollTable>
      </details>
      {drawn !== null && (
        <Textarea
          name="why"
          label={t('why')}
          description={t('whyHint')}
          defaultValue={typed.why ?? ''}
          maxLength={longestWhy}
          autosize
          minRows={2}
          error={
            (because === 'no reason' || because === 'reason too long') && t(`refused.${because}`)
          }
        />
      )}
      {drawn === null && <input type="hidden" name="why" value="" />}
      <Button type="submit" loading={busy}>
        {t(drawn === null ? 'draw' : 'drawAgain')}
      </Button>
    </Form>
  );
}

type WeightRowProps = { offering: string; question: DrawableQuestion; typed: string | undefined };

function WeightRow({ offering, question, typed }: WeightRowProps) {
  const { t } = useTranslation('draw');
  const say = useSay();
  const { slug, title, lecture, difficulty, weight } = question;
  return (
    <tr>
      <th scope="row">
        <Link to={`/${offering}/midterm/${slug}`}>{say(title)}</Link>
        <p className={classes.soft}>{say(lecture)}</p>
      </th>
      <td>
        <DifficultyMark difficulty={difficulty} />
      </td>
      <td>
        <NativeSelect
          name={`weight:${slug}`}
          aria-label={t('weightOf', { title: say(title) })}
          defaultValue={typed ?? String(weight)}
          data={weights.map((one) => ({ value: String(one), label: t(`weigh.${one}`) }))}
        />
      </td>
    </tr>
  );
}
