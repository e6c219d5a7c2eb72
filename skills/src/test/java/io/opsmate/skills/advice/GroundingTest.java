package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Grounding.Grounded;
import io.opsmate.skills.advice.Grounding.Part;
import io.opsmate.skills.advice.Grounding.Ungrounded;
import io.opsmate.skills.kernel.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundingTest {
  private static final Evidence VOLUME = new Evidence("ebs-volume:eu-west-1:vol-1", "vol-1");
  private static final Evidence REQUEST = new Evidence("request:1", "A request");

  @Test
  void whatWasReadMayBeCited() {
    assertThat(Grounding.of("It is idle [[ebs-volume:eu-west-1:vol-1]].", List.of(VOLUME))).isEqualTo(new Grounded(
        List.of(new Part.Words("It is idle "), new Part.Cited(VOLUME), new Part.Words("."))));
  }

  @Test
  void whatWasNotReadMayNot() {
    assertThat(Grounding.of("Gone [[ebs-volume:eu-west-1:vol-1]] and [[vol-2]].", List.of(VOLUME)))
        .isEqualTo(new Ungrounded("vol-2"));
  }

  @Test
  void anEmptyCitationIsNone() {
    assertThat(Grounding.of("So it is [[]].", List.of(VOLUME))).isEqualTo(new Ungrounded(""));
  }

  @Test
  void severalMayStandInOnePair() {
    Grounding read = Grounding.of("Both [[ebs-volume:eu-west-1:vol-1, request:1; gone]]", List.of(VOLUME, REQUEST));

    assertThat(read).isEqualTo(new Ungrounded("gone"));
    assertThat(((Grounded) Grounding.of("[[request:1,ebs-volume:eu-west-1:vol-1]] [[request:1]]",
        List.of(VOLUME, REQUEST))).cited()).containsExactly(REQUEST, VOLUME);
  }

  @Test
  void withoutCitationsAllIsWords() {
    assertThat(Grounding.of("I do not know [yet]. [[", List.of()))
        .isEqualTo(new Grounded(List.of(new Part.Words("I do not know [yet]. [["))));
  }
}
