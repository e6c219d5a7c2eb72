package io.opsmate.app.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.opsmate.skills.advice.Turn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask, and what a good answer holds.
 *
 * @param about what it tests: {@code routing}, {@code answers}, {@code refusals}, {@code citations}, {@code injections},
 *     {@code explanation}
 * @param words what the person writes
 * @param before what was said before
 * @param route which kind of route is right; empty where none is asked for
 * @param command the command a route has to name, as typed
 * @param calls tools that have to be called
 * @param never tools that must not be called
 * @param cites whether something has to be cited
 * @param says patterns of which each has to be found, whatever the case
 * @param silent patterns of which none may be found
 * @param drafts how many plans have to be drafted
 */
record EvalCase(String id, String about, String words, List<Turn> before, String route, String command,
    List<String> calls, List<String> never, boolean cites, List<String> says, List<String> silent, int drafts) {
  EvalCase(@JsonProperty("id") String id, @JsonProperty("about") String about,
      @JsonProperty("words") @Nullable String words, @JsonProperty("before") @Nullable List<Turn> before,
      @JsonProperty("route") @Nullable String route, @JsonProperty("command") @Nullable String command,
      @JsonProperty("calls") @Nullable List<String> calls, @JsonProperty("never") @Nullable List<String> never,
      @JsonProperty("cites") boolean cites, @JsonProperty("says") @Nullable List<String> says,
      @JsonProperty("silent") @Nullable List<String> silent, @JsonProperty("drafts") int drafts) {
    this.id = id;
    this.about = about;
    this.words = Objects.requireNonNullElse(words, "");
    this.before = List.copyOf(Objects.requireNonNullElse(before, List.of()));
    this.route = Objects.requireNonNullElse(route, "");
    this.command = Objects.requireNonNullElse(command, "");
    this.calls = List.copyOf(Objects.requireNonNullElse(calls, List.of()));
    this.never = List.copyOf(Objects.requireNonNullElse(never, List.of()));
    this.cites = cites;
    this.says = List.copyOf(Objects.requireNonNullElse(says, List.of()));
    this.silent = List.copyOf(Objects.requireNonNullElse(silent, List.of()));
    this.drafts = drafts;
  }
}
