package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.AwsFault;
import io.opsmate.app.adapter.aws.StrangeAnswer;
import io.opsmate.app.adapter.aws.read.Ec2Lookup;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.zombie.RestoreVolume;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes a deleted volume again from its final snapshot, unless it has been made again already. Waits until EC2 shows it
 * ready; the token is its id, or {@value #UNANSWERED}.
 */
public final class RestoreVolumeExecutor implements Executor<RestoreVolume> {
  private static final String NOTHING = "nothing was restored";
  private static final String UNANSWERED = "a request that AWS did not answer";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final InstantSource clock;
  private final Ec2Lookup lookup;
  private final RestoredVolumes volumes;

  public RestoreVolumeExecutor(AwsClients clients, InstantSource clock) {
    this.clock = clock;
    this.lookup = new Ec2Lookup(clients::witness, Access.ACT);
    this.volumes = new RestoredVolumes(clients, lookup);
  }

  @Override
  public Execution execute(Approved<RestoreVolume> approved) {
    RestoreVolume action = approved.action();
    AttemptId attempt = approved.attempt();
    return approved.token()
        .filter(token -> !token.equals(UNANSWERED))
        .map(id -> follow(action, id))
        .orElseGet(() -> begin(action, attempt, approved.token().isPresent()));
  }

  @Override
  public Sighting look(RestoreVolume action, AttemptId attempt) {
    return switch (volumes.by(attempt, action)) {
      case Reading.Unknown<Optional<RestoredVolume>>(String because) -> new Sighting.CannotTell(because);
      case Reading.Known<Optional<RestoredVolume>>(Optional<RestoredVolume> found) ->
          found.filter(RestoredVolume::isReady)
              .<Sighting>map(volume -> new Sighting.Happened(volume.evidence(action)))
              .orElseGet(Sighting.NotYet::new);
    };
  }

  /** First what this attempt made before a crash, then whether there is anything to make, then the making. */
  private Execution begin(RestoreVolume action, AttemptId attempt, boolean again) {
    return switch (volumes.by(attempt, action)) {
      case Reading.Unknown<Optional<RestoredVolume>>(String because) -> unread(because);
      case Reading.Known<Optional<RestoredVolume>>(Optional<RestoredVolume> ours) ->
          ours.map(volume -> goOn(action, volume))
              .or(() -> objection(action))
              .or(() -> change(action).preflight(() -> volumes.tryOut(action, attempt)))
              .orElseGet(() -> make(action, attempt, again));
    };
  }

  /** A reason not to go on. */
  private Optional<Execution> objection(RestoreVolume action) {
    return switch (lookup.snapshot(action.in(), action.from())) {
      case Reading.Unknown<Optional<Snapshot>>(String because) -> Optional.of(unread(because));
      case Reading.Known<Optional<Snapshot>>(Optional<Snapshot> found) -> unfit(action, found)
          .map(because -> Execution.refused(because + "; " + NOTHING))
          .or(() -> restoredBefore(action));
    };
  }

  private Optional<Execution> restoredBefore(RestoreVolume action) {
    return switch (volumes.standingFor(action)) {
      case Reading.Unknown<Optional<RestoredVolume>>(String because) -> Optional.of(unread(because));
      case Reading.Known<Optional<RestoredVolume>>(Optional<RestoredVolume> other) ->
          other.map(one -> Execution.refused("it was restored already, as " + one.id() + "; " + NOTHING));
    };
  }

  private static Optional<String> unfit(RestoreVolume action, Optional<Snapshot> found) {
    String name = "its final snapshot " + action.snapshotId();
    return found.map(snapshot -> {
      if (!snapshot.state().equals("completed")) {
        return Optional.of(name + " is in state " + snapshot.state());
      }
      return snapshot.volume().equals(action.volumeId())
          ? Optional.<String>empty()
          : Optional.of(name + " is of " + snapshot.volume());
    }).orElseGet(() -> Optional.of(name + " no longer exists"));
  }

  private Execution make(RestoreVolume action, AttemptId attempt, boolean again) {
    try {
      return goOn(action, volumes.make(action, attempt));
    } catch (StrangeAnswer e) {
      return unanswered("AWS answered CreateVolume with " + e.getMessage(), attempt, again);
    } catch (SdkException e) {
      AwsFault fault = change(action).call().fault(e);
      return fault.kind() == AwsFault.Kind.UNANSWERED
          ? unanswered(fault.says(), attempt, again)
          : change(action).no(e);
    }
  }

  /** It may have happened. The same attempt asks once more, later, which makes no second volume. */
  private Execution unanswered(String says, AttemptId attempt, boolean again) {
    return again
        ? Execution.unknown(says + ", twice; look for a volume tagged " + FinalSnapshots.ATTEMPT + "=" + attempt)
        : new Execution.Waiting(UNANSWERED, clock.instant().plus(LOOK_AGAIN.multipliedBy(2)), says + "; asking again");
  }

  private Execution follow(RestoreVolume action, String id) {
    return switch (volumes.byId(action, id)) {
      case Reading.Known<Optional<RestoredVolume>>(Optional<RestoredVolume> found) ->
          found.map(volume -> goOn(action, volume))
              .orElseGet(
                  () -> Execution.failed("AWS began " + id + " and gave it up; if it is encrypted, check that its key "
                      + "still may be used; the snapshot " + action.snapshotId() + " is kept"));
      case Reading.Unknown<Optional<RestoredVolume>>(String because) -> new Execution.Waiting(id,
          clock.instant().plus(LOOK_AGAIN), "volume " + id + ": " + because + "; asking again");
    };
  }

  private Execution goOn(RestoreVolume action, RestoredVolume volume) {
    if (volume.isReady()) {
      return Execution.done(volume.evidence(action));
    }
    return volume.state().equals("creating")
        ? new Execution.Waiting(volume.id(), clock.instant().plus(LOOK_AGAIN),
            "volume " + volume.id() + " is being made")
        : Execution.failed("volume " + volume.id() + " is in state " + volume.state() + "; the snapshot "
            + action.snapshotId() + " is kept");
  }

  private static Execution unread(String because) {
    return Execution.failed(because + "; " + NOTHING);
  }

  private static Change change(RestoreVolume action) {
    return new Change(new AwsCall("CreateVolume", action.in(), Access.ACT), NOTHING);
  }
}
