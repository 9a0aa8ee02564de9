import { Button, Checkbox, Textarea } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { DiscussionAnswer } from '../discussion-form.server.ts';
import classes from './discussion.module.css';

export type Said = DiscussionAnswer | NotReached;

type PostFormProps = {
  /** Under what words being typed are kept, until they are sent. */
  keptAs: string;
  label: string;
  submit: string;
  /** The form's other fields but its `intent`. */
  fields: Record<string, string>;
  intent: 'ask' | 'answer' | 'edit';
  /** Words to begin with. */
  begin?: string;
  /** Whether one can write without a name for classmates. */
  mayHideName: boolean;
  /** What a form without scripts was answered, where it was this one. */
  said: Said | undefined;
  onSent?: () => void;
  children?: ReactNode;
};

/** Writes a post, or looks at how it will be read. What is typed is kept until it is sent. */
export function PostForm(props: PostFormProps) {
  const { keptAs, label, submit, fields, intent, mayHideName, onSent } = props;
  const { t } = useTranslation('discussion');
  const fetcher = useFetcher<Said>();
  const kept = useKeptText(keptAs);
  // Since which answer the field was changed: one that is emptied does not begin anew.
  const [changed, setChanged] = useState<{ since: Said | undefined } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const answered = useRef<Said | undefined>(undefined);
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data === answered.current) return;
    answered.current = fetcher.data;
    if (fetcher.data?.ok !== true || fetcher.data.intent === 'preview') return;
    kept.forget();
    form.current?.reset();
    onSent?.();
  }, [fetcher.state, fetcher.data, kept, onSent]);
  const said = fetcher.data ?? props.said;
  const touched = changed !== null && changed.since === fetcher.data;
  const html = said !== undefined && 'html' in said ? said.html : null;
  const words =
    kept.words === '' && !touched ? typedIn(props.said) || (props.begin ?? '') : kept.words;
  return (
    <fetcher.Form method="post" ref={form} className={classes.form}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {intent !== 'edit' && kept.requestId !== '' && (
        <input type="hidden" name="requestId" value={kept.requestId} />
      )}
      {props.children}
      <Textarea
        name="body"
        label={label}
        description={t('help')}
        value={words}
        onChange={({ currentTarget }) => {
          setChanged({ since: fetcher.data });
          kept.write(currentTarget.value);
        }}
        autosize
        minRows={3}
        maxRows={20}
        maxLength={10_000}
        required
        withAsterisk={false}
        error={said?.ok === false ? t(`refused.${said.because}`) : undefined}
        errorProps={{ role: 'alert' }}
      />
      {mayHideName && (
        <Checkbox
          name="anonymous"
          label={t('anonymousToClassmates')}
          description={t('anonymousHelp')}
        />
      )}
      <div className={classes.buttons}>
        <Button
          size="compact-md"
          type="submit"
          name="intent"
          value={intent}
          loading={fetcher.state !== 'idle'}
        >
          {submit}
        </Button>
        <Button size="compact-md" variant="default" type="submit" name="intent" value="preview">
          {t('preview')}
        </Button>
      </div>
      {html !== null && said?.ok === true && said.intent === 'preview' && (
        <section className={classes.preview} aria-label={t('previewed')}>
          <TypedText html={html} />
        </section>
      )}
    </fetcher.Form>
  );
}

/** What stays in a form that was sent without scripts: refused, or only looked at. */
export function typedIn(said: Said | undefined): string {
  if (said === undefined || !('typed' in said)) return '';
  return said.ok && said.intent !== 'preview' ? '' : said.typed;
}
