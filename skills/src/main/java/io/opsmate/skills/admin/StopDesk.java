package io.opsmate.skills.admin;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pulls the stop and lifts it, and says so where people hear it. */
final class StopDesk {
  static final String SKILL = "skill";
  static final String REASON = "reason";
  private static final int LOOKED_AT = 500;

  private final AdminSkill.State state;
  private final AdminSkill.Voice voice;
  private final ApprovalDesk approvals;
  private final Supplier<SkillSet> skills;

  StopDesk(AdminSkill.State state, AdminSkill.Voice voice, ApprovalDesk approvals, Supplier<SkillSet> skills) {
    this.state = state;
    this.voice = voice;
    this.approvals = approvals;
    this.skills = skills;
  }

  Reply stop(CommandCall call) {
    String reason = call.arguments().text(REASON).orElse("").strip();
    Optional<String> named = call.arguments().text(SKILL);
    if (named.isPresent() && known(named.get()).isEmpty()) {
      return unknown(named.get());
    }
    if (reason.isEmpty()) {
      return Reply.toYou("Nothing was stopped", Text.of("Say why, so that others know: ",
          Text.code("/opsmate stop --reason \"deletions look wrong\""), "."));
    }
    Stop stop = new Stop(named.flatMap(this::known).orElse(null), call.member(), reason, call.now());
    Text says = Text.of(Text.strong("Stopped"), ": ", what(stop.skill()), ", by ", call.member(), " ", call.now(), ": ",
        reason, ". Nothing new begins. ", running(call, stop.skill()), " An approver lifts it with ",
        Text.code("/opsmate resume" + (stop.skill() == null ? "" : " " + stop.skill().value())), ".");
    boolean pulled = state.transactions()
        .in(call.org(), tx -> pull(tx, call, stop, Card.saying("OpsMate is stopped", says)));
    return pulled
        ? new Reply.Nothing()
        : Reply.toYou("Stopped already", Text.of(what(stop.skill()), " is stopped already, by you, for that reason."));
  }

  Reply resume(CommandCall call) {
    Optional<String> named = call.arguments().text(SKILL);
    if (named.isPresent() && known(named.get()).isEmpty()) {
      return unknown(named.get());
    }
    SkillName skill = named.flatMap(this::known).orElse(null);
    return state.transactions().in(call.org(), tx -> lift(tx, call, skill));
  }

  /** False when the same person pulled the same stop already: the request ran twice. */
  private boolean pull(Tx tx, CommandCall call, Stop stop, Card card) {
    boolean again = state.rules()
        .stops(tx)
        .stream()
        .anyMatch(one -> Objects.equals(one.skill(), stop.skill()) && one.by().equals(stop.by())
            && one.reason().equals(stop.reason()));
    if (!again) {
      state.rules().stop(tx, stop);
      state.audit()
          .record(tx, AuditEntry.by(call.member(), call.now(), "stop.pulled", subject(stop.skill()),
              Map.of("reason", stop.reason())));
      announce(tx, call, "stop", card);
    }
    return !again;
  }

  private Reply lift(Tx tx, CommandCall call, @Nullable SkillName skill) {
    Optional<Stop> lifted = state.rules().resume(tx, skill);
    if (lifted.isEmpty()) {
      return Reply.toYou("Nothing was resumed", Text.of(what(skill), " was not stopped. ", stillStopped(tx)));
    }
    Stop stop = lifted.get();
    state.audit()
        .record(tx, AuditEntry.by(call.member(), call.now(), "stop.lifted", subject(skill),
            Map.of("it was pulled for", stop.reason())));
    announce(tx, call, "resume", Card.saying("OpsMate goes on",
        Text.of(Text.strong("Resumed"), ": ", what(skill), ", by ", call.member(), " ", call.now(),
            ". It had been stopped by ", stop.by(), " ", stop.at(), ": ", stop.reason(), ". ", stillStopped(tx))));
    return new Reply.Nothing();
  }

  /** Where it was typed, and in the security channel when that is another. */
  private void announce(Tx tx, CommandCall call, String word, Card card) {
    voice.chat().card(tx, new CardKey(word + ":" + call.request().value()), 1, call.channel(), card);
    ChannelId security = state.rules().rules(tx).securityChannel();
    if (security != null && !security.equals(call.channel())) {
      voice.chat().card(tx, new CardKey(word + "-security:" + call.request().value()), 1, security, card);
    }
    voice.chat().homeChanged(tx);
  }

  private Text running(CommandCall call, @Nullable SkillName skill) {
    List<String> titles = approvals.open(call.org(), LOOKED_AT)
        .stream()
        .filter(one -> one.state() instanceof ApprovalState.Running)
        .map(Approval::plan)
        .filter(plan -> skill == null || plan.skill().equals(skill))
        .map(plan -> plan.title())
        .toList();
    return Text.of(titles.isEmpty()
        ? "Nothing was running."
        : "Running still, until the step that began is over: " + String.join(", ", titles) + ".");
  }

  private Text stillStopped(Tx tx) {
    List<Stop> left = state.rules().stops(tx);
    return Text.of(left.isEmpty()
        ? "Nothing is stopped now."
        : "Still stopped: " + left.stream().map(stop -> what(stop.skill())).collect(Collectors.joining(", ")) + ".");
  }

  private Optional<SkillName> known(String typed) {
    return acting().map(SkillDescriptor::name).filter(name -> name.value().equals(typed)).findFirst();
  }

  private Reply unknown(String typed) {
    String nearest = acting().map(skill -> skill.name().value())
        .sorted(Comparator.comparingInt((String name) -> -alike(name, typed)).thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .collect(Collectors.joining(", "));
    return Reply.toYou("Nothing was changed", Text.of("There is no skill ", Text.code(typed),
        " that acts. Nearest: ", nearest.isEmpty() ? "none" : nearest, ". Without a name, it is about everything."));
  }

  /** How many letters they begin with together. */
  private static int alike(String name, String typed) {
    int same = 0;
    while (same < Math.min(name.length(), typed.length()) && name.charAt(same) == typed.charAt(same)) {
      same++;
    }
    return same;
  }

  private java.util.stream.Stream<SkillDescriptor> acting() {
    return skills.get().all().stream().filter(skill -> !skill.actions().isEmpty());
  }

  private static String what(@Nullable SkillName skill) {
    return skill == null ? "everything" : skill.value();
  }

  private static String subject(@Nullable SkillName skill) {
    return skill == null ? "*" : skill.value();
  }
}
