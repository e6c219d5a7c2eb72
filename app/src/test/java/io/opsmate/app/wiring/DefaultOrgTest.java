package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.config.Settings;
import io.opsmate.app.config.SettingsRead;
import io.opsmate.app.config.SettingsReader;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the environment's settings name is the default org's, and nobody else's. */
class DefaultOrgTest {
  private static final DefaultOrg ACME = new DefaultOrg(Orgs.ACME);

  @Test
  void anotherOrgHasNoCloudAndIsToldSo() {
    try (ConnectedEstate estate = ConnectedEstate.of(settings("aws"), ACME, SetClock.atNoon(), () -> Duration.ZERO)) {
      assertThat(estate.acting(Orgs.ACME)).isInstanceOf(Estate.Acting.With.class);
      assertThat(estate.inventory(Orgs.ACME)).isNotNull();

      assertThat(estate.acting(Orgs.OTHER))
          .isEqualTo(new Estate.Acting.ReadOnly("no cloud is connected for this workspace"));
      assertThatThrownBy(() -> estate.inventory(Orgs.OTHER)).isInstanceOf(PermanentFailure.class)
          .hasMessageStartingWith("no cloud is connected for this workspace");
    }
  }

  @Test
  void ofTheDemoEstateEveryOrgHasItsOwn() {
    try (ConnectedEstate estate = ConnectedEstate.of(settings("demo"), ACME, SetClock.atNoon(), () -> Duration.ZERO)) {
      assertThat(estate.inventory(Orgs.ACME)).isNotSameAs(estate.inventory(Orgs.OTHER));
    }
  }

  @Test
  void anotherOrgBeginsWithItsOwnAdminsAndNothingSwitchedOn() {
    RulesSeed seed = new RulesSeed(settings("demo"), ACME.id());

    assertThat(seed.apply(Orgs.OTHER).approvers()).isEqualTo(OrgRules.WORKSPACE_ADMINS);
    assertThat(seed.apply(Orgs.OTHER).enabled()).isEmpty();
  }

  @Test
  void anotherOrgsCardsDoNotGoToTheConfiguredChannel() {
    assertThat(channelOfACardIn(Orgs.ACME)).isEqualTo("C0PUBLIC");
    assertThat(channelOfACardIn(Orgs.OTHER)).isEqualTo("D0DIRECT");
  }

  @Test
  void whatAWorkspaceApprovedBeforeItLeftIsNotDoneAfterwards() {
    Presence presence = Orgs.OTHER::equals;
    Estate everything = _ -> new Estate.Acting.ReadOnly("asked");

    assertThat(presence.guarding(everything).acting(Orgs.ACME)).isEqualTo(new Estate.Acting.ReadOnly("asked"));
    assertThat(presence.guarding(everything).acting(Orgs.OTHER))
        .isEqualTo(new Estate.Acting.ReadOnly("this workspace has removed OpsMate"));
  }

  private static String channelOfACardIn(OrgId org) {
    RecordingChat chat = new RecordingChat();
    PublicCards cards = new PublicCards(chat, ACME, Optional.of(new ChannelId("C0PUBLIC")));
    new InMemoryTransactions().run(org, tx -> cards.card(tx, new CardKey("report:1"), 1, new ChannelId("D0DIRECT"),
        new Card("A card", Text.of("words"), List.of())));
    return chat.card(org, new CardKey("report:1")).orElseThrow().channel().value();
  }

  private static Settings settings(String estate) {
    return switch (SettingsReader
        .read(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s", "OPSMATE_ESTATE",
            estate, "OPSMATE_AWS_REGIONS", "eu-west-1"), Path.of("/home/me"))) {
      case SettingsRead.Good(Settings settings, _) -> settings;
      case SettingsRead.Faulty(var faults) -> throw new AssertionError(faults.toString());
    };
  }
}
