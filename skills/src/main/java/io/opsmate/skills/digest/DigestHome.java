package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.HomeCall;
import io.opsmate.skills.kernel.HomePiece;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Digests on everybody's Home: which there are, with a button to switch each on or off. */
final class DigestHome {
  /** Unit: digests. Each takes two of the hundred blocks that a Home may have. */
  private static final int SHOWN = 5;

  private final DigestBook book;

  DigestHome(DigestBook book) {
    this.book = book;
  }

  HomePiece of(HomeCall call) {
    List<Digest> digests = book.all(call.org());
    long on = digests.stream().filter(digest -> digest.standing().isOn()).count();
    if (digests.isEmpty()) {
      return new HomePiece(List.of(), List.of());
    }
    DigestList list = new DigestList(digests, call.now());
    List<Card.Part> parts = new ArrayList<>();
    digests.stream().limit(SHOWN).forEach(digest -> {
      parts.add(new Card.Paragraph(DigestWords.line(digest, call.now())));
      parts.add(new Card.Buttons(List.of(list.toggle(digest))));
    });
    if (digests.size() > SHOWN) {
      parts.add(new Card.Note(Text.of("And " + (digests.size() - SHOWN) + " more: ", Text.code("/opsmate digest"),
          ".")));
    }
    return new HomePiece(List.of(new Card.Fact("Digests", Text.of(on + " on, " + (digests.size() - on) + " off"))),
        List.of(new Card("Digests", Text.of(digests.size() + " set up"), parts)));
  }
}
