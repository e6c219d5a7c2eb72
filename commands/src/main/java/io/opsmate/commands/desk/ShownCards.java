package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which of OpsMate's cards a message is, and which ones it links to, by their keys ({@code approval:<id>}). */
public final class ShownCards {
  /** A link to a message: {@code https://acme.slack.com/archives/C0OPS/p1795521600000100}. */
  private static final Pattern LINK = Pattern.compile("/archives/([CDG][A-Z0-9]{1,30})/p(\\d{10})(\\d{6})");

  /** Unit: links of one message that are followed. */
  private static final int MOST = 10;

  private final Transactions transactions;
  private final CardCopies copies;

  public ShownCards(Transactions transactions, CardCopies copies) {
    this.transactions = transactions;
    this.copies = copies;
  }

  /** The words of the message, with the keys of those cards below them. */
  String named(OrgId org, MessageShown shown) {
    Set<String> keys = new LinkedHashSet<>();
    at(org, shown.channel(), shown.message()).ifPresent(key -> keys.add(key.value()));
    Matcher link = LINK.matcher(shown.text());
    for (int followed = 0; followed < MOST && link.find(); followed++) {
      at(org, link.group(1), link.group(2) + "." + link.group(3)).ifPresent(key -> keys.add(key.value()));
    }
    return keys.isEmpty() ? shown.text() : shown.text() + "\n" + String.join("\n", keys);
  }

  private Optional<CardKey> at(OrgId org, String channel, String ts) {
    return ts.isEmpty()
        ? Optional.empty()
        : transactions.in(org, tx -> copies.at(tx, new ChannelId(channel), ts));
  }
}
