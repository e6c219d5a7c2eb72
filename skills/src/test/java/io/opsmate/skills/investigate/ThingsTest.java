package io.opsmate.skills.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.investigate.Thing.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ThingsTest {
  @Test
  void everyKindIsFoundInTheOrderOfTheMessage() {
    assertThat(Things.in("""
        Who owns vol-0ab12cd34ef567890 and (snap-0123abcd)? eipalloc-0aa11bb2, i-0abc1234; `10.1.2.3`
        arn:aws:ec2:eu-west-1:123456789012:volume/vol-0ff00ff0 arn:aws:s3:::logs-bucket
        approval:0198f0aa-0000-7000-8000-000000000001 report:0198f0aa-0000-7000-8000-000000000002"""))
        .containsExactly(new Thing(Kind.VOLUME, "vol-0ab12cd34ef567890"), new Thing(Kind.SNAPSHOT, "snap-0123abcd"),
            new Thing(Kind.ALLOCATION, "eipalloc-0aa11bb2"), new Thing(Kind.INSTANCE, "i-0abc1234"),
            new Thing(Kind.IP, "10.1.2.3"), new Thing(Kind.VOLUME, "vol-0ff00ff0"),
            new Thing(Kind.RESOURCE, "arn:aws:s3:::logs-bucket"),
            new Thing(Kind.REQUEST, "0198f0aa-0000-7000-8000-000000000001"),
            new Thing(Kind.REPORT, "0198f0aa-0000-7000-8000-000000000002"));
  }

  @Test
  void whatOnlyLooksAlikeIsNothing() {
    assertThat(Things.in("wi-fi hi-0abc1234 my-vol-0abc1234 vol- vol-zzzz 1.2.3 999.1.2.3 1.2.3.4.5 v1.2.3.4.5.6"))
        .isEmpty();
  }

  @Test
  void whatIsMentionedTwiceIsFoundOnce() {
    assertThat(Things.in("vol-0ab12cd3 VOL-0AB12CD3")).isEqualTo(List.of(new Thing(Kind.VOLUME, "vol-0ab12cd3")));
  }

  @Property
  void anyMessageCanBeRead(@ForAll String text) {
    assertThat(Things.in(text)).isNotNull();
  }
}
