package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ActionRunner.Approved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outside world of these tests: instances that stop as the script says, and a list of what was really asked. */
final class ScriptedInstances implements Executor<StopInstance>, Recheck<StopInstance> {
  private final Map<String, Function<Approved<StopInstance>, Execution>> script = new HashMap<>();
  private final Map<String, Supplier<Recheck.Result>> rechecks = new HashMap<>();
  private final Map<String, Sighting> sightings = new HashMap<>();
  final List<String> calls = new ArrayList<>();
  final List<AttemptId> attempts = new ArrayList<>();

  void on(String instance, Function<Approved<StopInstance>, Execution> then) {
    script.put(instance, then);
  }

  void recheckGives(String instance, Recheck.Result result) {
    onRecheck(instance, () -> result);
  }

  void onRecheck(String instance, Supplier<Recheck.Result> then) {
    rechecks.put(instance, then);
  }

  void lookShows(String instance, Sighting sighting) {
    sightings.put(instance, sighting);
  }

  @Override
  public Execution execute(Approved<StopInstance> approved) {
    calls.add("stop " + approved.action().instance() + approved.token().map(token -> " " + token).orElse(""));
    attempts.add(approved.attempt());
    return script.getOrDefault(approved.action().instance(), _ -> Execution.done("stopped")).apply(approved);
  }

  @Override
  public Sighting look(StopInstance action, AttemptId attempt) {
    calls.add("look " + action.instance());
    return sightings.getOrDefault(action.instance(), new Sighting.NotYet());
  }

  @Override
  public Recheck.Result check(StopInstance action, Instant now) {
    return rechecks.getOrDefault(action.instance(), Recheck.Result.StillTrue::new).get();
  }
}
