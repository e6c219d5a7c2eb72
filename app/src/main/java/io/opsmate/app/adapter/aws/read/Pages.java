package io.opsmate.app.adapter.aws.read;

import io.opsmate.app.adapter.aws.StrangeAnswer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The pages of one listing. */
final class Pages {
  /** More than any account holds of anything, at hundreds a page; an answer that goes on is going round in circles. */
  static final int MOST = 500;

  private Pages() {}

  static <P> Stream<P> of(Iterable<P> pages) {
    int[] seen = {0};
    return StreamSupport.stream(pages.spliterator(), false).peek(_ -> {
      if (++seen[0] > MOST) {
        throw new StrangeAnswer("a list that never ends");
      }
    });
  }
}
