import { useTranslation } from 'react-i18next';
import { Shortcuts } from '#app/ui/shortcuts.tsx';

/** Keys of the queue: they walk through its links, and Enter opens the one with the focus. */
export function QueueKeys({ list }: { list: React.RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('feedback');
  const walk = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const here = links.findIndex((link) => link === document.activeElement);
    const next = here === -1 ? 0 : Math.min(Math.max(here + step, 0), links.length - 1);
    links[next]?.focus();
  };
  return (
    <Shortcuts
      shortcuts={[
        { key: 'j', says: t('shortcuts.next'), run: () => walk(1) },
        { key: 'k', says: t('shortcuts.previous'), run: () => walk(-1) },
      ]}
      also={[{ key: '↵', says: t('shortcuts.openReview') }]}
    />
  );
}
