import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptText, useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { ProposalAnswer } from '../proposal-form.server.ts';
import { longest } from '../longest.ts';
import type { TypedQuestion } from '../typed-question.ts';
import { useProblem } from './problem.ts';
import { ProposedText } from './proposed-text.tsx';
import { useForgotten } from './use-forgotten.ts';
import classes from './proposals.module.css';

export type Said = ProposalAnswer | NotReached;

/** Everything that is typed in the form. */
type Typed = TypedQuestion & { note: string };

type ProposalFormProps = {
  /** Under what words being typed are kept, until they are handed over. */
  keptAs: string;
  intent: 'propose' | 'hand-over';
  /** The form's other fields. */
  fields: Record<string, string>;
  /** What stands in it at first. */
  begin: TypedQuestion;
  lectures: readonly { slug: string; title: Bilingual }[];
  /** How one says what was changed; null where nothing was there before. */
  noteHelp: string | null;
  /** What a form without scripts was answered. */
  said: Said | undefined;
  onSent?: () => void;
  children?: ReactNode;
};

/** Where a question is written, with what keeps it from being handed over, and how it will look. */
export function ProposalForm(props: ProposalFormProps) {
  const { keptAs, intent, fields, begin, lectures, noteHelp, onSent, children } = props;
  const { t } = useTranslation('proposals');
  const say = useSay();
  const fetcher = useFetcher<Said>();
  const kept = useKeptText(keptAs);
  useWordsOfOtherBrowsers(keptAs);
  useForgotten(fetcher.data, () => {
    kept.forget();
    onSent?.();
  });
  const said = fetcher.data ?? props.said;
  const typed: Typed = { ...begin, note: '', ...typedIn(props.said), ...readTyped(kept.words) };
  const type = (changed: Partial<Typed>) => kept.write(JSON.stringify({ ...typed, ...changed }));
  const problemAt = useProblem(said);
  const field = (name: keyof Typed) => ({
    name,
    label: t(`field.${name}`),
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      type({ [name]: value }),
    withAsterisk: false,
    errorProps: { role: 'alert' },
  });
  return (
    <fetcher.Form method="post" className={classes.form}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {intent === 'propose' && kept.requestId !== '' && (
        <input type="hidden" name="requestId" value={kept.requestId} />
      )}
      <TextInput
        {...field('title')}
        error={problemAt('title')}
        maxLength={longest.title}
        required
      />
      <div className={classes.row}>
        <NativeSelect
          {...field('lecture')}
          error={problemAt('lecture')}
          data={lectures.map(({ slug, title }) => ({ value: slug, label: say(title) }))}
        />
        <NativeSelect
          {...field('difficulty')}
          data={(['1', '2', '3'] as const).map((value) => ({
            value,
            label: t(`difficulty.${value}`),
          }))}
        />
        <NativeSelect
          {...field('language')}
          data={(['en', 'zh'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </div>
      <TextInput
        {...field('topics')}
        description={t('help.topics')}
        error={problemAt('topics')}
        required
      />
      <Textarea
        {...field('body')}
        description={t('help.body')}
        error={problemAt('body')}
        classNames={{ input: classes.source ?? '' }}
        maxLength={longest.body}
        autosize
        minRows={12}
        maxRows={40}
        required
      />
      <Example />
      {noteHelp !== null && (
        <TextInput {...field('note')} description={noteHelp} maxLength={longest.note} />
      )}
      {children}
      {said?.ok === false && <Refused said={said} />}
      {said?.ok === true && said.intent === 'propose' && (
        <Notice tone="done" title={t('proposed')}>
          {t('proposedText')}
        </Notice>
      )}
      <div className={classes.buttons}>
        <Button type="submit" name="intent" value={intent} loading={fetcher.state !== 'idle'}>
          {t(intent === 'propose' ? 'propose' : 'handOver')}
        </Button>
        <Button type="submit" name="intent" value="preview" variant="default" formNoValidate>
          {t('preview')}
        </Button>
        {kept.words !== '' && (
          <SmallButton kind="quiet" onClick={kept.forget}>
            {t('discard')}
          </SmallButton>
        )}
      </div>
      {said?.ok === true && said.intent === 'preview' && (
        <section className={classes.preview} aria-label={t('previewed')}>
          <ProposedText rendered={said.rendered} />
        </section>
      )}
    </fetcher.Form>
  );
}

/** Why nothing was handed over, where no field says it. */
export function Refused({ said }: { said: Extract<Said, { ok: false }> }) {
  const { t } = useTranslation('proposals');
  return <Notice tone="late">{t(`refused.${said.because}`, { count: longest.note })}</Notice>;
}

/** A short question with its derivation, as it is typed. */
function Example() {
  const { t } = useTranslation('proposals');
  return (
    <details className={classes.example}>
      <summary>{t('example')}</summary>
      <pre tabIndex={0}>{t('exampleText')}</pre>
      <p className={classes.soft}>{t('exampleBlank')}</p>
    </details>
  );
}

/** What stays in a form that was sent without scripts: refused, or only looked at. */
function typedIn(said: Said | undefined): Partial<Typed> {
  if (said === undefined || !('typed' in said) || said.typed === null) return {};
  return 'words' in said ? { ...said.typed, note: said.words } : said.typed;
}

/** What the browser has kept of the fields; nothing when it is nothing of ours. */
function readTyped(words: string): Partial<Typed> {
  try {
    return JSON.parse(words) as Partial<Typed>;
  } catch {
    // Nothing is kept.
    return {};
  }
}
