package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Describe;
import java.util.List;

/** What a language model makes of a report, before anything of it is checked. */
@Describe("What matters in the report")
record Explanation(
    @Describe("one sentence of at most 150 characters: what stands out; amounts only exactly as in the report") String headline,
    @Describe("none to three remarks, the most useful first") List<Remark> remarks) {
  Explanation {
    remarks = List.copyOf(remarks);
  }

  /** One observation. */
  @Describe("One observation that helps to decide")
  record Remark(@Describe("one or two sentences of at most 300 characters") String words,
      @Describe("the refs of the findings it is about, exactly as in the report; at least one") List<String> ids,
      @Describe("every amount of money that the words name, exactly as in the report, like $12.40/mo") List<
          String> amounts) {
    Remark {
      ids = List.copyOf(ids);
      amounts = List.copyOf(amounts);
    }
  }
}
