package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Words said to OpsMate in a message, kept in a job.
 *
 * @param words without OpsMate's name, as Slack escapes them
 * @param unread what belongs to the message and is not read
 * @param team the workspace of who said them; empty where Slack did not say
 * @param channel where they were said
 * @param thread the message they were said below; empty for none
 * @param ts Slack's id of the message that says them; empty where it is not known
 * @param request the {@link RequestKey}
 * @param askedAt when they came, ISO-8601
 */
public record WordsSaid(String words, Unread unread, String member, String team, String channel, String thread,
    String ts,
    String request, String askedAt) {
  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), Asker.Place.of(channel, thread), "", "", new RequestKey(request));
  }

  /**
   * What of a message is not read.
   *
   * @param files how many came with it
   * @param isCut it is longer than what is kept of it
   */
  public record Unread(int files, boolean isCut) {
    static final Unread NOTHING = new Unread(0, false);

    /** As whoever wrote it is told, below every answer. */
    List<Text> told() {
      List<Text> told = new ArrayList<>();
      if (files > 0) {
        told.add(Text.of("I cannot read files, so I went by your words alone and did not look at "
            + (files == 1 ? "the file" : "the " + files + " files")
            + " you sent. Paste the lines that matter as text."));
      }
      if (isCut) {
        told.add(Text.of("Your message is longer than I take: I read its first 3,000 characters and nothing after "
            + "them. Ask for less at once."));
      }
      return told;
    }
  }

  /** Words as they were kept before files were told of; such jobs may still be waiting. */
  public record Second(String words, String member, String team, String channel, String thread, String ts,
      String request, String askedAt) {
    WordsSaid now() {
      return new WordsSaid(words, Unread.NOTHING, member, team, channel, thread, ts, request, askedAt);
    }
  }

  /** Words as they were kept before conversations; such jobs may still be waiting. */
  public record First(String words, String member, String channel, String thread, String request, String askedAt) {
    WordsSaid now() {
      return new WordsSaid(words, Unread.NOTHING, member, "", channel, thread, "", request, askedAt);
    }
  }
}
