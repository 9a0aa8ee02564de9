import { IconUsers } from '@tabler/icons-react';
import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlsoHere as Other, ReviewPresence } from '../review-presence.server.ts';
import classes from './review-line.module.css';

const everyMs = 10_000;
/** Whoever walks through the queue is not announced at every version. */
const firstMs = 600;

type AlsoHereProps = {
  /** Where an open review says that it is. */
  path: string;
  version: number;
  /** Whether the page knows of an answer already. */
  answered: boolean;
};

/** Who else of staff has the same version open, and who of them is writing. */
export function AlsoHere({ path, version, answered }: AlsoHereProps) {
  const { t, i18n } = useTranslation('desk');
  const [others, setOthers] = useState<readonly Other[]>([]);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let left = false;
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      const presence = await say(path, { version: `${version}` });
      if (left || presence === null) return;
      setOthers(presence.others);
      if (presence.answered && !answered) revalidate();
    };
    const first = setTimeout(() => void look(), firstMs);
    const timer = setInterval(() => void look(), everyMs);
    const leave = () => void say(path, { version: `${version}`, leaves: 'yes' });
    window.addEventListener('pagehide', leave);
    return () => {
      left = true;
      clearTimeout(first);
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [path, version, answered, revalidate]);
  const list = new Intl.ListFormat(i18n.language);
  const named = (writing: boolean) =>
    others.filter((other) => other.writing === writing).map(({ name }) => name);
  const [write, look] = [named(true), named(false)];
  return (
    <p className={classes.here} aria-live="polite">
      {others.length > 0 && <IconUsers size={16} stroke={1.8} aria-hidden />}
      {write.length > 0 && (
        <span>{t('here.writing', { names: list.format(write), count: write.length })}</span>
      )}
      {look.length > 0 && (
        <span>{t('here.looking', { names: list.format(look), count: look.length })}</span>
      )}
    </p>
  );
}

/** Null when the portal does not answer: then nothing is known of the others. */
async function say(path: string, fields: Record<string, string>): Promise<ReviewPresence | null> {
  try {
    const body = new URLSearchParams(fields);
    const answer = await fetch(path, { method: 'POST', body, redirect: 'manual', keepalive: true });
    return answer.ok ? ((await answer.json()) as ReviewPresence) : null;
  } catch {
    return null;
  }
}
