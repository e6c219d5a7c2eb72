package io.opsmate.app.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private final Mentions mentions = new Mentions(SandboxTeam.roster());

  @Test
  void peopleGroupsAndChannelsBecomeSlacksReferences() {
    assertThat(mentions.encoded("@opsmate ask @second-approver or @approvers in #ops"))
        .isEqualTo("<@U0OPSMATE> ask <@U0APPROVER2> or <!subteam^S0APPROVERS> in <#C000000OPS|ops>");
  }

  @Test
  void whatIsTypedCannotForgeAReference() {
    assertThat(mentions.encoded("<!channel> & <@U0APPROVER1>"))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;@U0APPROVER1&gt;");
  }

  @Test
  void anAddressIsNoMention() {
    assertThat(mentions.encoded("me@opsmate.example")).isEqualTo("me@opsmate.example");
    assertThat(mentions.encoded("@nobody")).isEqualTo("@nobody");
  }
}
