package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.kernel.ActionType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Starts instances again, unless the script says otherwise; also the way back to it. */
final class ScriptedStarts
    implements Executor<StartInstance>, Recheck<StartInstance>, WayBack<StopInstance, StartInstance> {
  static final String KIND = "ec2.stopped-instance/1";

  final Map<String, Execution> script = new HashMap<>();
  final Map<String, Recheck.Result> rechecks = new HashMap<>();

  static Receipt receipt(String instance) {
    return Receipt.of(KIND, Map.of("instance", instance, "size", "m5.large"));
  }

  @Override
  public Execution execute(Approved<StartInstance> approved) {
    return script.getOrDefault(approved.action().instance(), Execution.done("started"));
  }

  @Override
  public Sighting look(StartInstance action, AttemptId attempt) {
    return new Sighting.NotYet();
  }

  @Override
  public Recheck.Result check(StartInstance action, Instant now) {
    return rechecks.getOrDefault(action.instance(), new Recheck.Result.StillTrue());
  }

  @Override
  public ActionType<StopInstance> of() {
    return StopInstance.TYPE;
  }

  @Override
  public ActionType<StartInstance> by() {
    return StartInstance.TYPE;
  }

  @Override
  public Optional<StartInstance> reverse(StopInstance done, Receipt receipt) {
    return receipt.kind().equals(KIND)
        ? Optional.of(
            new StartInstance(receipt.facts().getOrDefault("instance", ""), receipt.facts().getOrDefault("size", "")))
        : Optional.empty();
  }

  @Override
  public String evidence(StartInstance reverse) {
    return "was " + reverse.size();
  }

  @Override
  public Words words() {
    return new Words(new Plan.Deed("Start", "instance again", "instances again"), "The bill", "Stop them again");
  }
}
