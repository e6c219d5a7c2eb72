package io.opsmate.commands.home;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.ports.Transactions;
import java.util.List;

/** The buttons of Home itself. */
public final class HomeSkill implements Skill {
  static final String EARLIER = "home_earlier";
  static final String LATER = "home_later";

  private final Transactions transactions;
  private final HomeViewers viewers;
  private final Outbox outbox;

  public HomeSkill(Transactions transactions, HomeViewers viewers, Outbox outbox) {
    this.transactions = transactions;
    this.viewers = viewers;
    this.outbox = outbox;
  }

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of("home", "Keeps everybody's Home", List.of())
        .withButtons(new ButtonSpec(EARLIER, this::turn).unsaid(), new ButtonSpec(LATER, this::turn).unsaid());
  }

  private Reply turn(Press press) {
    int page = press.value().matches("\\d{1,4}") ? Integer.parseInt(press.value()) : 0;
    transactions.run(press.org(), tx -> {
      viewers.turned(tx, press.member(), page);
      outbox.put(tx, "home:" + press.request().value(), new Letter.Home(press.member()), press.now());
    });
    return new Reply.Nothing();
  }
}
