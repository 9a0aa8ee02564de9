import { useTranslation } from 'react-i18next';
import { asLanguage } from '#app/i18n/languages.ts';
import { momentText } from '../moment.ts';
import { useViewerZone } from './now.tsx';

/**
 * When something outside of the course happened, as a session's start: in the viewer's own zone,
 * and without a distance, since the demo's clock does not run in it.
 */
export function RealMoment({ at }: { at: Date }) {
  const { i18n } = useTranslation();
  const zone = useViewerZone() ?? 'UTC';
  return (
    <time dateTime={at.toISOString()}>
      {momentText(at, zone, asLanguage(i18n.language) ?? 'en')}
    </time>
  );
}
