package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.util.List;
import java.util.Optional;

/** The few calls by which OpsMate speaks in one workspace. None throws. */
public interface SlackPost {
  /** {@code thread} is the ts of the message to answer below. A member's id as channel is a direct message. */
  SlackAnswer post(ChannelId channel, Optional<String> thread, Body body);

  SlackAnswer update(ChannelId channel, String ts, Body body);

  /** Ends a text that grows, as it is; refused where none does. */
  default SlackAnswer endGrowing(ChannelId channel, String ts) {
    return new SlackAnswer.Refused("unknown_method", List.of());
  }

  /** Only the member sees it; {@code thread} as for {@link #post}. */
  SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body);

  /** Answers a command or a press by its {@code response_url}, which must have been checked. */
  SlackAnswer respond(String url, boolean inChannel, Body body);

  /**
   * Publishes over the view with that hash, or over any when it is empty; refused with {@code hash_conflict} when Slack
   * shows another one. The hash of the new view is the {@code ts} of what is answered.
   */
  SlackAnswer publishHome(MemberId member, String view, String over);

  /** Gives Slack a picture that messages and views may show from then on; {@code alt} is at most 1000 characters. */
  FileAnswer upload(Paper picture, String alt);

  /** Files in a thread, with words above them. */
  SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers);

  /** Shows something else in a window that is open. */
  SlackAnswer updateWindow(String window, String view);
}
