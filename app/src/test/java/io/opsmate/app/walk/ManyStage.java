package io.opsmate.app.walk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An OpsMate that workspaces install, each with the demo estate, and the Slack around it. */
final class ManyStage implements AutoCloseable {
  static final String HOME = "T0HOME";

  final SlackStandIn slack;
  final ChildApp app;
  final Installer browser;
  private final Map<String, Outside> people = new HashMap<>();

  ManyStage(Path data) throws IOException {
    slack = new SlackStandIn();
    FirstRun.copyProgramsTo(data);
    String port = ChildApp.freePort();
    app = ChildApp.ready(Map.ofEntries(Map.entry("SLACK_CLIENT_ID", "1.2"), Map.entry("SLACK_CLIENT_SECRET", "secret"),
        Map.entry("SLACK_SIGNING_SECRET", Outside.SIGNING_SECRET), Map.entry("SLACK_APP_ID", "A0WALK"),
        Map.entry("SLACK_API_URL", slack.url() + "api/"), Map.entry("OPSMATE_PUBLIC_URL", "http://127.0.0.1:" + port),
        Map.entry("OPSMATE_DEFAULT_WORKSPACE", HOME), Map.entry("OPSMATE_ESTATE", "demo"),
        Map.entry("OPSMATE_APPROVERS", Stage.APPROVER), Map.entry("OPSMATE_DATA", data.toString()),
        Map.entry("OPSMATE_PORT", port)));
    browser = new Installer(URI.create("http://127.0.0.1:" + port));
  }

  /** The people of a workspace. */
  Outside in(String workspace) {
    return people.computeIfAbsent(workspace, one -> new Outside(app.at("/slack/events"), slack.url(), one));
  }

  @Override
  public void close() {
    people.values().forEach(Outside::close);
    browser.close();
    app.close();
    slack.close();
  }
}
