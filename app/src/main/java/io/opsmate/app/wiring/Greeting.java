package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings;
import java.net.URI;
import java.util.List;

/** The first lines a person reads. */
final class Greeting {
  private Greeting() {}

  static List<String> sandbox(Settings settings, URI page) {
    String estate = switch (settings.estate()) {
      case DEMO -> "a demo estate; nothing here can reach a real system";
      case AWS -> settings.aws()
          .endpoint()
          .map(endpoint -> "the AWS stand-in at " + endpoint)
          .orElse("your AWS account, read-only: the sandbox changes nothing there");
    };
    return List.of("", "OpsMate is up: the sandbox, with " + estate + ".", "", "  Open   " + page,
        "  Type   /opsmate zombies      as Requester", "  Then   press Approve         as Approver", "",
        "Ctrl-C stops it. Data is kept in " + settings.data() + ".", "");
  }

  static List<String> oauth(Settings settings, Settings.Mode.OAuth many) {
    String home = many.home()
        .map(workspace -> "The AWS account, the channel and the approvers of the settings are those of " + workspace
            + ".")
        .orElse("No workspace has the AWS account of the settings yet: set OPSMATE_DEFAULT_WORKSPACE.");
    return List.of("OpsMate is up on port " + settings.port() + ". Workspaces install it at " + many.publicUrl()
        + "/slack/install; Slack's requests go to /slack/events. " + home);
  }

  static List<String> slack(Settings settings) {
    String approvers = settings.approvers().isNobody()
        ? "Workspace admins may approve, until OPSMATE_APPROVERS or the workspace's rules name others."
        : settings.approvers().members().size() + " people and " + settings.approvers().groups().size()
            + " user groups may approve.";
    return List.of("OpsMate is up on port " + settings.port() + ". Slack's requests go to /slack/events. " + approvers);
  }
}
