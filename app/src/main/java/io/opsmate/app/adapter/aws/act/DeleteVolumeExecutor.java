package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.AwsFault;
import io.opsmate.app.adapter.aws.read.Ec2Lookup;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Receipt;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.zombie.DeleteVolume;
import io.opsmate.skills.zombie.KeptVolume;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Deletes a volume, but not before a final snapshot of it is complete. Between the two it waits, for hours if need be;
 * the token is the snapshot's id.
 */
public final class DeleteVolumeExecutor implements Executor<DeleteVolume> {
  private static final String NOTHING = "nothing was deleted";
  private static final Duration ASK_AGAIN = Duration.ofMinutes(2);
  private static final Set<String> GONE = Set.of("deleting", "deleted");

  private final AwsClients clients;
  private final InstantSource clock;
  private final Ec2Lookup lookup;
  private final FinalSnapshots finals;

  public DeleteVolumeExecutor(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
    this.lookup = new Ec2Lookup(clients::witness, Access.ACT);
    this.finals = new FinalSnapshots(clients, lookup);
  }

  @Override
  public Execution execute(Approved<DeleteVolume> approved) {
    DeleteVolume volume = approved.action();
    return approved.token()
        .map(snapshot -> follow(volume, snapshot, approved.attempt()))
        .orElseGet(() -> begin(volume, approved.attempt()));
  }

  @Override
  public Sighting look(DeleteVolume volume, AttemptId attempt) {
    return switch (lookup.volume(region(volume), new VolumeId(volume.volumeId()))) {
      case Reading.Unknown<Optional<Volume>>(String because) -> new Sighting.CannotTell(because);
      case Reading.Known<Optional<Volume>>(Optional<Volume> found) when found.filter(this::isThere).isPresent() ->
          new Sighting.NotYet();
      case Reading.Known<Optional<Volume>> _ -> gone(volume, attempt);
    };
  }

  private Execution begin(DeleteVolume volume, AttemptId attempt) {
    return change(volume, "DeleteVolume", NOTHING).preflight(() -> clients.witness(region(volume))
        .deleteVolume(delete -> delete.volumeId(volume.volumeId()).dryRun(true)))
        .orElseGet(() -> switch (finals.of(region(volume), attempt)) {
          case Reading.Unknown<Optional<FinalSnapshot>>(String because) -> Execution.failed(because + "; " + NOTHING);
          case Reading.Known<Optional<FinalSnapshot>>(Optional<FinalSnapshot> begun) ->
              begun.map(snapshot -> goOn(volume, snapshot, attempt)).orElseGet(() -> snapshot(volume, attempt));
        });
  }

  private Execution snapshot(DeleteVolume action, AttemptId attempt) {
    return switch (lookup.rawVolume(region(action), new VolumeId(action.volumeId()))) {
      case Reading.Unknown<Optional<software.amazon.awssdk.services.ec2.model.Volume>>(String because) ->
          Execution.failed(because + "; " + NOTHING);
      case Reading.Known<Optional<software.amazon.awssdk.services.ec2.model.Volume>>(Optional<
          software.amazon.awssdk.services.ec2.model.Volume> found) ->
          found.map(volume -> snapshot(action, volume, attempt))
              .orElseGet(() -> Execution.refused("it no longer exists; " + NOTHING));
    };
  }

  private Execution snapshot(DeleteVolume action, software.amazon.awssdk.services.ec2.model.Volume volume,
      AttemptId attempt) {
    if (!volume.attachments().isEmpty()) {
      return Execution.refused("it has been attached in the meantime; " + NOTHING);
    }
    FinalSnapshot taken;
    try {
      taken = finals.take(region(action), volume, attempt);
    } catch (SdkException e) {
      return change(action, "CreateSnapshot", NOTHING).no(e);
    }
    return goOn(action, taken, attempt);
  }

  private Execution follow(DeleteVolume volume, String snapshot, AttemptId attempt) {
    return switch (finals.byId(region(volume), snapshot)) {
      case Reading.Known<Optional<FinalSnapshot>>(Optional<FinalSnapshot> found) ->
          found.map(one -> goOn(volume, one, attempt))
              .orElseGet(() -> Execution.failed("the final snapshot " + snapshot + " has gone; " + NOTHING));
      case Reading.Unknown<Optional<FinalSnapshot>>(String because) -> new Execution.Waiting(snapshot,
          clock.instant().plus(ASK_AGAIN), "final snapshot " + snapshot + ": " + because + "; asking again");
    };
  }

  private Execution goOn(DeleteVolume volume, FinalSnapshot snapshot, AttemptId attempt) {
    if (!snapshot.volumeId().equals(volume.volumeId())) {
      return Execution.failed("snapshot " + snapshot.id() + " is of " + snapshot.volumeId() + "; " + NOTHING);
    }
    return switch (snapshot.state()) {
      case "completed" -> delete(volume, snapshot, attempt);
      case "pending" ->
          new Execution.Waiting(snapshot.id(), snapshot.lookAgainAt(clock.instant()), snapshot.says());
      default -> Execution.failed("the final snapshot " + snapshot.id() + " is in state " + snapshot.state()
          + (snapshot.trouble().isEmpty() ? "" : " (" + snapshot.trouble() + ")") + "; " + NOTHING);
    };
  }

  private Execution delete(DeleteVolume volume, FinalSnapshot snapshot, AttemptId attempt) {
    Optional<Receipt> receipt = kept(volume, snapshot).map(KeptVolume::receipt);
    try {
      clients.actor(region(volume)).deleteVolume(delete -> delete.volumeId(volume.volumeId()));
      return Execution.done(evidence(volume, snapshot), receipt);
    } catch (SdkException e) {
      Change change = change(volume, "DeleteVolume",
          "the volume was not deleted, and its final snapshot " + snapshot.id() + " is kept");
      return change.call().fault(e).kind() == AwsFault.Kind.NOT_FOUND ? notFound(volume, attempt) : change.no(e);
    }
  }

  /** As it is now; as it was when the snapshot was begun, if it cannot be read now. */
  private Optional<KeptVolume> kept(DeleteVolume volume, FinalSnapshot snapshot) {
    return lookup.rawVolume(region(volume),
        new VolumeId(volume.volumeId())) instanceof Reading.Known<
            Optional<software.amazon.awssdk.services.ec2.model.Volume>>(Optional<
                software.amazon.awssdk.services.ec2.model.Volume> found)
        && found.isPresent()
            ? Optional.of(VolumeTags.kept(region(volume), found.get(), snapshot.id()))
            : snapshot.kept();
  }

  /** AWS did not know the volume when it was to be deleted: believe that only after a look. */
  private Execution notFound(DeleteVolume volume, AttemptId attempt) {
    return switch (look(volume, attempt)) {
      case Sighting.Happened(String evidence, Optional<Receipt> receipt) -> Execution.done(evidence, receipt);
      case Sighting.NotYet _ -> Execution.unknown("AWS first did not know the volume, then showed it");
      case Sighting.CannotTell(String evidence) -> Execution.unknown(evidence);
    };
  }

  /** The volume is gone; by us only when our final snapshot is there. */
  private Sighting gone(DeleteVolume volume, AttemptId attempt) {
    return switch (finals.of(region(volume), attempt)) {
      case Reading.Known<Optional<FinalSnapshot>>(Optional<FinalSnapshot> found) ->
          found.<Sighting>map(snapshot -> new Sighting.Happened(evidence(volume, snapshot),
              snapshot.kept().map(KeptVolume::receipt)))
              .orElseGet(() -> new Sighting.CannotTell(
                  "the volume is gone, but there is no final snapshot of this attempt: somebody else deleted it"));
      case Reading.Unknown<Optional<FinalSnapshot>>(String because) -> new Sighting.CannotTell(
          "the volume is gone; whether its final snapshot exists could not be read (" + because + ")");
    };
  }

  private boolean isThere(Volume volume) {
    return !GONE.contains(volume.state());
  }

  private static String evidence(DeleteVolume volume, FinalSnapshot snapshot) {
    return "deleted; final snapshot " + snapshot.id() + " in " + volume.region() + " restores it";
  }

  private static Change change(DeleteVolume volume, String operation, String nothing) {
    return new Change(new AwsCall(operation, region(volume), Access.ACT), nothing);
  }

  private static Region region(DeleteVolume volume) {
    return new Region(volume.region());
  }
}
