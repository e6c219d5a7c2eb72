package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;

/**
 * Words said to OpsMate in a message, kept in a job.
 *
 * @param words without OpsMate's name, as Slack escapes them
 * @param team the workspace of who said them; empty where Slack did not say
 * @param channel where they were said
 * @param thread the message they were said below; empty for none
 * @param ts Slack's id of the message that says them; empty where it is not known
 * @param request the {@link RequestKey}
 * @param askedAt when they came, ISO-8601
 */
public record WordsSaid(String words, String member, String team, String channel, String thread, String ts,
    String request, String askedAt) {
  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), Asker.Place.of(channel, thread), "", "", new RequestKey(request));
  }

  /** Words as they were kept before conversations; such jobs may still be waiting. */
  public record First(String words, String member, String channel, String thread, String request, String askedAt) {
    WordsSaid now() {
      return new WordsSaid(words, member, "", channel, thread, "", request, askedAt);
    }
  }
}
