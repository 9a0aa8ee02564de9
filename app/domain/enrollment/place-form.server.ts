import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { answerOffer } from './answer-offer.server.ts';
import { changeOwnPlace } from './change-own-place.server.ts';

type Services = Parameters<typeof answerOffer>[0];
type Outcome = Awaited<ReturnType<typeof answerOffer> | ReturnType<typeof changeOwnPlace>>;

/** What somebody does about their own place, as the form of the page says; null for anything else. */
export async function answerPlaceForm(
  services: Services,
  asker: SignedInAsker,
  form: FormData,
): Promise<Outcome | null> {
  const intent = form.get('intent');
  switch (intent) {
    case 'accepted':
    case 'declined':
      return answerOffer(services, asker, intent);
    case 'leave':
    case 'return':
    case 'audit':
      return changeOwnPlace(services, asker, intent);
    default:
      return null;
  }
}
