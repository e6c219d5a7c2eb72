package io.opsmate.app.adapter.aws.act;

import static io.opsmate.app.adapter.aws.StrangeAnswer.there;

import io.opsmate.skills.zombie.RestoreVolume;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * A volume made from a final snapshot, as far as it has got.
 *
 * @param state EC2's word: {@code creating}, {@code available}, {@code error} …
 */
record RestoredVolume(String id, String state) {
  private static final Set<String> READY = Set.of("available", "in-use");
  private static final Set<String> GONE = Set.of("deleting", "deleted");

  static RestoredVolume read(Volume from) {
    return new RestoredVolume(there(from.volumeId(), "id", "volume"), there(from.stateAsString(), "state", "volume"));
  }

  static RestoredVolume read(CreateVolumeResponse from) {
    return new RestoredVolume(there(from.volumeId(), "id", "volume"), there(from.stateAsString(), "state", "volume"));
  }

  boolean isReady() {
    return READY.contains(state);
  }

  boolean isThere() {
    return !GONE.contains(state);
  }

  String evidence(RestoreVolume from) {
    return "restored as " + id + " in " + from.zone() + " from " + from.snapshotId() + ", which is kept";
  }
}
