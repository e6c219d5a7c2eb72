package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.Access;
import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.read.Ec2Lookup;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.zombie.DeleteSnapshot;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Deletes a snapshot. AWS itself refuses when an image needs it or a lock holds it. */
public final class DeleteSnapshotExecutor implements Executor<DeleteSnapshot> {
  private final AwsClients clients;
  private final Ec2Lookup lookup;

  public DeleteSnapshotExecutor(AwsClients clients) {
    this.clients = clients;
    this.lookup = new Ec2Lookup(clients::witness, Access.ACT);
  }

  @Override
  public Execution execute(Approved<DeleteSnapshot> approved) {
    DeleteSnapshot snapshot = approved.action();
    Change change = new Change(new AwsCall("DeleteSnapshot", region(snapshot), Access.ACT), "nothing was deleted");
    return change.preflight(() -> clients.witness(region(snapshot))
        .deleteSnapshot(delete -> delete.snapshotId(snapshot.snapshotId()).dryRun(true)))
        .orElseGet(() -> delete(snapshot, change));
  }

  @Override
  public Sighting look(DeleteSnapshot snapshot, AttemptId attempt) {
    return switch (lookup.snapshot(region(snapshot), new SnapshotId(snapshot.snapshotId()))) {
      case Reading.Known<Optional<Snapshot>>(Optional<Snapshot> found) -> found.isPresent()
          ? new Sighting.NotYet()
          : new Sighting.Happened("deleted; AWS does not know it any more");
      case Reading.Unknown<Optional<Snapshot>>(String because) -> new Sighting.CannotTell(because);
    };
  }

  private Execution delete(DeleteSnapshot snapshot, Change change) {
    try {
      clients.actor(region(snapshot)).deleteSnapshot(delete -> delete.snapshotId(snapshot.snapshotId()));
      return Execution.done("deleted; only a Recycle Bin rule of the account could bring it back");
    } catch (SdkException e) {
      return change.no(e);
    }
  }

  private static Region region(DeleteSnapshot snapshot) {
    return new Region(snapshot.region());
  }
}
