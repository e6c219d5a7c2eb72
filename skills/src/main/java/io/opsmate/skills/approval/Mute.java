package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.Set;

/**
 * What is not proposed for a while, because somebody wanted no more of it.
 *
 * @param actionName the action without its version: {@code ebs.delete-volume}
 * @param deed what the request that was muted would have done: {@code Delete 3 unattached EBS volumes}
 * @param until it ends by itself then
 */
public record Mute(MuteId id, String actionName, String deed, Reach reach, MemberId by, Instant at, Instant until,
    String reason) {
  /** How far a mute goes. */
  public sealed interface Reach {
    /** Only these, wherever they are asked for. */
    record These(Set<ResourceRef> resources) implements Reach {
      public These {
        resources = Set.copyOf(resources);
      }
    }

    /** Everything of the action in one channel. */
    record InChannel(ChannelId channel) implements Reach {}
  }

  public boolean holds(String action, ResourceRef resource, ChannelId channel) {
    return actionName.equals(action) && switch (reach) {
      case Reach.These(Set<ResourceRef> resources) -> resources.contains(resource);
      case Reach.InChannel(ChannelId where) -> where.equals(channel);
    };
  }

  /** What it covers, until when, by whom and why. */
  public Text says() {
    Text what = switch (reach) {
      case Reach.These(Set<ResourceRef> resources) -> Text.of(Text.strong(deed), ": these "
          + (resources.size() == 1 ? "is" : resources.size() + " are") + " muted");
      case Reach.InChannel(ChannelId channel) ->
          Text.of("Everything of ", Text.code(actionName), " in ", channel, " is muted");
    };
    return Text.of(what, " until ", until, " by ", by, ": ", reason);
  }
}
