package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Text;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The window in which a digest is set up or changed. */
final class DigestForm {
  static final String ID = "digest_form";
  static final String CHANNEL = "channel";
  static final String DAYS = "days";
  static final String TIME = "time";
  static final String ZONE = "zone";
  static final String SKILLS = "skills";
  static final String MINIMUM = "minimum";
  static final String QUIET = "quiet";

  /** The token of a form for a digest that is not there yet. */
  static final String NEW = "new";

  private DigestForm() {}

  /** With what is to be said first. */
  static Form of(String token, ChannelId channel, Schedule schedule, Digest.Content content, List<SkillName> speaking,
      List<Text> notes) {
    List<Field> fields = new ArrayList<>();
    notes.forEach(note -> fields.add(new Field.Say(note)));
    fields.add(new Field.PickChannel(CHANNEL, "Where", initial(channel), true));
    fields.add(new Field.PickSome(DAYS, "On these days", Arrays.stream(DayOfWeek.values())
        .map(day -> new Card.Option(day.name().toLowerCase(Locale.ROOT), day.getDisplayName(TextStyle.FULL,
            Locale.ENGLISH), "", schedule.days().contains(day)))
        .toList(), true));
    fields.add(new Field.Words(TIME, "At", "A time of day in the zone below: 09:00", false, true, 5,
        schedule.time().toString()));
    fields.add(new Field.Words(ZONE, "Time zone", "By its name: Europe/Berlin, America/New_York, UTC", false, true, 60,
        schedule.zone().getId()));
    if (!speaking.isEmpty()) {
      fields.add(new Field.PickSome(SKILLS, "Only these; with none ticked, everything", speaking.stream()
          .map(skill -> new Card.Option(skill.value(), skill.value(), "", content.skills().contains(skill)))
          .toList(), false));
    }
    Money minimum = content.minimum();
    fields.add(new Field.Words(MINIMUM, "Leave out what is worth less than so many US dollars a month",
        "Empty for everything. What has no price is never left out.", false, false, 12,
        minimum == null ? "" : minimum.amount().toPlainString()));
    fields.add(new Field.PickSome(QUIET, "When there is nothing to tell",
        List.of(new Card.Option("quiet", "Post nothing that day", "", content.quiet())), false));
    return new Form(ID, token.equals(NEW) ? "New digest" : "Change digest", "Save", token, fields);
  }

  static String token(Digest digest) {
    return digest.id() + ":" + digest.version();
  }

  /** Slack offers channels alone; a conversation with one person cannot stand there at first. */
  private static String initial(ChannelId channel) {
    return channel.value().matches("[CG][A-Z0-9]+") ? channel.value() : "";
  }
}
