package io.opsmate.skills.ask;

import io.opsmate.skills.advice.Spending.Account;
import io.opsmate.skills.advice.Spending.Gauge;
import io.opsmate.skills.advice.Spending.Share;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Shows what asking has cost. Everybody sees their own limits; admins see the org's, and what it went into. */
final class UsageCard {
  private static final String TITLE = "What questions have cost";

  /** How a gauge begins that is of the person who looks. */
  private static final String OWN = "your ";

  /** Unit: prompts shown. */
  private static final int SHARES = 10;

  private UsageCard() {}

  static Card of(Account account, boolean isThere, boolean seesAll) {
    Text headline = isThere
        ? Text.of("Used so far, with what is being asked right now. Days and months are UTC.")
        : Text.of("No language model is set up, so questions cost nothing.");
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(headline));
    List<Card.Row> gauges = account.gauges()
        .stream()
        .filter(gauge -> seesAll || gauge.words().startsWith(OWN))
        .map(UsageCard::row)
        .toList();
    if (!gauges.isEmpty()) {
      parts.add(new Card.Rows(gauges));
    }
    if (seesAll && !account.shares().isEmpty()) {
      parts.add(new Card.Paragraph(Text.of("This month it went into:")));
      parts.add(new Card.Rows(account.shares().stream().limit(SHARES).map(UsageCard::row).toList()));
    }
    parts.add(new Card.Note(Text.of(seesAll ? "You see this as an OpsMate admin. " : "", "When a limit is reached, ",
        "commands and cards go on without words from a model. ", Text.code("/opsmate tools"),
        " shows what it may read.")));
    return new Card(TITLE, headline, parts);
  }

  private static Card.Row row(Gauge gauge) {
    return new Card.Row(Text.of(gauge.words(), ": ", Text.strong(gauge.used()), " of ", gauge.limit()), Text.of(""));
  }

  private static Card.Row row(Share share) {
    return new Card.Row(
        Text.of(Text.code(share.prompt()), " · ", Text.strong(share.cost().shown())),
        Text.of(share.model(), " · %,d asked · %,d tokens in, %,d out".formatted(share.inquiries(), share.tokens().in(),
            share.tokens().out())));
  }
}
