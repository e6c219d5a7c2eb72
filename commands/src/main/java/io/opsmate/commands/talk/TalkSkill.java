package io.opsmate.commands.talk;

import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import java.util.List;

/** What people press below answers. */
public final class TalkSkill implements Skill {
  static final String FEEDBACK = "talk_feedback";

  /** For workspaces that know no feedback buttons. */
  public static final String UP = "talk_feedback_up";

  /** For workspaces that know no feedback buttons. */
  public static final String DOWN = "talk_feedback_down";

  private static final int PARTS = 4;

  private final Transactions transactions;
  private final Feedback feedback;

  public TalkSkill(Transactions transactions, Feedback feedback) {
    this.transactions = transactions;
    this.feedback = feedback;
  }

  /** What a thumb is about: the request it answered, the prompt and the model; no words of either side. */
  static String about(RequestKey request, String prompt, String model) {
    return request.value() + " " + prompt + " " + model.replace(' ', '_');
  }

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of("talk", "Keeps what people think of answers.", List.of())
        .withButtons(new ButtonSpec(FEEDBACK, this::thumb), new ButtonSpec(UP, this::thumb),
            new ButtonSpec(DOWN, this::thumb));
  }

  private Reply thumb(Press press) {
    String[] value = press.value().split(" ", PARTS);
    if (value.length < PARTS) {
      return Reply.toYou("Nothing was noted",
          Text.of("That button is from an older version of OpsMate. Press the thumb of a newer answer."));
    }
    boolean isUp = value[0].equals("up");
    transactions.run(press.org(), tx -> feedback.give(tx,
        new Feedback.Thumb(new RequestKey(value[1]), press.member(), isUp, value[2], value[3], press.now())));
    return Reply.toYou("Thank you", Text.of(isUp
        ? "I have noted that this answer was good."
        : "I have noted that this answer was bad. Ask again in other words, or see /opsmate help for commands."));
  }
}
