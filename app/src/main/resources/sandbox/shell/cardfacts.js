/** What the guide reads off an approval card, by its buttons and words. */
export function cardFacts(message) {
  const words = JSON.stringify(message.blocks ?? []);
  return {
    isOpen: words.includes('"approval_approve"'),
    isAtWork: /Working|\d+ of \d+ settled/.test(words),
    isSaved: words.includes('Saved: '),
    needs: Number(/\d+ of (\d+) approved/.exec(words)?.[1] ?? 1),
    askedBy: /Asked by[^<]*<@(\w+)>/.exec(words)?.[1],
    approvedBy: [...words.matchAll(/[Aa]pproved by[^<]*<@(\w+)>/g)].map((match) => match[1]),
  };
}

/** The open card that takes the fewest people, the newest of these. */
export function openCardIn(messages, roster) {
  const open = messages.filter((message) => message.user === roster.app.user_id && cardFacts(message).isOpen);
  return open.reduce((best, card) => (best && cardFacts(best).needs < cardFacts(card).needs ? best : card), null);
}
